/** The figures that a line says, with where it says them. Pure: the same text in the same context reads the same. */
import type { SaidFigure } from '#shared/domain/figures/vocabulary.ts'

export interface FigureContext {
  /** Of the briefing, a BCP 47 tag; what is not French is read as English. */
  readonly language: string
  readonly programmes: readonly { readonly id: string; readonly name: string; readonly aliases: readonly string[] }[]
  /** What the same speaker said in the lines before, oldest first; the last ones are enough. */
  readonly before: readonly string[]
}

export function readFigures(_text: string, _context: FigureContext): SaidFigure[] {
  return []
}
