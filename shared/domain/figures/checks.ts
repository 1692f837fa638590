/** Statements of a programme that should agree. Nothing is resolved here: both sides are handed on with where they come from. */
import type { BoardNumber, Check, ListedFigure } from './board.ts'
import type { Like } from './boardLikeness.ts'
import type { Programme } from './state.ts'
import type { Rate } from './vocabulary.ts'

export interface Checked {
  readonly programme: Programme
  readonly measuredIn: Like
  readonly total: BoardNumber | null
  /** Only where it is like the total. */
  readonly target: BoardNumber | null
  readonly pace: BoardNumber | null
  readonly standing: readonly ListedFigure[]
  readonly rates: readonly Rate[]
}

export function checksOf(_checked: Checked): readonly Check[] {
  return []
}
