/** Which figures a reader finds in the words of a line. */
import { isShownToReaders } from '#shared/domain/figures/shown.ts'
import type { Figure } from '#shared/domain/figures/state.ts'

/** Of those that readers are shown, the ones that do not say again what stands elsewhere. */
export function isMarked(figure: Pick<Figure, 'state' | 'confidence'>): boolean {
  return figure.state !== 'merged' && isShownToReaders(figure)
}
