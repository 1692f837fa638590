/** Which key gives the floor to whom: a speaker's own key, the others the free ones in the order of the roster. */
import type { Speaker } from '#shared/domain/vocabulary.ts'

const KEYS_AT_MOST = 10

/** By number: 1 is F1. */
export function speakerKeys(roster: readonly Speaker[]): ReadonlyMap<number, Speaker> {
  const keys = new Map<number, Speaker>()
  for (const speaker of roster) if (speaker.key != null && !keys.has(speaker.key)) keys.set(speaker.key, speaker)
  const taken = new Set(keys.values())
  let key = 1
  for (const speaker of roster) {
    if (taken.has(speaker)) continue
    while (keys.has(key)) key += 1
    if (key > KEYS_AT_MOST) break
    keys.set(key, speaker)
  }
  return keys
}

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** F1 to F10; where the browser keeps those, Alt or Ctrl with a digit, 0 for the tenth. Null for any other key. */
export function speakerKeyOf({ key, code, shiftKey, ctrlKey, metaKey, altKey }: Pressed): number | null {
  if (shiftKey || metaKey) return null
  if (!ctrlKey && !altKey) {
    const number = Number(/^F(\d{1,2})$/.exec(key)?.[1] ?? 0)
    return number >= 1 && number <= KEYS_AT_MOST ? number : null
  }
  if (ctrlKey && altKey) return null
  // With Alt some keyboards write another sign than the digit that is printed on the key.
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1]
  return digit === undefined ? null : Number(digit) || KEYS_AT_MOST
}
