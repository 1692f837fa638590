/** How far captions have rolled up, in whole rows: never back down while any of them is seen. Pure. */

/**
 * After the words take so many rows in a box of `shown` ones. Where so much was taken back that none is seen any more, the last
 * of them come into sight: nothing is there that could jump, and what is said next would be out of sight.
 */
export function rolledTo(before: number | null, rows: number, shown: number): number {
  const isSeen = before !== null && rows > Math.max(0, before)
  return isSeen ? Math.max(before, rows - shown) : rows - shown
}

/** The last line of which everything before it is a whole box away from what is seen; `starts`: the row each begins in. */
export function firstLineKept(starts: readonly number[], above: number, shown: number): number {
  return Math.max(
    0,
    starts.findLastIndex((start) => start <= above - shown),
  )
}

/** A height that the browser draws exactly, so that rows never drift: in 64ths of a pixel. */
export const exactRow = (pixels: number): number => Math.max(1, Math.round(pixels * 64) / 64)

const RIGHT_TO_LEFT = ['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'syr', 'ug', 'ur', 'yi']

/** Of words in a language such as `ar` or `fr-BE`. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.includes(language.split('-')[0] ?? '') ? 'rtl' : 'ltr'
}
