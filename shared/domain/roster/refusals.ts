/** What may be answered about the roster and the glossary; apart, since only the pages that prepare need words for them. */
export const ROSTER_REFUSAL_CODES = [
  'speaker-already-exists',
  'speaker-changed-meanwhile',
  'speaker-has-lines',
  'speaker-key-taken',
  'speaker-label-taken',
  'speaker-not-found',
  'speakers-too-many',
  'term-taken',
  'terms-too-many',
] as const

export type RosterRefusalCode = (typeof ROSTER_REFUSAL_CODES)[number]
