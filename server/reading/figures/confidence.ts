/** How likely it is that value and unit are right, in percent: how much of them was spelled out, and how ambiguous the rest is. */
import type { SaidFigure } from '#shared/domain/figures/vocabulary.ts'
import { ONE } from './amounts.ts'
import type { Quantity } from './quantity.ts'
import type { Surroundings } from './surroundings.ts'

/**
 * Weights set by hand, against the sentences of `test/reading/figures/fixtures/seen`: all that is read there is right, also what
 * was carried or abbreviated, so nothing is lowered far. They stay below 100 as the grammar was written with those in view.
 */
const SPELLED_OUT: Readonly<Record<Quantity['kind'], number>> = {
  money: 88,
  percent: 93,
  share: 88,
  count: 82,
  vague: 84,
}
type Values = SaidFigure['values']

/** Below what readers are shown: a bare number that no word calls a sum. */
const DOUBTFUL = 55

/** "5 million people live there", "at 5 per cent unemployment": said of the world rather than reported. */
const isGeneral = ({ kind, currency, from }: Quantity, { base }: Values, tail: string) =>
  kind === 'count' ||
  (kind === 'percent' && base === null && from === null) ||
  (kind === 'money' && currency === null && /^(?:of (?:us|them|you)|d' entre nous)(?= |$)/u.test(tail))

/** "With 3 per cent inflation, …" */
const isCircumstance = ({ kind }: Quantity, { measure }: Values, lead: string) =>
  kind === 'percent' && (measure === null || measure === 'share') && /^(?:at|with|avec|à)$/u.test(lead)

/** "If we reach 5 billion, …" */
const isConditional = ({ measure }: Values, lead: string) =>
  (measure === null || measure === 'total' || measure === 'target') && IF.test(lead.slice(-120))

const IF =
  /(?:^| )(?:if|unless|whether|si|s') (?:we|i|you|they|it|he|she|nous|on|vous|ils|elles|il|elle|j'|je)(?: [^ ,;]+){1,8}$/u

const SMALL = 1_000n * ONE

/** "Oil is at 80 dollars": what a thing costs, and no sum of anybody's. */
const isPrice = ({ kind, power, value, currency }: Quantity, { per, party }: Values) =>
  kind === 'money' &&
  currency !== null &&
  power === 0 &&
  value !== null &&
  value < SMALL &&
  per === null &&
  party === null

export function confidenceOf(
  quantity: Quantity,
  { values, unitCarried, programme }: Omit<SaidFigure, 'confidence'>,
  { lead, tail }: Pick<Surroundings, 'lead' | 'tail'>,
): number {
  let confidence = SPELLED_OUT[quantity.kind]
  if (quantity.currency !== null && !unitCarried) confidence += 7
  if (values.measure !== null) confidence += 3
  if (programme !== null) confidence += 2
  if (values.per !== null || values.period !== null) confidence += 1
  if (unitCarried) confidence -= 8
  if (quantity.short && quantity.currency === null) confidence -= 14
  if (quantity.kind === 'count' && quantity.power >= 6) confidence += 6
  if (values.unit !== null && quantity.kind === 'share') confidence += 4
  if (quantity.kind === 'share' && values.unit === null) confidence -= 8
  if (values.measure === null && (unitCarried || isGeneral(quantity, values, tail))) return DOUBTFUL
  if (isCircumstance(quantity, values, lead) || isConditional(values, lead) || isPrice(quantity, values))
    return DOUBTFUL
  return Math.max(5, Math.min(99, confidence))
}
