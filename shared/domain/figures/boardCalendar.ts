/** Days, months and years where the briefing is. */
import { momentOf } from './boardFigures.ts'
import type { Figure } from './state.ts'
import type { ProgrammeValues } from './vocabulary.ts'

/** Days are written `YYYY-MM-DD`, so that their texts sort as they do. */
export interface Calendar {
  readonly dayOf: (at: number) => string
  /** The first moment of a day, in milliseconds since 1970. */
  readonly startOf: (day: string) => number
}

export function calendarOf(timeZone: string): Calendar {
  const format = formatIn(timeZone)
  const ahead = new Map<number, number>()
  /** How far the clocks there are ahead of UTC. Most moments of a briefing share their quarter of an hour, and clocks change at one. */
  const offsetAt = (at: number): number => {
    const quarter = Math.floor(at / QUARTER) * QUARTER
    const known = ahead.get(quarter) ?? wallClock(format, quarter) - quarter
    ahead.set(quarter, known)
    return known
  }
  return {
    dayOf: (at) => new Date(at + offsetAt(at)).toISOString().slice(0, 10),
    startOf(day) {
      const midnight = Date.parse(day)
      // Twice, as the clocks may change between the two.
      return midnight - offsetAt(midnight - offsetAt(midnight))
    },
  }
}

export function yearOf(day: string): number {
  return Number(day.slice(0, 4))
}

/** Whole months up to the last day, the running one among them; null where there is no period or it is over. */
export function monthsLeft(period: ProgrammeValues['period'], today: string): number | null {
  if (period === null || today > period.to) return null
  return monthOf(period.to) - Math.max(monthOf(today), monthOf(period.from)) + 1
}

/** Whether it speaks of the period that the programme is about, or of none. Without one that is the year in which it was said. */
export function isOfPeriod(figure: Figure, period: ProgrammeValues['period'], { dayOf }: Calendar): boolean {
  const named = figure.values.period?.year ?? null
  if (named === null) return true
  const saidIn = yearOf(dayOf(momentOf(figure)))
  const year = named === 'this' ? saidIn : named === 'next' ? saidIn + 1 : named === 'last' ? saidIn - 1 : named
  return period === null ? year === saidIn : yearOf(period.from) <= year && year <= yearOf(period.to)
}

const QUARTER = 15 * 60 * 1000

/** What the clocks show, as if they were of UTC; in whole seconds. */
function wallClock(format: Intl.DateTimeFormat, at: number): number {
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
}

function monthOf(day: string): number {
  return yearOf(day) * 12 + Number(day.slice(5, 7))
}

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const options: Intl.DateTimeFormatOptions = {
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }
  try {
    return new Intl.DateTimeFormat('en', { ...options, timeZone })
  } catch {
    // One that this machine does not know: the log may come from another.
    return new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' })
  }
}
