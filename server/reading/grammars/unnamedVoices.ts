/**
 * Voices that nobody names: who asks is told by the question mark, and nobody is given a name.
 *
 * V1 A voice that ends in a question mark asks; whoever speaks next is another.
 * V2 Where a source does not say when the voice changes, it is taken to change before and after such a sentence.
 */
import { isOnlyMarks } from '../marks.ts'
import type { Piece } from './grammar.ts'

/** A row of one voice, not labelled. */
export interface UnnamedRow {
  readonly line: number
  readonly printed: string
  readonly text: string
  readonly at?: number
  /** The source says that somebody else begins here. */
  readonly begins: boolean
}

const ASKS = /\?["”»)\]\s]*$/u
const ENDS_SENTENCE = /[.!?…][)\]"'”»\s]*$/u

/** `turns`: how the voices were told apart. Every row gets a piece. */
export function piecesOfUnnamed(rows: readonly UnnamedRow[], turns: 'told' | 'by-sentences', weight: number): Piece[] {
  const runs = turns === 'told' ? runsOf(rows, ({ begins }) => begins) : runsOf(rows, startsSentence(rows))
  let afterQuestion = false
  return runs.flatMap((run, nth) => {
    const asks = ASKS.test(run.findLast(({ text }) => !isOnlyMarks(text))?.text ?? '')
    const isNew = nth === 0 || (turns === 'told' ? (run[0]?.begins ?? false) : asks || afterQuestion)
    afterQuestion = asks
    return run.map((row, index) => pieceOf(row, index === 0 && isNew, asks && isNew, weight))
  })
}

function startsSentence(rows: readonly UnnamedRow[]): (row: UnnamedRow, index: number) => boolean {
  return ({ begins }, index) => begins || ENDS_SENTENCE.test(rows[index - 1]?.text ?? '')
}

function runsOf(rows: readonly UnnamedRow[], isFirst: (row: UnnamedRow, index: number) => boolean): UnnamedRow[][] {
  const runs: UnnamedRow[][] = []
  for (const [index, row] of rows.entries()) {
    if (index === 0 || isFirst(row, index)) runs.push([row])
    else runs.at(-1)?.push(row)
  }
  return runs
}

function pieceOf({ line, printed, text, at }: UnnamedRow, isNew: boolean, asks: boolean, weight: number): Piece {
  return {
    line,
    label: null,
    printed,
    text,
    weight,
    ...(at === undefined ? {} : { at }),
    ...(isNew ? { voice: 'new' as const } : {}),
    ...(isNew && asks ? { side: 'press' as const } : {}),
  }
}
