/**
 * Letters and words that ask and answer with a number: "Q1: … A1: …", "Q.2 – …", "Question 3: … Answer 3: …".
 *
 * N1 Where such a letter recurs, the number counts the questions: "Q7" is one more "Q", and whoever answers is one person.
 * N2 It tells people apart where it falls back, unless each answer bears the number of the question above it.
 * N3 Whom a key in the header names by letter and number is that person.
 */
import type { DocumentToRead, Piece } from './grammar.ts'
import { perDocument } from './perDocument.ts'

export interface NumberedLetter extends Piece {
  readonly label: string
  /** The letter or the word without its number, by which it is paired. */
  readonly letter: string
  /** Its number counts, and tells nobody apart. */
  readonly isCount: boolean
}

const WORD =
  'Question|Answer|QUESTION|ANSWER|Réponse|Frage|Antwort|Pregunta|Respuesta|Pergunta|Resposta|Domanda|Risposta|Vraag|Antwoord'
const NUMBERED = new RegExp(
  String.raw`^(?:[*_]{2})?(?<letter>[QPDFVRA]|${WORD})(?<printed>[ .]{0,2}(?:#|n[o°º]\.? ?)?(?<number>\d{1,3}))\s?(?:[.:]?\s?[-–—]|[:：]|\.|\))(?:[*_]{2})?(?:\s+|$|(?=["“«¿¡(]))`,
  'u',
)
const ASKS = /^(?:[QPDFV]$|quest|frag|preg|perg|domand|vraag)/iu

interface Found {
  readonly piece: NumberedLetter
  readonly number: number
}

/** By the number of the line. */
export const numberedLetters = perDocument((document): ReadonlyMap<number, NumberedLetter> => {
  const found = document.lines.flatMap(({ number, text }) => foundIn(number, text))
  const counting = lettersThatCount(found)
  const pieces = found.map(({ piece }): [number, NumberedLetter] => {
    const isCount = counting.has(piece.letter) && !document.people.key.has(piece.label)
    return [piece.line, isCount ? { ...piece, label: piece.letter, isCount } : piece]
  })
  return new Map(pieces)
})

/** "Q1: 4 billion", "Q2: 5 billion": the quarters of a year with their figures, which ask nothing. */
export function quartersIn(document: DocumentToRead): ReadonlySet<number> {
  const numbered = [...numberedLetters(document).values()]
  const areQuarters = numbered.every(
    ({ printed, text }) => /^Q[1-4]\b/u.test(printed) && /\d/u.test(text) && !text.includes('?'),
  )
  return new Set(areQuarters ? numbered.map(({ line }) => line) : [])
}

function foundIn(line: number, text: string): Found[] {
  const cut = NUMBERED.exec(text.slice(0, 40))
  const { letter, printed, number } = cut?.groups ?? {}
  if (cut === null || letter === undefined || printed === undefined) return []
  const side = asks(letter) ? 'press' : 'podium'
  const words = text.slice(cut[0].length)
  const label = `${letter}${printed}`
  const piece = { line, label, letter, printed: cut[0].trim(), text: words, weight: 0.8, side, isCount: false } as const
  return [{ piece, number: Number(number) }]
}

function asks(letter: string): boolean {
  return ASKS.test(letter)
}

function lettersThatCount(found: readonly Found[]): ReadonlySet<string> {
  const areBorne = answersBearNumbers(found)
  const byLetter = Map.groupBy(found, ({ piece }) => piece.letter)
  const counting = [...byLetter].filter(([, all]) => all.length > 1 && (areBorne || neverFalls(all)))
  return new Set(counting.map(([letter]) => letter))
}

function neverFalls(found: readonly Found[]): boolean {
  return found.every(({ number }, at) => number >= (found[at - 1]?.number ?? 0))
}

function answersBearNumbers(found: readonly Found[]): boolean {
  let asked: number | null = null
  for (const { piece, number } of found) {
    if (asks(piece.letter)) asked = number
    else if (number !== asked) return false
  }
  return asked !== null && found.some(({ piece }) => !asks(piece.letter))
}
