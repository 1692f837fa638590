/** The bounds of a line's text: how long it may be, how long it stands unfinished, how its white space is folded. Pages need it, so it needs no schema. */

/** In UTF-16 units. In the widest script it still fits into the 16 KiB that a message may have. */
export const LINE_TEXT_LIMIT = 5_000

/** So long text that is still being spoken stands unless it is renewed, in ms: the message that takes it back may be lost. */
export const INTERIM_KEPT_MS = 20_000

/** Runs of white space become one space, the ends are trimmed. */
export function foldSpace(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

/** Whether there is anything to see in it: more than marks without a letter, and characters that take no place or only that. */
export function isSeen(text: string): boolean {
  return /[^\s\p{M}\p{Cf}\u115F\u1160\u2800\u3164\uFFA0]/u.test(text)
}

/** As words are compared where neither white space nor capitals tell them apart. */
export function foldCase(text: string): string {
  return foldSpace(text).toLowerCase()
}
