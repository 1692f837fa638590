/** What each refusal about a line means to a person, in English. */
import type { LineFaultKey } from './lineFaults.ts'

export const lineRefusalsEn = {
  'refusal.line-already-retracted': 'This line has already been taken back.',
  'refusal.line-changed-meanwhile': 'Somebody has corrected this line in the meantime.',
  'refusal.line-id-taken': 'Another line already stands in this place.',
  'refusal.line-not-found': 'This line is not in the record.',
} as const satisfies Record<LineFaultKey, string>
