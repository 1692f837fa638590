/** Why an act of the desk was not done, in a sentence: who was faster and when, where that is why. */
import type { Briefing } from '#shared/domain/state.ts'
import type { Locale } from '../format/i18n.ts'
import { clockTimeWithSeconds } from '../format/times.ts'
import { figureFaultWords } from '../locales/figureFaults.ts'
import { screenFaultWords } from '../locales/screenFaults.ts'
import type { RefusalDetail } from '#shared/domain/refusal.ts'
import type { DeskRefusal } from '../stores/desk.ts'
import { figureWords, programmeWords, screenWords, type NamedScreen } from './trailSubject.ts'
import { didWords, whoseWords, type DeskTranslate } from './trailWords.ts'

/** `briefing`: for the name of whoever asked the question, and the zone of the time. */
export function refusedWords(
  { code, detail }: Pick<DeskRefusal, 'code' | 'detail'>,
  briefing: Briefing | null,
  locale: Locale,
  t: DeskTranslate,
  screens: readonly NamedScreen[] = [],
): string {
  const { by, did, at } = detail
  if (typeof by !== 'string' || typeof did !== 'string') return deskFaultWords(code, t)
  const what = didWords({ kind: did, who: by, whose: refusedSubject(detail, briefing, t, screens) }, t)
  if (typeof at !== 'number') return t('trail.meanwhile', { what })
  return t('trail.meanwhileAt', { what, time: clockTimeWithSeconds(at, locale, briefing?.timeZone) })
}

/** What happened, where nobody was faster. */
export function deskFaultWords(code: string, t: DeskTranslate): string {
  return screenFaultWords(code, t, figureFaultWords)
}

/** The figure, the programme, the screen or whose question was changed meanwhile. */
export function refusedSubject(
  { question, figure, programme, screen }: RefusalDetail,
  briefing: Briefing | null,
  t: DeskTranslate,
  screens: readonly NamedScreen[],
) {
  if (typeof screen === 'string') return screenWords([screen], screens, t)
  if (briefing === null) return t('trail.somebody')
  if (typeof figure === 'string') return figureWords(briefing, figure, t)
  if (typeof programme === 'string') return programmeWords(briefing, programme, t)
  return whoseWords(briefing, typeof question === 'string' ? [question] : [], t)
}
