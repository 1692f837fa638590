/** What nodes tell each other without recording it: text still being spoken, and how many read where. */
import { z } from 'zod'
import { plainText } from '#shared/domain/plainText.ts'
import { LINE_TEXT_LIMIT } from '#shared/domain/lineText.ts'
import { briefingIdSchema, idSchema } from '#shared/domain/vocabulary.ts'

const interimSchema = z.object({
  kind: z.literal('interim'),
  message: z.object({
    briefing: briefingIdSchema,
    lineId: idSchema,
    speakerId: idSchema.nullable(),
    text: plainText(LINE_TEXT_LIMIT, 0),
  }),
})

const readersSchema = z.object({ kind: z.literal('readers'), node: z.string().max(40), readers: z.int().min(0) })

export const whisperSchema = z.discriminatedUnion('kind', [interimSchema, readersSchema])
export type Whisper = Readonly<z.infer<typeof whisperSchema>>
