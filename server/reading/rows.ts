/** Tells whether the rows of a document were broken at a width, as mails and typewriters do, and at which. */
import type { Piece } from './grammars/grammar.ts'
import type { SourceLine } from './sourceLines.ts'

const WIDEST = 120
const FEWEST_ROWS = 4
const SHORTEST = 30
const OPEN_END = /[^.!?…:;)\]"'”»*]$/u

/** In UTF-16 units; null where a row is a paragraph. A few rows are enough if all of them go on in small letters. */
export function widthOfRows(lines: readonly SourceLine[], pieces: ReadonlyMap<number, Piece>): number | null {
  const lengths: number[] = []
  let followed = 0
  let open = 0
  let goOn = 0
  for (const [index, { number, text }] of lines.entries()) {
    lengths.push(text.length)
    const next = lines[index + 1]
    const isFollowed = next !== undefined && next.number === number + 1 && !pieces.has(next.number)
    if (!isFollowed || pieces.get(number)?.text === '') continue
    followed += 1
    if (!OPEN_END.test(text) || text.length <= SHORTEST) continue
    open += 1
    if (/^(?:[\p{Ll}\p{N}]|I\s)/u.test(next.text)) goOn += 1
  }
  lengths.sort((one, other) => one - other)
  const width = lengths[Math.floor(lengths.length * 0.95)] ?? 0
  const isBroken = open * 3 >= followed && (open >= FEWEST_ROWS || (open >= 2 && goOn === open))
  return isBroken && width <= WIDEST ? width : null
}
