/** What would be taken: a scene and settings that are chosen here, and that nobody else sees before they are. */
import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import type { Scene } from '#shared/domain/screens/state.ts'
import { imageAfter } from '#shared/domain/screens/taking.ts'
import type { ScreenChange, ScreenImage } from '#shared/domain/screens/vocabulary.ts'

export type ScreenSettings = Pick<ScreenImage, 'language' | 'size' | 'theme' | 'margin' | 'programme' | 'until'>
const SETTINGS = ['language', 'size', 'theme', 'margin', 'programme', 'until'] as const

export interface ScreenDraft {
  readonly scene: ComputedRef<Scene>
  /** As they stand in the form. */
  readonly settings: ComputedRef<ScreenSettings>
  /** Those that the screen does not have yet. */
  readonly changed: ComputedRef<ScreenChange>
  /** Scene and settings, as one change. */
  readonly taken: ComputedRef<ScreenChange>
  readonly preview: ComputedRef<ScreenImage>
  readonly choose: (scene: Scene) => void
  readonly change: (settings: Partial<ScreenSettings>) => void
  /** As it is sent; what this answers is called once it was done: from then on the draft is what the screen shows, unless it was changed since. */
  readonly sent: () => () => void
}

export function useScreenDraft(image: () => ScreenImage): ScreenDraft {
  const chosen = shallowRef<Scene | null>(null)
  const typed = shallowRef<Partial<ScreenSettings>>({})
  let isDone = false
  let edits = 0
  const settings = computed<ScreenSettings>(() => ({ ...image(), ...typed.value }))
  const scene = computed(() => chosen.value ?? image().scene)
  const changed = computed<ScreenChange>(() => {
    const now = image()
    const differing = SETTINGS.filter((key) => settings.value[key] !== now[key])
    return Object.fromEntries(differing.map((key) => [key, settings.value[key]]))
  })
  const taken = computed<ScreenChange>(() => ({ ...changed.value, scene: scene.value }))

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
    preview: computed(() => imageAfter(image(), taken.value)),
    choose(to) {
      edits += 1
      isDone = false
      chosen.value = to
    },
    change(more) {
      edits += 1
      isDone = false
      typed.value = { ...typed.value, ...more }
    },
    sent() {
      const before = edits
      return () => {
        // Whoever is quick has chosen the next scene while this one was on its way.
        if (edits !== before) return
        isDone = true
        if (scene.value === image().scene && Object.keys(changed.value).length === 0) forget()
      }
    },
  }
}
