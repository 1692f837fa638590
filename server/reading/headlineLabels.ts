/** A headline with a colon, right below a row of a page and in another language than the document, names nobody: "Neue Brücke: Stadt sucht Geld". */
import type { Told } from '#shared/protocol/documents.ts'
import type { Piece } from './grammars/grammar.ts'
import { languageOfBody, languageOfLine } from './language.ts'
import { isPageRow } from './pageRows.ts'
import type { SourceLine } from './sourceLines.ts'
import { toldOfLabel } from './toldOfLabel.ts'

const ENOUGH_TO_TELL = 4_000

/** Only labels that nothing but their place makes such, and of which the owner says nothing. */
export function withoutHeadlines(
  pieces: ReadonlyMap<number, Piece>,
  lines: readonly SourceLine[],
  told: Told,
): ReadonlyMap<number, Piece> {
  const below = lines.filter(({ number }, index) => {
    const piece = pieces.get(number)
    if (piece?.isDoubtful !== true || piece.label === null) return false
    return isPageRow(lines[index - 1]?.text ?? '') && toldOfLabel(told, piece.label) === undefined
  })
  if (below.length === 0) return pieces
  const body = languageOfBody(wordsOf(pieces))
  const headlines = below.filter(({ text }) => {
    const language = languageOfLine(text)
    return body !== null && language !== null && language !== body
  })
  const gone = new Set(headlines.map(({ number }) => number))
  return new Map([...pieces].filter(([number]) => !gone.has(number)))
}

function wordsOf(pieces: ReadonlyMap<number, Piece>): string {
  let words = ''
  for (const { text } of pieces.values()) {
    if (words.length > ENOUGH_TO_TELL) break
    words += `${text}\n`
  }
  return words
}
