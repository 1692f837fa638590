/** What may be answered about screens; apart, since only the pages that show them need words for them. */
export const SCREEN_REFUSAL_CODES = [
  'pairing-already-used',
  'pairing-ended',
  'pairing-unknown',
  'screen-name-taken',
  'screen-not-found',
  'screens-too-many',
] as const

export type ScreenRefusalCode = (typeof SCREEN_REFUSAL_CODES)[number]
