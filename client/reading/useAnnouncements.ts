/** Hands the announcer the lines that came after this reader did, each once. */
import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import type { Briefing } from '#shared/domain/state.ts'
import { useI18n } from '../format/i18n.ts'
import { named } from '../format/speakers.ts'
import { BROWSER_CLOCK, type LinkClock } from '../live/linkTransport.ts'
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
  const { t } = useI18n()
  const announcements = shallowRef<readonly Announcement[]>([])
  let lastSeq: number | null = null
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
      // What was said before this reader came is read, not announced.
      lastSeq ??= now.seq
      const after = lastSeq
      const fresh = now.lines.slice(-200).filter((line) => line.seq > after)
      for (const line of fresh) {
        const speaker = now.speakers.find((known) => known.id === line.speakerId) ?? null
        announcer.offer(`${named(speaker, t).name}: ${line.text}`)
      }
      lastSeq = Math.max(after, now.seq)
    },
    { immediate: true },
  )
  return announcements
}
