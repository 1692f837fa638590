/** F16: one letter asks and another answers: "Q - … R - …", "P.- … R.- …", "D. – … R. – …", "Q. … A. …", "Q1: … A1: …". */
import type { SourceLine } from '../sourceLines.ts'
import type { DocumentToRead, Grammar, Piece } from './grammar.ts'
import { judgeLabels } from './judge.ts'
import { perDocument } from './perDocument.ts'
import { numberedLetters, quartersIn, type NumberedLetter } from './numberedLetters.ts'

const LETTER = /^([QPDFVRA])(?:\s?[.:]?\s?[-–—]|\.?\s?:|\.)(?:\s+|$|(?=["“«¿¡(]))/u
// "A. Berg: …" is somebody's name.
const NAME_FOLLOWS = /^\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+){0,3}\s?(?::|[[(])/u
/** Who asks and who answers: French, English, Spanish and Portuguese, Italian, German, Dutch; words only with a number. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['Q', 'R'],
  ['Q', 'A'],
  ['P', 'R'],
  ['D', 'R'],
  ['F', 'A'],
  ['V', 'A'],
  ['Question', 'Answer'],
  ['QUESTION', 'ANSWER'],
  ['Question', 'Réponse'],
  ['Pregunta', 'Respuesta'],
  ['Pergunta', 'Resposta'],
  ['Domanda', 'Risposta'],
  ['Frage', 'Antwort'],
  ['Vraag', 'Antwoord'],
]
const FEWEST = 2
/** Counted questions need no answers of the same kind: those of other labels follow them. */
const ASKS_ALONE = /^(?:Q|Question|QUESTION|Frage|Pregunta)$/u

export const letters: Grammar = {
  name: 'F16',
  shape: { en: 'Q - words, R - words', fr: 'Q - paroles, R - paroles' },
  examples: [
    'Q - La digue tient-elle ?\nR - Elle tient.\nQ - Pour combien de temps ?\nR - Dix ans.',
    'P.- ¿Hay agua?\nR.- La hay.\nP.- ¿Para todos?\nR.- Para casi todos.',
    'Q. Is it raining?\nA. It was.\nQ. Where?\nA. Here.',
    'Q1: Is it raining?\nA1: It was.\nQ2: Where?\nA2: Here.',
    'Question 1 – Is it raining?\nAnswer 1 – It was.\nQuestion 2 – Where?\nAnswer 2 – Here.',
  ],
  detect: (document) => judgeLabels(document.lines, lettersIn(document)),
}

type Lettered = Piece & Pick<NumberedLetter, 'isCount'>

export const lettersIn = perDocument((document): readonly Lettered[] => {
  const numbered = numberedLetters(document)
  const found = document.lines.flatMap((line) => numbered.get(line.number) ?? pieceOf(line) ?? [])
  const counts = new Map<string, number>()
  for (const { letter } of found) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  const [asks, answers] = pairOf(counts)
  const quarters = quartersIn(document)
  return found.flatMap(({ letter, ...piece }): Lettered[] => {
    if (letter === asks) return [{ ...piece, side: 'press' }]
    if (letter === answers) return [{ ...piece, side: 'podium' }]
    return piece.isCount && ASKS_ALONE.test(letter) && !quarters.has(piece.line) ? [piece] : []
  })
})

/** Rows whose number counts are no labels of another shape: questions and answers that are read here, or quarters. */
export function countedRows(document: DocumentToRead): ReadonlySet<number> {
  const counted = lettersIn(document).flatMap(({ line, isCount }) => (isCount ? [line] : []))
  return new Set([...counted, ...quartersIn(document)])
}

function pieceOf({ number, text }: SourceLine): NumberedLetter | null {
  const [found, letter] = LETTER.exec(text) ?? []
  if (found === undefined || letter === undefined) return null
  const words = text.slice(found.length)
  if (NAME_FOLLOWS.test(words.slice(0, 80))) return null
  return { line: number, label: letter, letter, printed: found.trimEnd(), text: words, weight: 0.8, isCount: false }
}

/** The two letters that recur most together. */
function pairOf(counts: ReadonlyMap<string, number>): readonly [string, string] | readonly [] {
  const together = ([asks, answers]: readonly [string, string]) =>
    Math.min(counts.get(asks) ?? 0, counts.get(answers) ?? 0)
  const best = PAIRS.toSorted((one, other) => together(other) - together(one))[0]
  const total = best === undefined ? 0 : (counts.get(best[0]) ?? 0) + (counts.get(best[1]) ?? 0)
  return best !== undefined && together(best) > 0 && total > FEWEST ? best : []
}
