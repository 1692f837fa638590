/** Why an act of the desk was not done, in a sentence: who was faster and when, where that is why. */
import type { Briefing } from '#shared/domain/state.ts'
import type { Locale } from '../format/i18n.ts'
import { clockTimeWithSeconds } from '../format/times.ts'
import { queueFaultWords } from '../locales/queueFaults.ts'
import type { DeskRefusal } from '../stores/desk.ts'
import { didWords, whoseWords, type DeskTranslate } from './trailWords.ts'

/** `briefing`: for the name of whoever asked the question, and the zone of the time. */
export function refusedWords(
  { code, detail }: Pick<DeskRefusal, 'code' | 'detail'>,
  briefing: Briefing | null,
  locale: Locale,
  t: DeskTranslate,
): string {
  const { by, did, at, question } = detail
  if (typeof by !== 'string' || typeof did !== 'string') return queueFaultWords(code, t)
  const whose = briefing === null ? t('trail.somebody') : whoseWords(briefing, [String(question)], t)
  const what = didWords({ kind: did, who: by, whose }, t)
  if (typeof at !== 'number') return t('trail.meanwhile', { what })
  return t('trail.meanwhileAt', { what, time: clockTimeWithSeconds(at, locale, briefing?.timeZone) })
}
