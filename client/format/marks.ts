/** What was heard but is no words, found where it stands in the text so that the page can say it in its own language. */
import type { Mark } from '#shared/domain/vocabulary.ts'

export type Piece =
  | {
      readonly kind: 'words'
      readonly text: string
      /** Where it begins in the whole text, in UTF-16 units. */
      readonly start: number
    }
  | { readonly kind: 'mark'; readonly mark: Mark }

const PRINTED: readonly (readonly [Mark, RegExp])[] = [
  ['inaudible', /^inaudible\b/i],
  ['laughter', /^(laughter|rires)\b/i],
  ['applause', /^(applause|applaudissements)/i],
  ['crosstalk', /^cross-?\s?talk/i],
  ['interpreted', /^(as |through )?(interpreted|interpreter|translated)\b/i],
  ['no-translation', /^no (translation|interpretation)/i],
  ['off-mike', /^off[- ]?mi(ke|c)/i],
]
const BEFORE_THE_WORDS: readonly Mark[] = ['interpreted', 'no-translation', 'off-mike']
const BREAKS_OFF_VISIBLY = /^(--|[–—…])|(--|[–—…]|\.\.\.)$/u

/** The text in order; marks that are printed in it stand there, the others before or after the words. */
export function pieces(text: string, marks: readonly Mark[]): readonly Piece[] {
  const within = splitAtPrinted(text, marks)
  const placed = new Set(within.flatMap((piece) => (piece.kind === 'mark' ? [piece.mark] : [])))
  const rest = marks.filter((mark) => !placed.has(mark) && !(mark === 'broken-off' && BREAKS_OFF_VISIBLY.test(text)))
  const asPiece = (mark: Mark): Piece => ({ kind: 'mark', mark })
  return [
    ...rest.filter((mark) => BEFORE_THE_WORDS.includes(mark)).map(asPiece),
    ...within,
    ...rest.filter((mark) => !BEFORE_THE_WORDS.includes(mark)).map(asPiece),
  ]
}

/** The text in one string, the marks as `say` words them, for places that hold no more than a phrase. */
export function spokenText(text: string, marks: readonly Mark[], say: (mark: Mark) => string): string {
  const parts = pieces(text, marks).map((piece) =>
    piece.kind === 'words' ? piece.text.trim() : `[${say(piece.mark)}]`,
  )
  return parts.join(' ').trim()
}

function splitAtPrinted(text: string, marks: readonly Mark[]): Piece[] {
  const found: Piece[] = []
  let from = 0
  for (const match of text.matchAll(/[[(]([^\])]{3,40})[\])]/gu)) {
    const mark = PRINTED.find(([known, pattern]) => marks.includes(known) && pattern.test(match[1] ?? ''))?.[0]
    if (mark === undefined) continue
    if (match.index > from) found.push({ kind: 'words', text: text.slice(from, match.index), start: from })
    found.push({ kind: 'mark', mark })
    from = match.index + match[0].length
  }
  if (from < text.length) found.push({ kind: 'words', text: text.slice(from), start: from })
  return found
}
