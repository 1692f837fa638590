/** Rows that hold a time and nothing else, in whichever shape they stand: nobody says them. */
import type { Piece } from './grammars/grammar.ts'
import type { SourceLine } from './sourceLines.ts'

const TIME_ALONE = /^[[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?$/u
/** One may be an answer. */
const FEWEST = 2

/** Their numbers; a time right below a label without words is what that person says. */
export function timesAlone(lines: readonly SourceLine[], pieces: ReadonlyMap<number, Piece>): ReadonlySet<number> {
  const alone = lines.filter(({ number, text }, index) => {
    const above = pieces.get(lines[index - 1]?.number ?? 0)
    return TIME_ALONE.test(text) && !pieces.has(number) && (above?.label == null || above.text !== '')
  })
  return new Set(alone.length < FEWEST ? [] : alone.map(({ number }) => number))
}
