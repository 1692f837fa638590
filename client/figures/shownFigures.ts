/** Which figures a reader is shown, and what stands of them in the words of a line. */
import { SHOWN_CONFIDENCE, type Figure } from '#shared/domain/figures/state.ts'

/** Heard ones only where they are likely enough; those that were dropped, or say again what stands elsewhere, are not marked. */
export function isShownToReaders({ state, confidence }: Pick<Figure, 'state' | 'confidence'>): boolean {
  switch (state) {
    case 'confirmed':
    case 'corrected':
    case 'superseded':
      return true
    case 'heard':
      return (confidence ?? 0) >= SHOWN_CONFIDENCE
    case 'dismissed':
    case 'merged':
    case 'withdrawn':
      return false
    default:
      return state satisfies never
  }
}
