/** Moments as a reader compares them: times where all are of one day, else days with times. */
import type { Locale } from '../../format/i18n.ts'
import { clockTime, shortDate } from '../../format/times.ts'

export function momentTexts(moments: readonly number[], locale: Locale, timeZone: string): readonly string[] {
  const days = moments.map((at) => shortDate(at, locale, timeZone))
  const isOneDay = new Set(days).size < 2
  return moments.map((at, index) => {
    const time = clockTime(at, locale, timeZone)
    return isOneDay ? time : `${days[index] ?? ''}, ${time}`
  })
}
