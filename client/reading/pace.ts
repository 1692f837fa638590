/** How often a screen reader is told what was said. Apart from the announcer, which only later is needed. */
export const PACES = ['off', 'each', 'spaced'] as const
export type Pace = (typeof PACES)[number]
