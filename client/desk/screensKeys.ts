/** The keys of the windows of screens: a letter for each scene and for each act, and the numbers of the other screens. */
import { onBeforeUnmount, onMounted } from 'vue'
import type { Scene } from '#shared/domain/screens/state.ts'
import { digitOf } from './useDeskKeys.ts'

export const SCENE_KEY: Readonly<Record<Scene, string>> = {
  turn: 'T',
  'turn-figures': 'R',
  'turn-queue': 'E',
  captions: 'C',
  figures: 'G',
  queue: 'Q',
  holding: 'H',
  overlay: 'O',
  blank: 'N',
}

export interface ScreenKeys {
  choose(scene: Scene): void
  take(): void
  freeze(): void
  blank(): void
  message(): void
  /** Takes the first message away that stands. */
  clear(): void
  automatic(): void
  /** Sends what was changed of the settings, without a scene. */
  settings(): void
  undo(): void
  /** Another window: of a screen, or 0 for all. */
  screen(number: number): void
}

export const SCREEN_KEY = {
  freeze: 'F',
  blank: 'B',
  message: 'M',
  clear: 'X',
  automatic: 'A',
  settings: 'S',
  undo: 'Z',
} as const satisfies Partial<Record<keyof ScreenKeys, string>>

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat'>

/** What a key asks for in a window of screens, or null. */
export function screenActionOf(pressed: Pressed): ((keys: ScreenKeys) => void) | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || pressed.repeat) return null
  const letter = pressed.key.toUpperCase()
  if (letter === 'ENTER') return (keys) => keys.take()
  const scene = (Object.keys(SCENE_KEY) as Scene[]).find((each) => SCENE_KEY[each] === letter)
  if (scene !== undefined) return (keys) => keys.choose(scene)
  const act = (Object.keys(SCREEN_KEY) as (keyof typeof SCREEN_KEY)[]).find((each) => SCREEN_KEY[each] === letter)
  if (act !== undefined) return (keys) => keys[act]()
  const digit = digitOf(pressed)
  return digit === null ? null : (keys) => keys.screen(digit)
}

/** Whoever types means letters, whoever chooses in a list means its entries. */
const TYPED = 'textarea, select, input:not([type=radio], [type=checkbox], [type=range])'
/** What Enter presses by itself. */
const PRESSED = 'button, a, summary'

/** A window that is dismissed listens until it has said so. What is pressed by then is meant for the desk, or opens another. */
const isWindowOpen = () => document.querySelector('dialog[open]') !== null

export function useScreenKeys(keys: ScreenKeys): void {
  function onKey(event: KeyboardEvent) {
    const target = event.target instanceof HTMLElement ? event.target : null
    if (!isWindowOpen() && digitOf(event) === null) return
    if (event.defaultPrevented || target?.matches(TYPED) === true) return
    if (event.key === 'Enter' && target?.closest(PRESSED) != null) return
    const action = screenActionOf(event)
    if (action === null) return
    event.preventDefault()
    action(keys)
  }
  onMounted(() => window.addEventListener('keydown', onKey))
  onBeforeUnmount(() => window.removeEventListener('keydown', onKey))
}
