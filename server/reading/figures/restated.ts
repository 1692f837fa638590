/** "at least 1 billion, maybe more than 1 billion a month": the same amount said twice in a sentence is one figure. */
import type { FigureValues, SaidFigure } from '#shared/domain/figures/vocabulary.ts'

const AGAIN = /(?:^| )(?:another|further|additional|also|same|autres?|encore|aussi|supplémentaires?|même)(?: |$)/u

/** `lead`: the words between them. */
export function isRestated(one: SaidFigure, other: SaidFigure, lead: string): boolean {
  if (one.values.value === null || AGAIN.test(lead)) return false
  const [a, b] = [one.values, other.values]
  return (
    a.value === b.value &&
    a.high === b.high &&
    a.of === b.of &&
    a.from === b.from &&
    a.unit === b.unit &&
    either(a.currency, b.currency) &&
    either(a.per, b.per) &&
    either(a.party?.name ?? null, b.party?.name ?? null) &&
    either(a.base, b.base)
  )
}

const either = (one: string | null, other: string | null) => one === null || other === null || one === other

/** The first, with what only the second tells. */
export function withRestated(one: SaidFigure, other: SaidFigure): SaidFigure {
  const [a, b] = [one.values, other.values]
  const values: FigureValues = {
    ...a,
    currency: a.currency ?? b.currency,
    measure: a.measure ?? b.measure,
    per: a.per ?? b.per,
    period: a.period ?? b.period,
    base: a.base ?? b.base,
    party: a.party ?? b.party,
  }
  return { ...one, values, programme: one.programme ?? other.programme }
}
