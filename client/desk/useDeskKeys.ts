/** The keys of the desk. They rest while somebody types or a window is open, and leave the browser's combinations alone. */
import { onBeforeUnmount, onMounted } from 'vue'

export interface DeskKeys {
  move(step: 1 | -1): void
  /** Moves the chosen question in the order. */
  reorder(step: 1 | -1): void
  approve(): void
  edit(): void
  decline(): void
  merge(): void
  callNext(): void
  done(): void
  skip(): void
  pin(): void
  /** The chosen figure, or the one that came last. */
  confirm(): void
  undo(): void
  listFigures(): void
  enterFigure(): void
  /** The window of the last lines. */
  listLines(): void
  /** Marks the next of the questions that were called out together as the one that was taken, after the last none. */
  taken(): void
  /** The window of a screen by its number, or 0 for all. */
  screen(number: number): void
  search(): void
  showKeys(): void
}

/** As they are shown on the buttons. */
export const KEY = {
  approve: 'A',
  edit: 'E',
  decline: 'X',
  merge: 'M',
  callNext: 'N',
  done: 'D',
  skip: 'S',
  pin: 'P',
  confirm: 'C',
  undo: 'Z',
  listFigures: 'F',
  enterFigure: 'H',
  listLines: 'L',
  taken: 'T',
  search: '/',
  showKeys: '?',
} as const satisfies Partial<Record<keyof DeskKeys, string>>

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat'>

/** What a key asks for, or null. A key that is held down moves on and does nothing else twice. */
export function actionOf(pressed: Pressed): ((keys: DeskKeys) => void) | null {
  const { key, ctrlKey, metaKey, altKey, repeat } = pressed
  if (ctrlKey || metaKey) return null
  if (altKey) {
    if (key !== 'ArrowUp' && key !== 'ArrowDown') return null
    return repeat ? null : (keys) => keys.reorder(key === 'ArrowUp' ? -1 : 1)
  }
  const letter = key.toUpperCase()
  if (letter === 'J') return (keys) => keys.move(1)
  if (letter === 'K') return (keys) => keys.move(-1)
  if (repeat) return null
  const name = (Object.keys(KEY) as (keyof typeof KEY)[]).find((action) => KEY[action] === letter)
  if (name !== undefined) return (keys) => keys[name]()
  const digit = digitOf(pressed)
  return digit === null ? null : (keys) => keys.screen(digit)
}

/** The number that was pressed; on a French keyboard the key of a digit gives another sign without Shift. */
export function digitOf({ key, code, shiftKey }: Pick<Pressed, 'key' | 'code' | 'shiftKey'>): number | null {
  if (/^\d$/.test(key)) return Number(key)
  const [, digit] = /^Digit(\d)$/.exec(code) ?? []
  return digit === undefined || shiftKey ? null : Number(digit)
}

export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select, dialog *'))
  )
}

/** Focus may rest on the page behind an open window. */
const isWindowOpen = () => document.querySelector('dialog[open]') !== null

export function useDeskKeys(keys: DeskKeys, isAtWork: () => boolean = () => true) {
  function onKey(event: KeyboardEvent) {
    if (event.defaultPrevented || !isAtWork() || isTyping(event.target) || isWindowOpen()) return
    const action = actionOf(event)
    if (action === null) return
    event.preventDefault()
    action(keys)
  }
  onMounted(() => window.addEventListener('keydown', onKey))
  onBeforeUnmount(() => window.removeEventListener('keydown', onKey))
}
