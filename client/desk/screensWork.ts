/** The screens of the briefing as the desk works with them: what was asked of each, what it says that it shows, and the acts. */
import { computed, watch, type ComputedRef } from 'vue'
import { firstImage, imageOfScreen, saidOfScreen } from '#shared/domain/screens/state.ts'
import type { ScreenChange, ScreenImage } from '#shared/domain/screens/vocabulary.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { useNow } from '../reading/useNow.ts'
import { useBriefingStore } from '../stores/briefing.ts'
import { useDeskStore } from '../stores/desk.ts'
import { screensForAll } from './screensForAll.ts'
import { createImageMemory } from './screensMemory.ts'
import { createMomentMemory } from './screensMoments.ts'
import { frozenSince, pictureOf, type PictureOnScreen } from './screensPicture.ts'
import { standingOfScreen, type ScreenStanding } from './screensState.ts'
import type { PresentScreen } from '#shared/protocol/screens.ts'

export interface DeskScreen {
  readonly id: string
  readonly name: string
  /** Its own, from 1; up to 9 it is its key. */
  readonly number: number
  readonly present: PresentScreen
  /** As the desk said last. */
  readonly asked: ScreenImage
  /** As it says that it is on the screen; null where nobody here knows. */
  readonly picture: PictureOnScreen | null
  /** On the server's clock, in ms; null where it is not frozen, or nobody here knows since when. */
  readonly frozenAt: number | null
  readonly standing: ScreenStanding
}

export interface ScreensWork {
  readonly all: ComputedRef<readonly DeskScreen[]>
  readonly screen: (id: string) => DeskScreen | undefined
  readonly set: (ids: readonly string[], change: ScreenChange) => Promise<boolean>
  /** `named`: which of those over a video are meant as well. */
  readonly setAll: (change: ScreenChange, named?: readonly string[]) => Promise<boolean>
}

export function useScreensWork(briefing: ComputedRef<Briefing>, offset: ComputedRef<number>): ScreensWork {
  const page = useBriefingStore()
  const desk = useDeskStore()
  const now = useNow()
  const memory = createImageMemory()
  const moments = createMomentMemory()
  const first = computed(() => firstImage({ language: briefing.value.language }))
  const imaged = computed(() =>
    (page.desk?.screens ?? []).map((present) => {
      const { id, number, name, report } = present
      const seq = saidOfScreen(briefing.value, id)?.seq ?? 0
      const asked = memory.asked(id, seq, () => (seq === 0 ? first.value : imageOfScreen(briefing.value, id)))
      const isOfThis = report?.briefing === briefing.value.id
      const reported = isOfThis ? memory.upTo(id, report.seq) : null
      if (isOfThis) moments.heard(present, reported)
      return { id, name, number, present, seq, asked, reported }
    }),
  )
  // Also while nobody looks at the screens: what they show was on this page then, and is not later.
  watch(
    [briefing, () => page.interims],
    ([briefing, interims]) => moments.passed({ briefing, interims, now: Date.now() + offset.value }),
    { immediate: true, flush: 'sync' },
  )
  watch(imaged, () => undefined, { immediate: true })
  const all = computed(() =>
    imaged.value.map(({ seq, reported, ...screen }): DeskScreen => {
      const standing = standingOfScreen(screen.present, seq, briefing.value, now.value + offset.value)
      const still = moments.still(screen.id)
      const picture = pictureOf(screen.present, standing, reported, still)
      const frozenAt = screen.present.report?.isFrozen === true ? frozenSince(briefing.value, screen.id, still) : null
      return { ...screen, standing, picture, frozenAt }
    }),
  )
  function set(ids: readonly string[], change: ScreenChange): Promise<boolean> {
    if (ids.length === 0) return Promise.resolve(false)
    return desk.act({ type: 'SetScreens', screens: [...ids], change })
  }
  return {
    all,
    screen: (id) => all.value.find((screen) => screen.id === id),
    set,
    setAll: (change, named = []) =>
      set(
        screensForAll(imaged.value, named).map(({ id }) => id),
        change,
      ),
  }
}
