/** The period of a figure as it is typed: the words that name it, its months, its year. */
import type { Period } from '#shared/domain/figures/vocabulary.ts'

export interface TypedPeriod {
  readonly periodSaid: string
  readonly months: readonly number[]
  /** `this`, `next`, `last`, a year in digits, or nothing. */
  readonly year: string
}

export type ReadPeriod =
  | { readonly ok: true; readonly period: Period | null }
  | { readonly ok: false; readonly field: 'year' | 'periodSaid'; readonly fault: 'not-year' | 'needs-words' }

export function typedPeriod(period: Period | null): TypedPeriod {
  if (period === null) return { periodSaid: '', months: [], year: '' }
  return { periodSaid: period.said, months: period.months, year: period.year === null ? '' : String(period.year) }
}

/** Months and a year need words that name them, since a reader is shown those in the first place. */
export function periodFrom({ periodSaid, months, year }: TypedPeriod, before: Period | null): ReadPeriod {
  const read = yearFrom(year)
  if (read === undefined) return { ok: false, field: 'year', fault: 'not-year' }
  const said = periodSaid.trim().replace(/\s+/g, ' ')
  if (said === '') {
    if (months.length === 0 && read === null) return { ok: true, period: null }
    return { ok: false, field: 'periodSaid', fault: 'needs-words' }
  }
  return { ok: true, period: { said, months: inOrder(months, before?.months ?? []), year: read } }
}

const RELATIVE = ['this', 'next', 'last'] as const

function yearFrom(typed: string): Period['year'] | undefined {
  const text = typed.trim()
  if (text === '') return null
  const relative = RELATIVE.find((each) => each === text)
  if (relative !== undefined) return relative
  const year = /^\d{4}$/.test(text) ? Number(text) : Number.NaN
  return year >= 1900 && year <= 2200 ? year : undefined
}

/** As they were where they are the same; else one row, which may go over the end of a year, else as the year goes. */
function inOrder(months: readonly number[], before: readonly number[]): number[] {
  const chosen = new Set(months)
  if (before.length === chosen.size && before.every((month) => chosen.has(month))) return [...before]
  const sorted = [...chosen].toSorted((a, b) => a - b)
  const starts = sorted.filter((month) => !chosen.has(month === 1 ? 12 : month - 1))
  const [start] = starts
  if (starts.length !== 1 || start === undefined) return sorted
  return [...sorted.filter((month) => month >= start), ...sorted.filter((month) => month < start)]
}
