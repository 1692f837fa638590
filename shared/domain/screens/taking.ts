/** What a screen shows once a change of it is carried out (SC1, SC2): the same for the server and for a preview at the desk. */
import type { ScreenChange, ScreenImage } from './vocabulary.ts'

export function imageAfter(was: ScreenImage, change: ScreenChange): ScreenImage {
  // What is named without a value changes nothing.
  const named = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  const taken = change.scene === undefined ? {} : { isAutomatic: false, message: null, isBlank: false, isFrozen: false }
  return { ...was, ...taken, ...named }
}
