/** Which figures count on a board, and in which order they were said. */
import type { BoardSight, ListedFigure } from './board.ts'
import { SHOWN_CONFIDENCE, type Figure } from './state.ts'

/** Those that count and the superseded ones, oldest first. */
export function countedFigures(figures: readonly Figure[], { includes }: BoardSight): readonly ListedFigure[] {
  const ordered = inOrderOfTime(figures)
  const repeated = repetitions(ordered)
  return ordered
    .filter((figure) => isSaid(figure) && (figure.state === 'superseded' || isCounted(figure, includes)))
    .map((figure) => ({ figure, alsoSaid: repeated.get(figure.id) ?? [] }))
}

export function isStanding({ figure }: ListedFigure): boolean {
  return figure.state !== 'superseded'
}

export function isCounted(figure: Figure, includes: BoardSight['includes']): boolean {
  const { state, confidence } = figure
  if (!isSaid(figure)) return false
  switch (state) {
    case 'confirmed':
    case 'corrected':
      return true
    case 'heard':
      return includes === 'heard' && (confidence ?? 0) >= SHOWN_CONFIDENCE
    case 'dismissed':
    case 'superseded':
    case 'merged':
    case 'withdrawn':
      return false
    default:
      return state satisfies never
  }
}

/** What was taken back counts again once the desk has looked at it. */
function isSaid({ flag }: Figure): boolean {
  return flag !== 'line-retracted'
}

/** When it was said, else when it was entered. */
export function momentOf({ source, at }: Pick<Figure, 'source' | 'at'>): number {
  return source?.saidAt ?? at
}

/** Oldest first; of one moment by line, and in a line from left to right. */
export function inOrderOfTime(figures: readonly Figure[]): readonly Figure[] {
  const lines = new Map<string, number>()
  for (const [place, { source }] of figures.entries())
    if (source !== null && !lines.has(source.lineId)) lines.set(source.lineId, place)
  return figures
    .map((figure, place) => ({
      figure,
      moment: momentOf(figure),
      line: figure.source === null ? place : (lines.get(figure.source.lineId) ?? place),
      start: figure.source?.start ?? 0,
    }))
    .toSorted((a, b) => a.moment - b.moment || a.line - b.line || a.start - b.start)
    .map(({ figure }) => figure)
}

/** Under each figure those that were merged into it, also by way of another. */
function repetitions(figures: readonly Figure[]): ReadonlyMap<string, readonly Figure[]> {
  const merged = new Map(figures.filter(({ state }) => state === 'merged').map((figure) => [figure.id, figure]))
  const ends = new Map<string, string | null>()
  const endOf = (figure: Figure): string | null => {
    const path: string[] = []
    let into = figure.into
    while (into !== null && merged.has(into) && !ends.has(into) && !path.includes(into)) {
      path.push(into)
      into = merged.get(into)?.into ?? null
    }
    const end = into === null || path.includes(into) ? null : (ends.get(into) ?? into)
    for (const id of [figure.id, ...path]) ends.set(id, end)
    return end
  }
  const found = Map.groupBy(merged.values(), endOf)
  return new Map([...found].flatMap(([end, those]) => (end === null ? [] : [[end, those] as const])))
}
