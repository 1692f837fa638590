/** The zone of a time on a screen, where the clocks around the screen show another one. */
import type { Locale } from '../format/i18n.ts'
import { clockTime, longDate } from '../format/times.ts'

/**
 * Such as `CET` or `UTC+1`, after a space that does not break; nothing where whoever reads it would read the same on a watch.
 * `own`: the zone of the device, unless it is told.
 */
export function zoneMark(at: number, locale: Locale, zone: string, own?: string): string {
  const read = (where?: string) => `${longDate(at, locale, where)} ${clockTime(at, locale, where)}`
  return read(zone) === read(own) ? '' : `\u00a0${shortName(at, locale, zone)}`
}

function shortName(at: number, locale: Locale, zone: string): string {
  try {
    const tag = locale === 'en' ? 'en-GB' : 'fr-FR'
    const parts = new Intl.DateTimeFormat(tag, { timeZone: zone, timeZoneName: 'short' }).formatToParts(at)
    const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'UTC'
    return name.replace(/^GMT(?=[+\-−])/, 'UTC')
  } catch {
    // A zone that this browser does not know: the time is then that of UTC.
    return 'UTC'
  }
}
