/** The doors of the protocol: unknown → typed, with a refusal that names the field that was wrong. */
import { z } from 'zod'
import { sentCommandSchema } from '../domain/commands.ts'
import { recordedSchema, type Recorded } from '../domain/recorded.ts'
import { Refusal } from '../domain/refusal.ts'
import { briefingIdSchema, idSchema, roleSchema } from '../domain/vocabulary.ts'

export const positionSchema = z.object({ epoch: z.string().min(1).max(40), seq: z.int().min(0) })
export const joinRequestSchema = z.object({
  briefing: briefingIdSchema,
  since: positionSchema.optional(),
  as: roleSchema.optional(),
})
export const leaveRequestSchema = z.object({ briefing: briefingIdSchema })
export const commandRequestSchema = z.object({ briefing: briefingIdSchema, command: sentCommandSchema })
export const editingRequestSchema = z.object({ briefing: briefingIdSchema, questionId: idSchema.nullable() })

/** Parses or throws `command-malformed` with `field` (a path such as `command.line.text`) and `problem`. */
export function parseWith<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new Refusal('command-malformed', {
    field: issue === undefined || issue.path.length === 0 ? '' : issue.path.map(String).join('.').slice(0, 120),
    problem: (issue?.message ?? 'is not valid').slice(0, 200),
  })
}

/** One fact as the log holds it. Throws where the log was written by something else. */
export function parseRecorded(value: unknown): Recorded {
  return recordedSchema.parse(value)
}
