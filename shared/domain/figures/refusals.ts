/** What may be answered to commands about figures; apart, since only the parts of a page that show them need words for them. */
export const FIGURE_REFUSAL_CODES = [
  'figure-changed-meanwhile',
  'figure-id-taken',
  'figure-not-found',
  'figure-not-standing',
  'figures-too-many',
  'figures-unlike',
  'programme-changed-meanwhile',
  'programme-id-taken',
  'programme-name-taken',
  'programme-not-found',
  'programmes-too-many',
  'rate-not-found',
  'rates-too-many',
] as const

export type FigureRefusalCode = (typeof FIGURE_REFUSAL_CODES)[number]
