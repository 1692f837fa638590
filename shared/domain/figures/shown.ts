/** Which figures readers are shown; apart, since a page needs it before anything else that `standing.ts` knows. */
import { SHOWN_CONFIDENCE, type Figure } from './state.ts'

/** What readers see: what the desk stands by or stood by, and what nobody looked at yet and is likely enough. */
export function isShownToReaders({ state, confidence }: Pick<Figure, 'state' | 'confidence'>): boolean {
  switch (state) {
    case 'confirmed':
    case 'corrected':
    case 'superseded':
    case 'merged':
      return true
    case 'heard':
      return (confidence ?? 0) >= SHOWN_CONFIDENCE
    case 'dismissed':
    case 'withdrawn':
      return false
    default:
      return state satisfies never
  }
}
