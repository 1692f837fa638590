/** Why pairing a screen, or what is kept of it, was refused; and how long to wait where the server says so. */
import type { Locale, TranslateOf } from '../format/i18n.ts'
import type { Fault } from '../http/request.ts'
import type { deskScreensEn } from '../locales/deskScreensEn.ts'
import { screenFaultWords, type TranslateScreenRefusals } from '../locales/screenFaults.ts'
import { ageWords } from './screensWords.ts'

type PairingTranslate = TranslateScreenRefusals & TranslateOf<typeof deskScreensEn>

export function pairingFaultWords({ code, detail }: Fault, locale: Locale, t: PairingTranslate): string {
  const words = screenFaultWords<TranslateScreenRefusals>(code, t)
  const wait = detail['retryAfterMs']
  if (typeof wait !== 'number' || wait <= 0) return words
  // Rounded up, so that whoever waits as long as it says is not refused again.
  return `${words} ${t('deskScreens.retryIn', { time: ageWords(Math.ceil(wait / 1_000) * 1_000, locale, t) })}`
}
