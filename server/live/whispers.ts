/** What nodes tell each other without recording it: text still being spoken, and who follows a briefing where. */
import { z } from 'zod'
import { plainText } from '#shared/domain/plainText.ts'
import { SCREENS_HELD } from '#shared/domain/screens/state.ts'
import { briefingIdSchema, idSchema } from '#shared/domain/vocabulary.ts'
import { heardScreenSchema } from '#shared/protocol/screens.ts'
import { INTERIM_TEXT_LIMIT } from './interim.ts'

const interimSchema = z.object({
  kind: z.literal('interim'),
  source: z.string().max(120),
  message: z.object({
    briefing: briefingIdSchema,
    lineId: idSchema,
    speakerId: idSchema.nullable(),
    text: plainText(INTERIM_TEXT_LIMIT, 0),
    rev: z.int().min(0).optional(),
  }),
})

/** So many of one node are named. */
export const MODERATORS_AT_MOST = 40

const presentSchema = z.object({
  readers: z.int().min(0),
  reporters: z.int().min(0),
  screens: z.array(heardScreenSchema).max(SCREENS_HELD),
  moderators: z
    .array(z.object({ id: z.string().max(120), name: z.string().max(160), editing: idSchema.nullable() }))
    .max(MODERATORS_AT_MOST),
})
/** Who follows a briefing on one node; `readers` are all of them but the screens. */
export type Present = Readonly<z.infer<typeof presentSchema>>

const readersSchema = z.object({ kind: z.literal('readers'), node: z.string().max(40), present: presentSchema })

export const whisperSchema = z.discriminatedUnion('kind', [interimSchema, readersSchema])
export type Whisper = Readonly<z.infer<typeof whisperSchema>>
