/**
 * Which part of a long list stands in the page.
 *
 * SP1 Never more than a few hundred rows, however long the document.
 * SP2 It grows at either end by steps, and what is far from there leaves; whoever is led to a row finds it in the middle.
 */
export interface ShownPart {
  readonly from: number
  /** The first one that is not shown. */
  readonly to: number
}

export const STEP = 150
export const SHOWN_AT_MOST = 450

export function firstPart(total: number): ShownPart {
  return { from: 0, to: Math.min(total, 2 * STEP) }
}

/** The part itself where the row is in it. */
export function partWith(part: ShownPart, index: number, total: number): ShownPart {
  if (index < 0 || index >= total) return within(part, total)
  if (index >= part.from && index < part.to) return within(part, total)
  const from = Math.max(0, index - STEP)
  return { from, to: Math.min(total, from + 2 * STEP) }
}

export function laterPart({ from, to }: ShownPart, total: number): ShownPart {
  const end = Math.min(total, to + STEP)
  return { from: Math.max(from, end - SHOWN_AT_MOST), to: end }
}

export function earlierPart({ from, to }: ShownPart): ShownPart {
  const start = Math.max(0, from - STEP)
  return { from: start, to: Math.min(to, start + SHOWN_AT_MOST) }
}

/** After the list has become another one. */
export function within({ from, to }: ShownPart, total: number): ShownPart {
  if (from >= total) return firstPart(total)
  return { from, to: Math.min(total, Math.max(to, from + Math.min(2 * STEP, total))) }
}
