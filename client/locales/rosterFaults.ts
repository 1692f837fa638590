/** Every refusal about the roster needs words: a code without a key here, or a key without words, does not compile. */
import { ROSTER_REFUSAL_CODES, type RosterRefusalCode } from '#shared/domain/roster/refusals.ts'
import type { Translate, TranslateOf } from '../format/i18n.ts'
import { faultWords } from './faultKeys.ts'
import type { rosterRefusalsEn } from './rosterRefusalsEn.ts'

export type RosterFaultKey = `refusal.${RosterRefusalCode}`
export type TranslateRosterRefusals = Translate & TranslateOf<typeof rosterRefusalsEn>

/** What happened, for a person; what is no refusal about the roster is said as on every other page. */
export function rosterFaultWords(code: string, t: TranslateRosterRefusals): string {
  const refusal = ROSTER_REFUSAL_CODES.find((known) => known === code)
  return refusal === undefined ? faultWords(code, t) : t(`refusal.${refusal}`)
}
