/** Offsets in a source → rows and columns. */
import type { Place } from '#shared/protocol/documents.ts'

/** The offsets at which rows begin. */
export function rowsIn(source: string): number[] {
  const rows = [0]
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) rows.push(at + 1)
  return rows
}

export function placeIn(rows: readonly number[], offset: number): Place {
  let [low, high] = [0, rows.length]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((rows[middle] ?? 0) <= offset) low = middle
    else high = middle
  }
  return { line: low + 1, column: offset - (rows[low] ?? 0) + 1 }
}
