/** Every refusal of people's routes needs words: a code without a key here, or a key without words, does not compile. */
import { PEOPLE_REFUSAL_CODES, type PeopleRefusalCode } from '#shared/domain/newsroom/refusals.ts'
import type { RefusalDetail } from '#shared/domain/refusal.ts'
import type { Translate, TranslateOf } from '../format/i18n.ts'
import { faultWords } from './faultKeys.ts'
import type { peopleEn } from './peopleEn.ts'

export type PeopleFaultKey = `refusal.${PeopleRefusalCode}`

export type TranslatePeople = Translate & TranslateOf<typeof peopleEn>

/**
 * What happened, for a person, and when it may be tried again where the server says so (`retryAfterMs`).
 * What is no refusal of these routes is said as on every other page.
 */
export function peopleFaultWords(code: string, detail: RefusalDetail, t: TranslatePeople): string {
  const refusal = PEOPLE_REFUSAL_CODES.find((known) => known === code)
  const words = refusal === undefined ? faultWords(code, t) : t(`refusal.${refusal}`)
  const wait = detail['retryAfterMs']
  return typeof wait === 'number' && wait > 0 ? `${words} ${retryWords(wait, t)}` : words
}

/** Rounded up, so that whoever waits as long as it says is not refused again. */
function retryWords(ms: number, t: TranslatePeople): string {
  const seconds = Math.ceil(ms / 1_000)
  if (seconds < 90) return t('retry.seconds', { n: seconds })
  const minutes = Math.ceil(seconds / 60)
  return minutes < 90 ? t('retry.minutes', { n: minutes }) : t('retry.hours', { n: Math.ceil(minutes / 60) })
}
