/** What is done with a document besides reading it: importing it into a briefing, rehearsing it in one of its own. */
import { z } from 'zod'
import { titleSchema } from '../domain/events.ts'
import { visibilitySchema } from '../domain/vocabulary.ts'
import { readingRequestSchema, type ReadingReport } from './documents.ts'

/** `POST /api/rehearsals`. `title`: missing, what the document is headed. `speed`: 1 is as fast as people speak. */
export const rehearsalRequestSchema = readingRequestSchema.extend({
  title: titleSchema.optional(),
  speed: z.number().min(0.25).max(20).optional(),
  /** Missing: whoever has the link, since what is rehearsed may be under embargo. */
  visibility: visibilitySchema.optional(),
})
export type RehearsalRequest = z.input<typeof rehearsalRequestSchema>

export interface RehearsalAnswer {
  /** The id of the briefing into which it is said. */
  readonly briefing: string
}

/** So many are played at once by one node. */
export const REHEARSALS_AT_MOST = 4

/** `POST …/import`; with `?dry=1` nothing is said, and there is the report alone. */
export interface ImportAnswer {
  readonly report: ReadingReport
  readonly seq?: number
  /** How many lines were put on the record. */
  readonly added?: number
  /** How many stood there already from an earlier import, and stay as they are. */
  readonly known?: number
}
