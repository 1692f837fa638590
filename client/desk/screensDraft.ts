/** What would be taken: a scene and settings that are chosen here, and that nobody else sees before they are. */
import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import { shownScene } from '#shared/domain/screens/shown.ts'
import type { Scene } from '#shared/domain/screens/state.ts'
import { imageAfter } from '#shared/domain/screens/taking.ts'
import type { ScreenChange, ScreenImage } from '#shared/domain/screens/vocabulary.ts'
import type { Briefing } from '#shared/domain/state.ts'

export type ScreenSettings = Pick<ScreenImage, 'language' | 'size' | 'theme' | 'margin' | 'programme' | 'until'>
const SETTINGS = ['language', 'size', 'theme', 'margin', 'programme', 'until'] as const

/** Why nothing would be taken: the countdown that was typed is none, or scenes come by themselves and none was chosen. */
export type DraftBar = 'until' | 'automatic'

export interface ScreenDraft {
  readonly scene: ComputedRef<Scene>
  /** As they stand in the form. */
  readonly settings: ComputedRef<ScreenSettings>
  /** Those that the screen does not have yet. */
  readonly changed: ComputedRef<ScreenChange>
  /** Scene and settings, as one change. Where scenes come by themselves, they go on unless one is chosen. */
  readonly taken: ComputedRef<ScreenChange>
  readonly preview: ComputedRef<ScreenImage>
  readonly bar: ComputedRef<DraftBar | null>
  readonly choose: (scene: Scene) => void
  readonly change: (settings: Partial<ScreenSettings>) => void
  /** What is typed for the countdown is no time: nothing is sent until it is one or none. */
  readonly failUntil: () => void
  /** As it is sent; what this answers is called once it was done: from then on the draft is what the screen shows, unless it was changed since. */
  readonly sent: () => () => void
}

/** What stands behind a message and behind blank. `now`: the server's clock, in ms. */
export function sceneBehind(image: ScreenImage, briefing: Briefing, now: number): Scene {
  const shown = shownScene({ ...image, message: null, isBlank: false }, briefing, now)
  return shown === 'message' ? image.scene : shown
}

/** `showing`: the scene that is on the screen now, which it begins with. */
export function useScreenDraft(image: () => ScreenImage, showing: () => Scene): ScreenDraft {
  const chosen = shallowRef<Scene | null>(null)
  const typed = shallowRef<Partial<ScreenSettings>>({})
  const isUntilFaulty = shallowRef(false)
  let isDone = false
  let edits = 0
  const settings = computed<ScreenSettings>(() => ({ ...image(), ...typed.value }))
  const scene = computed(() => chosen.value ?? showing())
  const isLeftAlone = computed(() => chosen.value === null && image().isAutomatic)
  const changed = computed<ScreenChange>(() => {
    const now = image()
    const differing = SETTINGS.filter((key) => settings.value[key] !== now[key])
    return Object.fromEntries(differing.map((key) => [key, settings.value[key]]))
  })
  const isChanged = computed(() => Object.keys(changed.value).length > 0)
  const taken = computed<ScreenChange>(() =>
    isLeftAlone.value ? changed.value : { ...changed.value, scene: scene.value },
  )
  const preview = computed(() => {
    const after = imageAfter(image(), taken.value)
    return isLeftAlone.value ? { ...after, message: null, isBlank: false } : after
  })
  const bar = computed<DraftBar | null>(() => {
    if (isUntilFaulty.value) return 'until'
    return isLeftAlone.value && !isChanged.value ? 'automatic' : null
  })

  function edit() {
    edits += 1
    isDone = false
  }
  function forget() {
    isDone = false
    chosen.value = null
    typed.value = {}
  }
  // The answer may come before the fact: without what it asked for, the draft would go back for a moment.
  watch(image, () => isDone && forget())

  return {
    scene,
    settings,
    changed,
    taken,
    preview,
    bar,
    choose(to) {
      edit()
      chosen.value = to
    },
    change(more) {
      edit()
      typed.value = { ...typed.value, ...more }
      if ('until' in more) isUntilFaulty.value = false
    },
    failUntil() {
      edit()
      typed.value = { ...typed.value, until: image().until }
      isUntilFaulty.value = true
    },
    sent() {
      const before = edits
      return () => {
        // Whoever is quick has chosen the next scene while this one was on its way.
        if (edits !== before) return
        isDone = true
        if ((chosen.value ?? image().scene) === image().scene && !isChanged.value) forget()
      }
    },
  }
}
