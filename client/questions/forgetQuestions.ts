/** Whoever signs out leaves nothing of what they were asking in the browser: neither what they typed nor what was on its way. */
import { remember } from '../format/memory.ts'

const THEIRS = /^doorstep\.(askDraft|questions)\./

export function forgetQuestions(storage: () => Storage = () => localStorage): void {
  try {
    for (const key of Object.keys(storage())) if (THEIRS.test(key)) remember(key, null, storage)
  } catch {
    // Where storage is refused, nothing was kept.
  }
}
