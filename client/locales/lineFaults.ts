/** Every refusal about a line needs words: a code without a key here, or a key without words, does not compile. */
import { LINE_REFUSAL_CODES, type LineRefusalCode } from '#shared/domain/lineRefusals.ts'
import type { Translate, TranslateOf } from '../format/i18n.ts'
import { faultWords } from './faultKeys.ts'
import type { lineRefusalsEn } from './lineRefusalsEn.ts'

export type LineFaultKey = `refusal.${LineRefusalCode}`
export type TranslateLineRefusals = Translate & TranslateOf<typeof lineRefusalsEn>

/** What happened, for a person; what is no refusal about a line is said as on every other page. */
export function lineFaultWords(code: string, t: TranslateLineRefusals): string {
  const refusal = LINE_REFUSAL_CODES.find((known) => known === code)
  return refusal === undefined ? faultWords(code, t) : t(`refusal.${refusal}`)
}
