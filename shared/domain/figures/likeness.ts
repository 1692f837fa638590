/** Which figures say the same, and which say the same thing at different times. */
import { isSameMoney } from './boardLikeness.ts'
import type { Figure } from './state.ts'
import type { FigureValues, Measure, Period } from './vocabulary.ts'

/** Of these a later statement takes the place of an earlier one: "we were at 3, we are at 4". */
const SUPERSEDING: readonly (Measure | null)[] = ['total', 'target', 'pace', 'forecast']
/** Of these two cannot both be so. Pledges add up, and shares may be of different things. */
const RIVALLING: readonly (Measure | null)[] = [...SUPERSEDING, 'commitment']

export function sameValues(a: FigureValues, b: FigureValues): boolean {
  return isSaidAlike(a, b) && a.date === b.date && a.note === b.note
}

/** Whether a line says the same in both: dates and notes are by the desk. */
function isSaidAlike(a: FigureValues, b: FigureValues): boolean {
  return (
    sameAmount(a, b) &&
    a.unit === b.unit &&
    a.currency === b.currency &&
    a.bound === b.bound &&
    a.measure === b.measure &&
    a.per === b.per &&
    a.hedged === b.hedged &&
    a.base === b.base &&
    a.party?.name === b.party?.name &&
    a.party?.code === b.party?.code &&
    a.period?.said === b.period?.said &&
    samePeriod(a.period, b.period)
  )
}

export function sameAmount(a: FigureValues, b: FigureValues): boolean {
  return a.value === b.value && a.high === b.high && a.of === b.of && a.from === b.from
}

/** Whether they state the same thing at different times. */
export function isSameSeries(a: Figure, b: Figure): boolean {
  return isAbout(a, b, SUPERSEDING)
}

/** Whether only one of them can be so. */
export function isSameMatter(a: Figure, b: Figure): boolean {
  return a.programme !== null && isAbout(a, b, RIVALLING)
}

function isAbout(a: Figure, b: Figure, measures: readonly (Measure | null)[]): boolean {
  return (
    a.programme === b.programme &&
    measures.includes(a.values.measure) &&
    a.values.value !== null &&
    b.values.value !== null &&
    isSameKind(a.values, b.values) &&
    samePeriod(a.values.period, b.values.period)
  )
}

export function isSameKind(a: FigureValues, b: FigureValues): boolean {
  return a.measure === b.measure && a.currency === b.currency && a.per === b.per && unitOf(a) === unitOf(b)
}

/** False where one cannot be what the other is: percent and a count, crowns and euros, a month and a year. */
export function mayBeSame(a: FigureValues, b: FigureValues): boolean {
  const isSameCurrency = a.currency === null || b.currency === null || isSameMoney(a.currency, b.currency)
  return (
    isSameCurrency && (a.unit === '%') === (b.unit === '%') && (a.per === null || b.per === null || a.per === b.per)
  )
}

function samePeriod(a: Period | null, b: Period | null): boolean {
  if (a === null || b === null) return a === b
  const isNamed = a.months.length > 0 || a.year !== null
  return a.year === b.year && a.months.join() === b.months.join() && (isNamed || folded(a.said) === folded(b.said))
}

function unitOf({ unit }: FigureValues): string | null {
  return unit === null ? null : folded(unit)
}

/** Without what typing it differently changes. */
export function folded(words: string): string {
  return words.normalize('NFKC').trim().toLowerCase()
}
