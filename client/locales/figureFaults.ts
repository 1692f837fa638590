/** Every refusal about figures needs words: a code without a key here, or a key without words, does not compile. */
import { FIGURE_REFUSAL_CODES, type FigureRefusalCode } from '#shared/domain/figures/refusals.ts'
import type { TranslateOf } from '../format/i18n.ts'
import type { figuresEn } from './figuresEn.ts'
import { queueFaultWords, type TranslateQueueRefusals } from './queueFaults.ts'

export type FigureFaultKey = `refusal.${FigureRefusalCode}`
type TranslateRefusals = TranslateQueueRefusals & TranslateOf<Pick<typeof figuresEn, FigureFaultKey>>

/** What happened, for a person at the desk; what is no refusal about figures is said as for the queue, then as everywhere. */
export function figureFaultWords(code: string, t: TranslateRefusals): string {
  const refusal = FIGURE_REFUSAL_CODES.find((known) => known === code)
  return refusal === undefined ? queueFaultWords(code, t) : t(`refusal.${refusal}`)
}
