/** How long the text of a line may be, and how its white space is folded. Pages need it, so it needs no schema. */

/** In UTF-16 units. In the widest script it still fits into the 16 KiB that a message may have. */
export const LINE_TEXT_LIMIT = 5_000

/** Runs of white space become one space, the ends are trimmed. */
export function foldSpace(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}
