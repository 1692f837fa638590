/** What is known of the screens in a briefing, and of what they can show. For the desk alone; plain data, no schemas. */
import type { Briefing } from '../state.ts'
import type { ScreenImage } from './vocabulary.ts'

/**
 * `turn`: the question, who answers, and the captions; `turn-figures`, `turn-queue`: with that beside it. `captions`: these
 * alone. `overlay`: captions before nothing, for a video mixer to lay over a picture.
 */
export const SCENES = [
  'turn',
  'turn-figures',
  'turn-queue',
  'captions',
  'figures',
  'queue',
  'holding',
  'overlay',
  'blank',
] as const
export type Scene = (typeof SCENES)[number]

/**
 * Scenes that come by themselves: `holding` before the briefing and after it, `figures` for a while when one was confirmed
 * (where the screen has a programme, none of another), `turn` while somebody has the floor, which begins with the statement, `queue`
 * while somebody waits, until the briefing has ended.
 */
export const AUTOMATIC_SCENES = ['holding', 'figures', 'turn', 'queue'] as const
export type AutomaticScene = (typeof AUTOMATIC_SCENES)[number]

export const SCREEN_SIZES = ['small', 'medium', 'large', 'largest'] as const
export type ScreenSize = (typeof SCREEN_SIZES)[number]
export const SCREEN_THEMES = ['dark', 'light'] as const
export type ScreenTheme = (typeof SCREEN_THEMES)[number]
/** Percent of the shorter side. */
export const MARGIN_LIMIT = 12
/** So many screens a newsroom has at most. */
export const SCREENS_HELD = 60

/** Characters of a screen's name. */
export const SCREEN_NAME_LIMIT = 40

/** One screen in one briefing. `id`: the screen's in the newsroom, whatever it is called there. */
export interface ScreenState {
  readonly id: string
  /** The last fact about it: also the one that took back what had been said. */
  readonly seq: number
  /** Null where nothing is said of it any more. */
  readonly image: ScreenImage | null
}

/** A screen that nobody has said anything about. */
export function firstImage({ language }: Pick<Briefing, 'language'>): ScreenImage {
  return {
    scene: 'turn',
    isAutomatic: true,
    order: ['holding', 'figures', 'turn', 'queue'],
    language: language.split('-')[0] === 'fr' ? 'fr' : 'en',
    size: 'medium',
    theme: 'dark',
    margin: 5,
    programme: null,
    until: null,
    message: null,
    isFrozen: false,
    isBlank: false,
  }
}

/** What the screen is to show of the briefing, as the desk last said. */
export function imageOfScreen(briefing: Pick<Briefing, 'screens' | 'language'>, id: string): ScreenImage {
  return saidOfScreen(briefing, id)?.image ?? firstImage(briefing)
}

export function saidOfScreen({ screens }: Pick<Briefing, 'screens'>, id: string): ScreenState | undefined {
  return screens.find((screen) => screen.id === id)
}
