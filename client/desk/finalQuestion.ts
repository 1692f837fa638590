/** How the desk is told of the announcement of the final question. */
import type { Briefing } from '#shared/domain/state.ts'
import { currentLine, findLine } from '#shared/domain/transcript.ts'
import type { Locale } from '../format/i18n.ts'
import { spokenText } from '../format/marks.ts'
import { named } from '../format/speakers.ts'
import { clockTime } from '../format/times.ts'
import type { DeskTranslate } from './trailWords.ts'

/** Null where the line is not held here, or was taken back. */
export function finalQuestionWords(
  briefing: Briefing,
  lineId: string,
  t: DeskTranslate,
  locale: Locale,
): { readonly by: string; readonly quote: string } | null {
  const line = findLine(briefing, lineId)
  if (line === undefined) return null
  const { text, marks, retracted } = currentLine(line, briefing.amendments)
  if (retracted !== null) return null
  const who = named(briefing.speakers.find(({ id }) => id === line.speakerId) ?? null, t).name
  const words = spokenText(text, marks, (mark) => t(`mark.${mark}`))
  return {
    by: t('deskFinal.by', { who, time: clockTime(line.saidAt, locale, briefing.timeZone) }),
    quote: t('quote.marks', { text: words }),
  }
}
