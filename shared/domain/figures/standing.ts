/** What becomes of a figure and what belongs to it, as pages and the server look it up. Plain functions, no schemas. */
import { inOrderOfTime } from './boardFigures.ts'
import { isSameKind, isSameMatter, sameAmount } from './likeness.ts'
import type { Figure } from './state.ts'

/** Heard, confirmed or corrected: nothing took it away, and nothing took its place. */
export function isStanding({ state }: Pick<Figure, 'state'>): boolean {
  return state === 'heard' || state === 'confirmed' || state === 'corrected'
}

/** The desk stands by it. */
export function isConfirmed({ state }: Pick<Figure, 'state'>): boolean {
  return state === 'confirmed' || state === 'corrected'
}

export function findFigure(figures: readonly Figure[], id: string): Figure | undefined {
  return figures.find((figure) => figure.id === id)
}

/** Those that state the figure again, oldest first. */
export function alsoSaid(figures: readonly Figure[], id: string): readonly Figure[] {
  return inOrderOfTime(figures.filter(({ state, into }) => state === 'merged' && into === id))
}

/** In the order of its words; without those that were withdrawn. */
export function figuresOfLine(figures: readonly Figure[], lineId: string): readonly Figure[] {
  return figures
    .filter(({ source, state }) => source?.lineId === lineId && state !== 'withdrawn')
    .toSorted((a, b) => (a.source?.start ?? 0) - (b.source?.start ?? 0))
}

/** Those that it may state again: of the same programme and kind, with the same amount. Oldest first. */
export function likelySame(figures: readonly Figure[], figure: Figure): readonly Figure[] {
  const same = figures.filter(
    (other) =>
      other.id !== figure.id &&
      isStanding(other) &&
      other.programme === figure.programme &&
      isSameKind(other.values, figure.values) &&
      sameAmount(other.values, figure.values),
  )
  return inOrderOfTime(same)
}

/** Those that cannot be so beside it: of the same programme, kind and period, with another amount. Oldest first. */
export function conflictsWith(figures: readonly Figure[], figure: Figure): readonly Figure[] {
  if (!isStanding(figure)) return []
  const others = figures.filter(
    (other) =>
      other.id !== figure.id &&
      isStanding(other) &&
      isSameMatter(other, figure) &&
      !sameAmount(other.values, figure.values),
  )
  return inOrderOfTime(others)
}
