/** Labels of German press conferences: what stands before a name there, and the ministries in brackets after it. */
import type { Side } from '#shared/domain/vocabulary.ts'

export const GERMAN_NAME = String.raw`(?:(?:DR|PROF|Dr|Prof)\. )*\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+){0,3}`
export const GERMAN_ASKS = String.raw`(?:(?:ZUSATZ|NACH)?FRAGE|ZUSATZ|(?:Zusatz|Nach)?[Ff]rage|Zusatz)`
export const GERMAN_CHAIR = String.raw`(?:VORS\.|Vors\.|VORSITZENDER?|Vorsitzender?)`
export const GERMAN_OFFICE = String.raw`(?:P?StS|PSts|P?STS|BM|BK|SRS|BMin|BKin)(?:['’]?(?:in|IN))?`
export const GERMAN_MINISTRY = String.raw`(?:BM\p{L}*|BK\p{L}*|BPA|AA)`

const FORMS: readonly (readonly [Side, RegExp])[] = [
  ['press', new RegExp(`^(?<role>${GERMAN_ASKS}) (?<name>${GERMAN_NAME})$`, 'u')],
  ['moderator', new RegExp(`^(?<role>${GERMAN_CHAIR}) (?<name>${GERMAN_NAME})$`, 'u')],
  ['podium', new RegExp(`^(?<role>${GERMAN_OFFICE}) (?<name>${GERMAN_NAME})$`, 'u')],
  ['podium', new RegExp(`^(?<name>${GERMAN_NAME}) \\((?<role>${GERMAN_MINISTRY})\\)$`, 'u')],
]

export interface GermanLabel {
  readonly name: string
  /** Null of somebody who asks. */
  readonly role: string | null
  readonly side: Side
}

export function germanLabel(label: string): GermanLabel | null {
  for (const [side, form] of FORMS) {
    const { name, role } = form.exec(label)?.groups ?? {}
    if (name !== undefined && role !== undefined) return { name, role: side === 'press' ? null : role, side }
  }
  return null
}
