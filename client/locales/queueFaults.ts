/** Every refusal of the queue needs words: a code without a key here, or a key without words, does not compile. */
import { QUEUE_REFUSAL_CODES, type QueueRefusalCode } from '#shared/domain/questions/refusals.ts'
import type { Translate, TranslateOf } from '../format/i18n.ts'
import { lineFaultWords, type TranslateLineRefusals } from './lineFaults.ts'
import type { queueEn } from './queueEn.ts'

export type QueueFaultKey = `refusal.${QueueRefusalCode}`
export type TranslateQueue = Translate & TranslateOf<typeof queueEn>
export type TranslateQueueRefusals = TranslateLineRefusals & TranslateOf<Pick<typeof queueEn, QueueFaultKey>>

/** What happened, for a person; what is no refusal of the queue is said as on every other page. */
export function queueFaultWords(code: string, t: TranslateQueueRefusals): string {
  const refusal = QUEUE_REFUSAL_CODES.find((known) => known === code)
  return refusal === undefined ? lineFaultWords(code, t) : t(`refusal.${refusal}`)
}
