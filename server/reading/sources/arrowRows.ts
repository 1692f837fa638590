/** Broadcast captions put the arrows of a new voice into the middle of rows as well: each voice gets a line of its own. */
import type { SourceLine } from '../sourceLines.ts'

const INSIDE = /\s+(?=>{2,3}\s)/u
const AT_START = /^>{2,3}\s/u

/** Where at least two rows begin with arrows; the further parts of a row are numbered between it and the next. */
export function partAtArrows(lines: readonly SourceLine[]): readonly SourceLine[] {
  if (lines.filter(({ text }) => AT_START.test(text)).length < 2) return lines
  return lines.flatMap((line) => {
    const parts = line.text.split(INSIDE)
    let column = line.place.column
    return parts.map((text, index) => {
      const part = { ...line, text, number: line.number + index / 1_000, place: { ...line.place, column } }
      column += text.length + 1
      return part
    })
  })
}
