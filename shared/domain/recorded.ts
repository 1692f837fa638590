/** A fact with its place in the log. `event` is null where the audience may not see it: it still takes its number. */
import { z } from 'zod'
import { briefingEventSchema, type BriefingEvent } from './events.ts'
import { actorSchema, instantSchema, type Actor } from './vocabulary.ts'

export const recordedSchema = z.object({
  seq: z.int().min(1),
  at: instantSchema,
  by: actorSchema,
  event: briefingEventSchema.nullable(),
})

/** `at`: milliseconds since 1970 on the clock of the node that wrote it. */
export interface Recorded {
  readonly seq: number
  readonly at: number
  readonly by: Actor
  readonly event: BriefingEvent | null
}

/** When, and on whose behalf, something is decided: the only clock and the only identity that the domain knows. */
export interface Moment {
  readonly at: number
  readonly by: Actor
  /** What whoever acts is called, for the others at the desk. */
  readonly name?: string
  /** The last fact that the public may have read. Missing: everything that there is. */
  readonly publicSeq?: number
}
