/** What the holding scene counts down to, as it is typed: minutes from now, or the time of day where the briefing is. */
import { calendarOf } from '#shared/domain/figures/boardCalendar.ts'

const MINUTE = 60_000
const DAY = 86_400_000

/** Null: the time that the briefing is scheduled for. Undefined: neither. `now` and the answer: the server's clock, in ms. */
export function typedUntil(typed: string, now: number, timeZone: string): number | null | undefined {
  const text = typed.trim()
  if (text === '') return null
  if (/^\d{1,3}$/.test(text)) return Math.round(now / 1_000) * 1_000 + Number(text) * MINUTE
  const [, hours, minutes] = /^(\d{1,2})\s?[:.hH]\s?(\d{2})$/.exec(text) ?? []
  if (hours === undefined || minutes === undefined || Number(hours) > 23 || Number(minutes) > 59) return undefined
  const { dayOf, startOf } = calendarOf(timeZone)
  const at = startOf(dayOf(now)) + (Number(hours) * 60 + Number(minutes)) * MINUTE
  // Before midnight, half past twelve at night is meant for tomorrow.
  return at < now ? at + DAY : at
}
