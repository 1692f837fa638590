/**
 * Source lines with their pieces → what each voice says without a break in the source.
 *
 * U1 A label that stands alone takes the words below it; one without words below is named as such.
 * U2 Rows that were broken at a width are joined again; a paragraph ends at a blank row, or at a short row that ends a sentence.
 * U3 Cues are joined until one ends a sentence (J1 to J3), also where each of them repeats the name of whoever speaks.
 * U4 Rows of marks alone stand for themselves.
 */
import type { LineKind, Side } from '#shared/domain/vocabulary.ts'
import type { Place } from '#shared/protocol/documents.ts'
import type { Piece } from './grammars/grammar.ts'
import { goesOnAfter } from './joinSentences.ts'
import { isOnlyMarks } from './marks.ts'
import { widthOfRows } from './rows.ts'
import type { SourceLine } from './sourceLines.ts'

export interface Utterance {
  /** As printed; null where the source goes on without one. */
  readonly label: string | null
  readonly printed: string
  /** Empty where a label has no words at all. */
  readonly text: string
  /** Source lines that it was cut from, in order. */
  readonly sources: readonly number[]
  readonly place: Place
  readonly at: number | null
  readonly voice: 'same' | 'new' | 'answerer'
  readonly side: Side | null
  readonly kind: LineKind | null
}

/** A line that its piece would set apart is here only because the owner says that it is said: all of it. */
export function formUtterances(
  lines: readonly SourceLine[],
  pieces: ReadonlyMap<number, Piece>,
  cut: 'rows' | 'cues',
): Utterance[] {
  const width = cut === 'cues' ? null : widthOfRows(lines, pieces)
  const formed: Utterance[] = []
  let rows: Utterance[] = []
  let before: SourceLine | undefined
  for (const line of lines) {
    const next = utteranceOf(line, pieces.get(line.number))
    if (!goesOn(rows, next, before, line, cut, width)) {
      if (rows.length > 0) formed.push(joined(rows))
      rows = []
    }
    rows.push(next)
    before = line
  }
  return rows.length > 0 ? [...formed, joined(rows)] : formed
}

function utteranceOf(line: SourceLine, found: Piece | undefined): Utterance {
  const piece = found?.apart === undefined ? found : undefined
  return {
    label: piece?.label ?? null,
    // Whoever the notation names was printed with the words, whichever shape cut the line.
    printed: wordsOf([line.voice ?? '', piece?.printed ?? '']),
    text: piece?.text ?? line.text,
    sources: [line.number],
    place: line.place,
    at: piece?.at ?? line.at ?? null,
    voice: piece?.voice ?? 'same',
    side: piece?.side ?? null,
    kind: piece?.kind ?? null,
  }
}

const ENDS_SENTENCE = /[.!?…:;][)\]"'”»\s]*$|[)\]]$/u

function goesOn(
  rows: readonly Utterance[],
  next: Utterance,
  before: SourceLine | undefined,
  line: SourceLine,
  cut: 'rows' | 'cues',
  width: number | null,
): boolean {
  const last = rows.at(-1)
  if (last === undefined) return false
  if (next.label !== null && cut === 'cues' && repeatsLabel(rows, next)) return goesOnAfter(rows, next)
  if (next.label !== null || next.voice !== 'same' || next.side !== null || next.kind !== null) return false
  if (last.text === '') return true
  if (isOnlyMarks(next.text)) return false
  if (cut === 'cues') return goesOnAfter(rows, next)
  const ended = ENDS_SENTENCE.test(last.text)
  if (width === null || before === undefined || next.printed !== '') return false
  if (line.number > before.number + 1) return !ended && /^\p{Ll}/u.test(next.text)
  return !ended || before.text.length > width * 0.6
}

/** In the middle of a sentence it is the same person, even if many are called so. */
function repeatsLabel(rows: readonly Utterance[], next: Utterance): boolean {
  const [first] = rows
  const last = rows.at(-1)
  return first?.label === next.label && first?.kind === next.kind && !ENDS_SENTENCE.test(last?.text ?? '')
}

function joined(rows: readonly Utterance[]): Utterance {
  const [first] = rows
  if (first === undefined || rows.length === 1) return first as Utterance
  return {
    ...first,
    printed: wordsOf(rows.map(({ printed }) => printed)),
    text: wordsOf(rows.map(({ text }) => text)),
    sources: rows.flatMap(({ sources }) => sources),
    at: rows.find(({ at }) => at !== null)?.at ?? null,
  }
}

function wordsOf(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ')
}
