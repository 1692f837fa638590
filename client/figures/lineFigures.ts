/** The figures of each line that a reader is shown. A fact about figures touches the entries of their lines and no others. */
import { shallowReactive } from 'vue'
import type { Figure } from '#shared/domain/figures/state.ts'
import { isShownToReaders } from './shownFigures.ts'

export const NO_FIGURES: readonly Figure[] = []

export class LineFigures {
  readonly #byLine = shallowReactive(new Map<string, readonly Figure[]>())
  #taken = NO_FIGURES

  of(lineId: string): readonly Figure[] {
    return this.#byLine.get(lineId) ?? NO_FIGURES
  }

  /** What did not change is the same object as before: only the others are looked at. */
  take(figures: readonly Figure[]): void {
    const touched = touchedLines(this.#taken, figures)
    this.#taken = figures
    if (touched.size === 0) return
    const shown = figures.filter((figure) => touched.has(lineOf(figure)) && isShownToReaders(figure))
    const byLine = Map.groupBy(shown, lineOf)
    for (const lineId of touched) {
      const now = byLine.get(lineId)
      if (now === undefined) this.#byLine.delete(lineId)
      else this.#byLine.set(lineId, now)
    }
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
