/** Keeps the figures of each line up to date. A fact about figures touches the entries of their lines and no others. */
import type { Figure } from '#shared/domain/figures/state.ts'
import { isMarked } from './shownFigures.ts'

/** From how the figures were `before` to how they are `now`: what did not change is the same object, and not looked at. */
export function updateLineFigures(
  byLine: Map<string, readonly Figure[]>,
  before: readonly Figure[],
  now: readonly Figure[],
): void {
  const touched = touchedLines(before, now)
  if (touched.size === 0) return
  const shown = now.filter((figure) => touched.has(lineOf(figure)) && isMarked(figure))
  const found = Map.groupBy(shown, lineOf)
  for (const lineId of touched) {
    const figures = found.get(lineId)
    if (figures === undefined) byLine.delete(lineId)
    else byLine.set(lineId, figures)
  }
}

const lineOf = ({ source }: Figure) => source?.lineId ?? ''

function touchedLines(before: readonly Figure[], now: readonly Figure[]): Set<string> {
  const touched = new Set<string>()
  for (let at = 0; at < Math.max(before.length, now.length); at += 1) {
    if (before[at] === now[at]) continue
    for (const figure of [before[at], now[at]]) if (figure?.source) touched.add(figure.source.lineId)
  }
  return touched
}
