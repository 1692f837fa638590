/** What a number of a board rests on. Pure. */
import type { BoardNumber, Standing } from '#shared/domain/figures/board.ts'
import type { Figure } from '#shared/domain/figures/state.ts'
import type { FigureState } from '#shared/domain/figures/vocabulary.ts'

/** Null for what was computed or set. */
export function stateOfStanding(standing: Standing): FigureState | null {
  return standing === 'computed' || standing === 'set' ? null : standing
}

export function figuresOf(number: BoardNumber, figures: readonly Figure[]): readonly Figure[] {
  return number.figures.flatMap((id) => figures.find((figure) => figure.id === id) ?? [])
}

/** Whether it was put in by hand rather than heard. */
export function isEntered(number: BoardNumber, figures: readonly Figure[]): boolean {
  if (number.standing === 'computed') return false
  return figuresOf(number, figures).some(({ origin }) => origin === 'entered')
}

/** Computed from what nobody has confirmed, at least in part. */
export function restsOnHeard(number: BoardNumber, figures: readonly Figure[]): boolean {
  return number.standing === 'computed' && figuresOf(number, figures).some(({ state }) => state === 'heard')
}

/** The line of one of its figures was changed since it was confirmed. */
export function isFlagged(number: BoardNumber, figures: readonly Figure[]): boolean {
  return figuresOf(number, figures).some(({ flag }) => flag !== null)
}
