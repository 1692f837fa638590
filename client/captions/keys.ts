/** What a key means in the field, and which keys the page says it has. */

export type FieldAct = 'send' | 'switch' | 'show-keys' | 'edit-last' | 'undo'

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>

const WITH_ALT: Readonly<Record<string, FieldAct>> = { q: 'switch', z: 'undo' }
const IN_EMPTY: Readonly<Record<string, FieldAct>> = { '/': 'switch', '?': 'show-keys', ArrowUp: 'edit-last' }

/** `isEmpty`: nothing stands in the field, so that a sign may be a command. Null: the key writes, as elsewhere. */
export function fieldActOf(pressed: Pressed, isEmpty: boolean): FieldAct | null {
  const { key, shiftKey, ctrlKey, metaKey, altKey } = pressed
  if (ctrlKey || metaKey) return null
  if (altKey) return WITH_ALT[letterOf(pressed)] ?? null
  // With Shift it breaks the line in the field only.
  if (key === 'Enter') return shiftKey ? null : 'send'
  return isEmpty ? (IN_EMPTY[key] ?? null) : null
}

/** The letter as it is printed; where Alt makes another sign of it, by where the key is. */
export function letterOf({ key, code }: Pick<Pressed, 'key' | 'code'>): string {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase()
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? key
}
