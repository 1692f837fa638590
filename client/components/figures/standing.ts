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

/** When it was said, else when it was entered. */
export function momentOf({ source, at }: Pick<Figure, 'source' | 'at'>): number {
  return source?.saidAt ?? at
}
