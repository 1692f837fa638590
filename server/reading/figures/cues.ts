/** Words that tell what an amount is, before it or in the rest of its clause. */
import type { Measure } from '#shared/domain/figures/vocabulary.ts'

export interface Cues {
  readonly lead: RegExp
  readonly near: RegExp
}
export type Cue = readonly [Measure, Cues]

const NEVER = /(?!)/u
export const cue = (measure: Measure, lead: RegExp, near: RegExp = NEVER): Cue => [measure, { lead, near }]
