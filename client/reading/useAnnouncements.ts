/** Hands the announcer the lines that came after this reader did, and what became of them since, each once. */
import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import type { Briefing, Line } from '#shared/domain/state.ts'
import { currentLine } from '#shared/domain/transcript.ts'
import { useI18n } from '../format/i18n.ts'
import { named } from '../format/speakers.ts'
import { BROWSER_CLOCK, type LinkClock } from '../live/linkTransport.ts'
import { amendedWords } from '../locales/wordSets.ts'
import { amendedNews, type AmendedNews } from './amendedNews.ts'
import { Announcer } from './announcer.ts'
import { preferences } from './preferences.ts'

export interface Announcement {
  readonly key: number
  readonly text: string
}

const KEPT = 6

export function useAnnouncements(
  briefing: Ref<Briefing | null>,
  clock: Pick<LinkClock, 'now' | 'after'> = BROWSER_CLOCK,
) {
  const { t } = useI18n(amendedWords)
  const announcements = shallowRef<readonly Announcement[]>([])
  let lastSeq: number | null = null
  /** So many corrections and the like have been told of. */
  let amended: number | null = null
  let key = 0

  const announcer = new Announcer(clock, (lines) => {
    const more = lines.map((text) => ({ key: (key += 1), text }))
    announcements.value = [...announcements.value, ...more].slice(-KEPT)
  })
  onScopeDispose(() => announcer.stop())
  watch(
    () => preferences.pace,
    (pace) => announcer.setPace(pace),
    { immediate: true },
  )
  watch(
    briefing,
    (now) => {
      if (now === null) return
      // What was said and amended before this reader came is read, not announced.
      lastSeq ??= now.seq
      amended ??= now.amendments.length
      const after = lastSeq
      const fresh = now.lines.slice(-200).filter((line) => line.seq > after)
      for (const line of fresh) tellLine(now, line)
      const said = new Set(fresh.map(({ id }) => id))
      for (const news of amendedNews(now, amended)) if (!said.has(news.current.line.id)) tellNews(now, news)
      lastSeq = Math.max(after, now.seq)
      amended = now.amendments.length
    },
    { immediate: true },
  )

  function whoOf({ speakers }: Briefing, { speakerId }: Line): string {
    return named(speakers.find((known) => known.id === speakerId) ?? null, t).name
  }

  function tellLine(now: Briefing, line: Line): void {
    const { text, retracted } = currentLine(line, now.amendments)
    if (retracted === null) announcer.offer(line.id, `${whoOf(now, line)}: ${text}`)
  }

  function tellNews(now: Briefing, { current: { line, text, retracted }, what }: AmendedNews): void {
    const who = whoOf(now, line)
    // Whoever has not heard the words yet hears the right ones.
    const isUnheard = announcer.amend(line.id, retracted === null ? `${who}: ${text}` : null)
    if (what === 'retracted') {
      announcer.offer(`${line.id} retracted`, t('line.toldRetracted', { who, reason: retracted?.reason ?? '' }))
    } else if (what === 'corrected' && !isUnheard && retracted === null) {
      announcer.offer(`${line.id} corrected`, t('line.toldCorrected', { who, text }))
    }
  }
  return announcements
}
