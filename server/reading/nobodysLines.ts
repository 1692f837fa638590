/** Lines above the first label that may be a page's are given to nobody; what opens the briefing below them is given as ever. */
import type { Sifted } from './chrome.ts'
import type { Piece } from './grammars/grammar.ts'

export function withoutOpener(
  pieces: ReadonlyMap<number, Piece>,
  { kept, nobodys }: Pick<Sifted, 'kept' | 'nobodys'>,
  labelled: ReadonlySet<number>,
): ReadonlyMap<number, Piece> {
  if (nobodys.size === 0) return pieces
  const voiced = new Map(pieces)
  let isNobodys = false
  for (const { number, text } of kept) {
    if (labelled.has(number)) break
    const piece = pieces.get(number) ?? { line: number, label: null, printed: '', text, weight: 1 }
    if (nobodys.has(number)) voiced.set(number, { ...piece, voice: 'new' })
    else if (isNobodys) voiced.set(number, { ...piece, voice: 'answerer' })
    isNobodys = nobodys.has(number)
  }
  return voiced
}
