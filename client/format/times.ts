/** Clock times, dates and running times as the reader's language writes them, in the zone of the briefing. */
import type { Locale } from './i18n.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

// Making a formatter costs more than a thousand uses of it.
function format(locale: Locale, zone: string | undefined, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const tag = locale === 'en' ? 'en-GB' : 'fr-FR'
  const key = `${tag} ${zone ?? ''} ${JSON.stringify(options)}`
  let known = formats.get(key)
  if (known === undefined) {
    known = new Intl.DateTimeFormat(tag, { ...options, timeZone: knownZone(zone) })
    formats.set(key, known)
  }
  return known
}

/** A zone that this browser does not know falls back to UTC, which `zoneName` then says. */
function knownZone(zone: string | undefined): string | undefined {
  if (zone === undefined) return undefined
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return zone
  } catch {
    return 'UTC'
  }
}

/** `09:12` of an instant in ms. */
export function clockTime(at: number, locale: Locale, zone?: string): string {
  return format(locale, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
}

/** `09:12:04` of an instant in ms. */
export function clockTimeWithSeconds(at: number, locale: Locale, zone?: string): string {
  return format(locale, zone, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(at)
}

export function longDate(at: number, locale: Locale, zone?: string): string {
  return format(locale, zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(at)
}

/** `24 Nov 2026` of an instant in ms. */
export function shortDate(at: number, locale: Locale, zone?: string): string {
  return format(locale, zone, { day: 'numeric', month: 'short', year: 'numeric' }).format(at)
}

/** `24 Nov 2026` of a calendar date such as `2026-11-24`, which is of no zone; as it is where it is none. */
export function calendarDay(date: string, locale: Locale): string {
  const at = Date.parse(`${date}T00:00:00Z`)
  return Number.isNaN(at) ? date : shortDate(at, locale, 'UTC')
}

/** `24 Nov 2026, 13:20 (Brussels)`: day and time in the zone that they name, for lists that mix zones. */
export function shortMoment(at: number, locale: Locale, zone: string): string {
  return `${shortDate(at, locale, zone)}, ${clockTime(at, locale, zone)} (${zonePlace(zone)})`
}

/** The city that names the zone; `UTC` for one that this browser does not know. */
function zonePlace(zone: string): string {
  return (knownZone(zone) ?? 'UTC').split('/').at(-1)?.replaceAll('_', ' ') ?? zone
}

/** Such as `Brussels, UTC+1` for `Europe/Brussels` at that instant. */
export function zoneName(zone: string, at: number, locale: Locale): string {
  const place = zonePlace(zone)
  const parts = format(locale, zone, { timeZoneName: 'shortOffset', hour: 'numeric' }).formatToParts(at)
  const offset = parts.find((part) => part.type === 'timeZoneName')?.value.replace('GMT', 'UTC') ?? 'UTC'
  return place === offset ? place : `${place}, ${offset}`
}

/** `01:12` or `1:02:03` of a span in ms; a negative span is none. */
export function runningTime(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const two = (n: number) => String(n).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return hours === 0 ? rest : `${hours}:${rest}`
}

/** `40 s` or `3 min` of a span in ms, in the reader's language. */
export function span(ms: number, locale: Locale): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  const [value, unit] =
    seconds < 90
      ? [seconds, 'second']
      : seconds < 5400
        ? [Math.round(seconds / 60), 'minute']
        : [Math.round(seconds / 3600), 'hour']
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value)
}
