/** The text that "copy quote" puts on the clipboard: the words, whose they are, when, where, and the way back. */
import type { Briefing } from '#shared/domain/state.ts'
import type { CurrentLine } from '#shared/domain/transcript.ts'
import type { Locale, Translate } from './i18n.ts'
import { named } from './speakers.ts'
import { clockTime, clockTimeWithSeconds, longDate, zoneName } from './times.ts'

export interface QuoteContext {
  readonly briefing: Pick<Briefing, 'title' | 'timeZone' | 'speakers'>
  readonly locale: Locale
  readonly t: Translate
  readonly url: string
}

export function quoteText(current: CurrentLine, { briefing, locale, t, url }: QuoteContext): string {
  const { line, text, correctedAt } = current
  const zone = briefing.timeZone
  const { name, about } = named(briefing.speakers.find((speaker) => speaker.id === line.speakerId) ?? null, t)
  const who = about === '' ? name : `${name}, ${about}`
  const day = longDate(line.saidAt, locale, zone)
  const time = `${clockTimeWithSeconds(line.saidAt, locale, zone)} (${zoneName(zone, line.saidAt, locale)})`
  const corrected =
    correctedAt === null ? '' : ` [${t('line.corrected', { time: clockTime(correctedAt, locale, zone) })}]`
  return `${t('quote.marks', { text })}${corrected}\n${who}, ${briefing.title}, ${day}, ${time}\n${url}`
}

/** The permanent address of a line, without whatever fragment or query the reader's own address has. */
export function lineUrl(location: Pick<Location, 'origin'>, briefingId: string, lineId: string): string {
  return `${location.origin}/b/${encodeURIComponent(briefingId)}#line-${encodeURIComponent(lineId)}`
}
