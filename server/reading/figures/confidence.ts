/** How likely it is that value and unit are right, in percent: how much of them was spelled out, and how ambiguous the rest is. */
import type { SaidFigure } from '#shared/domain/figures/vocabulary.ts'
import type { Quantity } from './quantity.ts'

const SPELLED_OUT: Readonly<Record<Quantity['kind'], number>> = {
  money: 88,
  percent: 93,
  share: 84,
  count: 66,
  vague: 70,
}

export function confidenceOf(
  quantity: Quantity,
  { values, unitCarried, programme }: Omit<SaidFigure, 'confidence'>,
): number {
  let confidence = SPELLED_OUT[quantity.kind]
  if (quantity.currency !== null && !unitCarried) confidence += 7
  if (values.measure !== null) confidence += 3
  if (programme !== null) confidence += 2
  if (values.per !== null || values.period !== null) confidence += 1
  if (unitCarried) confidence -= 22
  if (quantity.short && quantity.currency === null) confidence -= 25
  if (quantity.kind === 'count' && quantity.power >= 6) confidence += 12
  if (values.unit !== null && quantity.kind === 'share') confidence += 4
  if (quantity.kind === 'share' && values.unit === null) confidence -= 12
  return Math.max(5, Math.min(99, confidence))
}
