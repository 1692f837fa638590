/** What lines draw of figures. It comes with the first figure, in `FigureLayer`: a page without any bears none of it. */
import { shallowRef, type Component } from 'vue'
import type { Figure } from '#shared/domain/figures/state.ts'

export interface Marking {
  /** Instead of the plain words of a line. */
  readonly words: Component
  /** Among the tools of a line. */
  readonly ledTo: Component
}

export const marking = shallowRef<Marking | null>(null)

/** Of each line that has any, what a reader is shown of it. */
export type LineFigures = ReadonlyMap<string, readonly Figure[]>
export const NO_FIGURES: readonly Figure[] = []
