/** Dates in a document's header, and moments as a form takes and sends them. */
import { calendarOf } from '#shared/domain/figures/boardCalendar.ts'

/** As a field for a local date and time takes it; empty where the text names no day for sure. */
export function momentIn(text: string | undefined): string {
  if (text === undefined) return ''
  const iso = /\b(\d{4})-(\d{2})-(\d{2})\b/.exec(text)
  const [, year, month, day] = iso ?? written(text) ?? []
  if (year === undefined || month === undefined || day === undefined) return ''
  const number = /^\d+$/.test(month) ? Number(month) : monthNamed(month)
  if (number === 0 || number > 12 || Number(day) > 31) return ''
  return `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}T12:00`
}

/** Year last and month by name: `8 June 2026`, `8 juin 2026`, `June 8, 2026`. */
const DAY_FIRST = /\b(\d{1,2})(?:st|nd|rd|th|er)?\.?\s+(\p{L}{3,9})\.?,?\s+(\d{4})\b/iu
const MONTH_FIRST = /(?<!\p{L})(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/iu
const MONTHS: readonly (readonly string[])[] = [
  ['january', 'janvier'],
  ['february', 'février'],
  ['march', 'mars'],
  ['april', 'avril'],
  ['may', 'mai'],
  ['june', 'juin'],
  ['july', 'juillet'],
  ['august', 'août'],
  ['september', 'septembre'],
  ['october', 'octobre'],
  ['november', 'novembre'],
  ['december', 'décembre'],
]

/** Year, month and day after an empty first, as a match has them. */
function written(text: string): readonly string[] | null {
  const [, day, month, year] = DAY_FIRST.exec(text) ?? []
  if (day !== undefined && month !== undefined && year !== undefined && monthNamed(month) > 0)
    return ['', year, month, day]
  const [, name, second, last] = MONTH_FIRST.exec(text) ?? []
  return name === undefined || second === undefined || last === undefined ? null : ['', last, name, second]
}

/** 0 for none. */
function monthNamed(word: string): number {
  const folded = word.toLowerCase()
  return MONTHS.findIndex((names) => names.some((name) => name === folded || name.slice(0, 3) === folded)) + 1
}

/** Of a date and time as the clocks of that zone show them; null where the field is empty or no date. */
export function isoMoment(local: string, timeZone = 'UTC'): string | null {
  // Written as if it were of UTC, from which the calendar takes what the zone is ahead.
  const written = `${local}Z`
  if (local === '' || Number.isNaN(Date.parse(written))) return null
  return new Date(calendarOf(timeZone).startOf(written)).toISOString()
}
