/** F16: one letter asks and another answers: "Q - … R - …", "P.- … R.- …", "D. – … R. – …", "Q. … A. …". */
import type { Grammar, Piece } from './grammar.ts'
import { judgeLabels } from './judge.ts'

const LETTER = /^([QPDFVRA])(?:\s?[.:]?\s?[-–—]|\.?\s?:|\.)(?:\s+|$|(?=["“«¿¡(]))/u
// "A. Berg: …" is somebody's name.
const NAME_FOLLOWS = /^\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+){0,3}\s?(?::|[[(])/u
/** Who asks and who answers: French, English, Spanish and Portuguese, Italian, German, Dutch. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['Q', 'R'],
  ['Q', 'A'],
  ['P', 'R'],
  ['D', 'R'],
  ['F', 'A'],
  ['V', 'A'],
]
const FEWEST = 2

export const letters: Grammar = {
  name: 'F16',
  shape: { en: 'Q - words, R - words', fr: 'Q - paroles, R - paroles' },
  examples: [
    'Q - La digue tient-elle ?\nR - Elle tient.\nQ - Pour combien de temps ?\nR - Dix ans.',
    'P.- ¿Hay agua?\nR.- La hay.\nP.- ¿Para todos?\nR.- Para casi todos.',
    'Q. Is it raining?\nA. It was.\nQ. Where?\nA. Here.',
  ],
  detect({ lines }) {
    const found: (Piece & { readonly label: string })[] = []
    const counts = new Map<string, number>()
    for (const { number, text } of lines) {
      const piece = pieceOf(number, text)
      if (piece === null) continue
      found.push(piece)
      counts.set(piece.label, (counts.get(piece.label) ?? 0) + 1)
    }
    const [asks, answers] = pairOf(counts)
    const pieces = found.flatMap((piece): Piece[] => {
      if (piece.label !== asks && piece.label !== answers) return []
      return [{ ...piece, side: piece.label === asks ? 'press' : 'podium' }]
    })
    return judgeLabels(lines, pieces)
  },
}

function pieceOf(line: number, text: string): (Piece & { readonly label: string }) | null {
  const [found, label] = LETTER.exec(text) ?? []
  if (found === undefined || label === undefined) return null
  const words = text.slice(found.length)
  if (NAME_FOLLOWS.test(words.slice(0, 80))) return null
  return { line, label, printed: found.trimEnd(), text: words, weight: 0.8 }
}

/** The two letters that recur most together. */
function pairOf(counts: ReadonlyMap<string, number>): readonly [string, string] | readonly [] {
  const together = ([asks, answers]: readonly [string, string]) =>
    Math.min(counts.get(asks) ?? 0, counts.get(answers) ?? 0)
  const best = PAIRS.toSorted((one, other) => together(other) - together(one))[0]
  const total = best === undefined ? 0 : (counts.get(best[0]) ?? 0) + (counts.get(best[1]) ?? 0)
  return best !== undefined && together(best) > 0 && total > FEWEST ? best : []
}
