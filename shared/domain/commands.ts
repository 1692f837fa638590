/** What may be asked of a briefing. The schema gives the type; the doors parse with it. */
import { z } from 'zod'
import { briefingScheduledSchema } from './events.ts'
import { figureCommandSchemas, importPledgesSchema, importProgrammesSchema } from './figures/commands.ts'
import { saidFiguresSchema } from './figures/vocabulary.ts'
import { screenCommandSchemas } from './screens/commands.ts'
import { plainText } from './plainText.ts'
import { LINE_TEXT_LIMIT } from './lineText.ts'
import {
  askAsSchema,
  askQuestionSchema,
  questionCommandSchemas,
  restoreQueueSchema,
  voteCommandSchemas,
} from './questions/commands.ts'
import { idSchema, instantSchema, lineKindSchema, markSchema, speakerSchema } from './vocabulary.ts'

export const scheduleBriefingSchema = briefingScheduledSchema.extend({ type: z.literal('ScheduleBriefing') })
export const startBriefingSchema = z.object({ type: z.literal('StartBriefing') })
export const endBriefingSchema = z.object({ type: z.literal('EndBriefing') })
export const introduceSpeakerSchema = z.object({ type: z.literal('IntroduceSpeaker'), speaker: speakerSchema })

/** A line as a source hands it in; what is missing is concluded by `decide`. */
export const offeredLineSchema = z.object({
  id: idSchema,
  /** Who speaks: by id, or as a transcript would label it. Missing: whoever spoke last goes on. */
  speaker: plainText(160).nullish(),
  text: plainText(LINE_TEXT_LIMIT),
  saidAt: instantSchema.nullish(),
  kind: lineKindSchema.nullish(),
  marks: z.array(markSchema).max(8).optional(),
  /** The source gave no label and concluded the speaker. */
  inferred: z.boolean().optional(),
  announces: z.literal('final-question').nullish(),
  /** Said to the room and not to a question, if no question was asked before ("One at a time."). */
  aside: z.boolean().optional(),
})
export type OfferedLine = Readonly<z.infer<typeof offeredLineSchema>>

/** `figures`: read from the text by the server when the line is decided on; nothing outside it may send them. */
export const transcribeLineSchema = z.object({
  type: z.literal('TranscribeLine'),
  line: offeredLineSchema,
  figures: saidFiguresSchema.optional(),
})
export const correctLineSchema = z.object({
  type: z.literal('CorrectLine'),
  lineId: idSchema,
  /** The text that the corrector was looking at; another one by now is refused. */
  saw: plainText(LINE_TEXT_LIMIT),
  text: plainText(LINE_TEXT_LIMIT),
  marks: z.array(markSchema).max(8).optional(),
  figures: saidFiguresSchema.optional(),
})
export const retractLineSchema = z.object({ type: z.literal('RetractLine'), lineId: idSchema, reason: plainText(300) })

/** The server mints the token and hands in its hash; nothing outside it may send this command. */
export const issueLinesTokenSchema = z.object({
  type: z.literal('IssueLinesToken'),
  tokenId: idSchema,
  hash: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  label: plainText(80),
})
export const revokeLinesTokenSchema = z.object({ type: z.literal('RevokeLinesToken'), tokenId: idSchema })

export const commandSchema = z.discriminatedUnion('type', [
  scheduleBriefingSchema,
  startBriefingSchema,
  endBriefingSchema,
  introduceSpeakerSchema,
  transcribeLineSchema,
  correctLineSchema,
  retractLineSchema,
  issueLinesTokenSchema,
  revokeLinesTokenSchema,
  ...questionCommandSchemas,
  askAsSchema,
  restoreQueueSchema,
  ...figureCommandSchemas,
  importProgrammesSchema,
  importPledgesSchema,
  ...screenCommandSchemas,
])
export type Command = Readonly<z.infer<typeof commandSchema>>
export type CommandType = Command['type']
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>

/** The commands that a page or a script may send by name; the others have routes of their own. */
export const sentCommandSchema = z.discriminatedUnion('type', [
  startBriefingSchema,
  endBriefingSchema,
  introduceSpeakerSchema,
  transcribeLineSchema.omit({ figures: true }),
  correctLineSchema.omit({ figures: true }),
  retractLineSchema,
  revokeLinesTokenSchema,
  askQuestionSchema,
  ...questionCommandSchemas,
  ...voteCommandSchemas,
  ...figureCommandSchemas,
  ...screenCommandSchemas,
])
export type SentCommand = Readonly<z.infer<typeof sentCommandSchema>>

/** Everything that somebody may be permitted. */
export type PermittedType = CommandType | SentCommand['type']
