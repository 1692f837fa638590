/** Every refusal about screens needs words: a code without a key here, or a key without words, does not compile. */
import { SCREEN_REFUSAL_CODES, type ScreenRefusalCode } from '#shared/domain/screens/refusals.ts'
import type { Translate, TranslateOf } from '../format/i18n.ts'
import { faultWords } from './faultKeys.ts'
import type { screenRefusalsEn } from './screenRefusalsEn.ts'

export type ScreenFaultKey = `refusal.${ScreenRefusalCode}`
export type TranslateScreenRefusals = Translate & TranslateOf<typeof screenRefusalsEn>

/** What happened, for a person; what is no refusal about screens is said by `otherwise`, or as on every other page. */
export function screenFaultWords<T extends TranslateScreenRefusals>(
  code: string,
  t: T,
  otherwise: (code: string, t: T) => string = faultWords,
): string {
  const refusal = SCREEN_REFUSAL_CODES.find((known) => known === code)
  return refusal === undefined ? otherwise(code, t) : t(`refusal.${refusal}`)
}
