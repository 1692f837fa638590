/** The reading aids that this reader chose, remembered, and put on the root element for the style sheets. */
import { reactive, watch } from 'vue'
import { recall, remember } from '../format/memory.ts'
import { PACES, type Pace } from './pace.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export const FACES = ['serif', 'sans'] as const
export const SIZES = [1, 2, 3, 4, 5] as const
export type Theme = (typeof THEMES)[number]
export type Face = (typeof FACES)[number]
export type Size = (typeof SIZES)[number]

export interface Preferences {
  theme: Theme
  face: Face
  /** Step of the text size; 2 is the designed one. */
  size: Size
  times: boolean
  pace: Pace
}

const DEFAULTS: Preferences = { theme: 'system', face: 'serif', size: 2, times: true, pace: 'each' }
const KEPT_AT = 'doorstep.reading'

/** What was kept, with the default for whatever is missing or no choice any more. */
export function parsePreferences(kept: string | null): Preferences {
  let found: Partial<Record<keyof Preferences, unknown>> = {}
  try {
    const parsed: unknown = JSON.parse(kept ?? '{}')
    if (typeof parsed === 'object' && parsed !== null) found = parsed
  } catch {
    // Not ours, or cut short: begin anew.
  }
  const among = <T>(choices: readonly T[], value: unknown, otherwise: T) =>
    choices.find((choice) => choice === value) ?? otherwise
  return {
    theme: among(THEMES, found.theme, DEFAULTS.theme),
    face: among(FACES, found.face, DEFAULTS.face),
    size: among<Size>(SIZES, found.size, DEFAULTS.size),
    times: typeof found.times === 'boolean' ? found.times : DEFAULTS.times,
    pace: among(PACES, found.pace, DEFAULTS.pace),
  }
}

export const preferences = reactive(parsePreferences(recall(KEPT_AT)))

/** Called once by the page's start. */
export function applyPreferences(root: HTMLElement): void {
  watch(
    preferences,
    ({ theme, face, size }, before) => {
      if (theme === 'system') delete root.dataset['theme']
      else root.dataset['theme'] = theme
      root.dataset['face'] = face
      root.dataset['size'] = String(size)
      // Until somebody chooses, nothing is kept: a page inside a page of others must leave no trace.
      if (before) remember(KEPT_AT, JSON.stringify(preferences))
    },
    { immediate: true },
  )
}
