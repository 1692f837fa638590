/** What may be answered about lines that are there already; apart, since only the pages that write and run the queue need words for it. */
export const LINE_REFUSAL_CODES = [
  'line-already-retracted',
  'line-changed-meanwhile',
  'line-id-taken',
  'line-not-found',
] as const

export type LineRefusalCode = (typeof LINE_REFUSAL_CODES)[number]
