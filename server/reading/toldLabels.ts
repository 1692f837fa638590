/**
 * Labels that no shape found and the owner names: the first words of a row, however they are parted from what is said.
 *
 * D1 They are one on the row that the owner pointed at, and on every other that begins with them and goes on with a mark, with
 *    the beginning of a sentence, or not at all. Where no other does, whatever follows will do.
 * D2 They come before what any shape says of the row, but for its time.
 * D3 A row of the header that begins so is none of it; whom a list names there does not speak there.
 */
import type { GrammarReport, Told } from '#shared/protocol/documents.ts'
import { counted, countedInFrench } from './counted.ts'
import type { Piece } from './grammars/grammar.ts'
import type { Header } from './header.ts'
import type { SourceLine } from './sourceLines.ts'

interface Cut {
  readonly printed: string
  readonly text: string
  readonly isMarked: boolean
}

const OPENING = /^[*_"“«‹([>»•·–—\s-]{0,8}/u
const MARK = /^[*_"”»›]{0,2}\s?(?:[)\]]\s?)?(?:[:：.|>)\]]|[-–—]+(?=\s))[*_]{0,2}\s*|^$/u
const BETWEEN = /^[*_"”»›)\],;\s]*/u
const SENTENCE = /^["“‘«([¿¡–—…-]*\s?[\p{Lu}\p{Lo}\p{N}]/u
const WORD_GOES_ON = /^[\p{L}\p{M}\p{N}'’]/u

/** The longest first, so that "Kit Marsh" is not taken for "Kit". */
function labelsTold({ labels = {} }: Told): readonly (readonly [string, number])[] {
  return Object.entries(labels)
    .flatMap(([label, { labelAt }]) => (labelAt === undefined ? [] : [[label, labelAt] as const]))
    .sort(([one], [other]) => other.length - one.length)
}

/** `opening`: the length of the marks before the first word, found once for all labels. */
function cutLabel(text: string, opening: number, label: string): Cut | null {
  const begin = text.startsWith(label) ? 0 : opening
  if (label === '' || !text.startsWith(label, begin)) return null
  const rest = text.slice(begin + label.length)
  if (WORD_GOES_ON.test(rest)) return null
  const mark = MARK.exec(rest)?.[0]
  const between = mark ?? BETWEEN.exec(rest)?.[0] ?? ''
  const words = rest.slice(between.length)
  const isMarked = mark !== undefined || (!/[,;]/u.test(between) && SENTENCE.test(words))
  return { printed: text.slice(0, text.length - words.length).trim(), text: words, isMarked }
}

interface Beginning {
  readonly line: number
  readonly known: Piece | undefined
  /** What a shape cut off without naming anybody is a time, or a sign that a voice begins. */
  readonly bare: Piece | undefined
  readonly text: string
  readonly opening: number
}

/** By the number of the line. */
export function toldPieces(
  lines: readonly SourceLine[],
  pieces: ReadonlyMap<number, Piece>,
  told: Told,
): ReadonlyMap<number, Piece> {
  const found = new Map<number, Piece>()
  const labels = labelsTold(told)
  if (labels.length === 0) return found
  const beginnings = lines.map((line) => beginningOf(line, pieces.get(line.number)))
  for (const [label, at] of labels) {
    const cuts = beginnings.flatMap((beginning) => cutOf(beginning, label, at))
    const hasMarks = cuts.some(({ cut }) => cut.isMarked)
    for (const { cut, piece } of cuts)
      if (!found.has(piece.line) && (piece.line === at || cut.isMarked || !hasMarks)) found.set(piece.line, piece)
  }
  return found
}

function beginningOf({ number: line, text: whole }: SourceLine, known: Piece | undefined): Beginning {
  const bare = known?.label === null && known.apart === undefined ? known : undefined
  const text = bare?.text ?? whole
  return { line, known, bare, text, opening: openingOf(text) }
}

function openingOf(text: string): number {
  return OPENING.exec(text)?.[0].length ?? 0
}

function cutOf(
  { line, known, bare, text, opening }: Beginning,
  label: string,
  at: number,
): { cut: Cut; piece: Piece }[] {
  // A shape found this label, or a longer one.
  if (known?.label === label || (line !== at && known?.label?.startsWith(label) === true)) return []
  const cut = cutLabel(text, opening, label)
  if (cut === null) return []
  const printed = [bare?.printed ?? '', cut.printed].filter((part) => part !== '').join(' ')
  const time = bare?.at === undefined ? {} : { at: bare.at }
  return [{ cut, piece: { line, label, printed, text: cut.text, weight: 1, ...time } }]
}

/** D3 */
export function headerWithoutLabels(header: Header, told: Told): Header {
  const labels = labelsTold(told)
  if (labels.length === 0) return header
  const speaks = ({ line, text }: Header['apart'][number]) =>
    labels.some(([label, at]) => {
      const cut = cutLabel(text, openingOf(text), label)
      return cut !== null && (cut.isMarked || at === line)
    })
  const isList = ({ as }: Header['apart'][number]) => as === 'cast' || as === 'key'
  return { ...header, apart: header.apart.filter((row) => isList(row) || !speaks(row)) }
}

export function reportOfTold(lines: number): GrammarReport {
  return {
    name: 'told',
    shape: { en: 'labels that you named', fr: 'étiquettes que vous avez désignées' },
    confidence: 1,
    evidence: [
      {
        en: `${counted(lines, 'row begins', 'rows begin')} with one`,
        fr: `${countedInFrench(lines, 'ligne commence', 'lignes commencent')} par l’une d’elles`,
      },
    ],
    lines,
  }
}
