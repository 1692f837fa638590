/** The queue as a document: taken away with `GET /api/briefings/:id/queue`, put back with `PUT`. */
import { z } from 'zod'
import { restoreQueueSchema } from '../domain/questions/commands.ts'
import { briefingIdSchema, instantSchema } from '../domain/vocabulary.ts'

/** In bytes: what is taken out of a crowded briefing must go back in. */
export const QUEUE_DOCUMENT_LIMIT = 2 * 1024 * 1024

export const queueDocumentSchema = z.object({
  version: z.literal(1),
  /** Where it was taken from, which need not be where it is put back. */
  briefing: z.object({ id: briefingIdSchema, title: z.string().max(400) }),
  /** Milliseconds since 1970. */
  exportedAt: instantSchema,
  /** As many as there are: the size of the document is what bounds them. */
  questions: z
    .array(restoreQueueSchema.shape.questions.element)
    .refine(
      (questions) => new Set(questions.map(({ card }) => card.id)).size === questions.length,
      'names a question twice',
    ),
})
export type QueueDocument = Readonly<z.infer<typeof queueDocumentSchema>>

/** The answer to `PUT`. `restored`: how many were not there. */
export interface RestoredQueue {
  readonly seq: number
  readonly restored: number
}

/** `GET /api/briefings/:id/written-answers`; `language` is the briefing's where it has words in it, else English. */
export const writtenAnswersQuery = z.object({
  format: z.enum(['md', 'csv', 'json']).default('md'),
  language: z.enum(['en', 'fr']).optional(),
})
