/** How long one line may be, for pages too: this file needs no schema. */

/** In UTF-16 units. In the widest script it still fits into the 16 KiB that a message may have. */
export const LINE_TEXT_LIMIT = 5_000
