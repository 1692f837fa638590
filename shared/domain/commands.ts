/** What may be asked of a briefing. The schema gives the type; the doors parse with it. */
import { z } from 'zod'
import { briefingScheduledSchema } from './events.ts'
import { figureCommandSchemas, importPledgesSchema, importProgrammesSchema } from './figures/commands.ts'
import { saidFiguresSchema } from './figures/vocabulary.ts'
import { screenCommandSchemas } from './screens/commands.ts'
import { plainText, seenText } from './plainText.ts'
import { LINE_TEXT_LIMIT } from './lineText.ts'
import {
  askAsSchema,
  askQuestionSchema,
  questionCommandSchemas,
  restoreQueueSchema,
  voteCommandSchemas,
} from './questions/commands.ts'
import { rosterCommandSchemas } from './roster/commands.ts'
import { idSchema, instantSchema, lineKindSchema, markSchema } from './vocabulary.ts'

export const scheduleBriefingSchema = briefingScheduledSchema.extend({ type: z.literal('ScheduleBriefing') })
export const startBriefingSchema = z.object({ type: z.literal('StartBriefing') })
export const endBriefingSchema = z.object({ type: z.literal('EndBriefing') })

/** A line as a source hands it in; what is missing is concluded by `decide`. */
export const offeredLineSchema = z.object({
  id: idSchema,
  /** Who speaks: by id, or as a transcript would label it. Missing: whoever spoke last goes on. */
  speaker: plainText(160).nullish(),
  /** As the source printed it, where `speaker` is something else. */
  label: plainText(160).nullish(),
  text: plainText(LINE_TEXT_LIMIT),
  saidAt: instantSchema.nullish(),
  kind: lineKindSchema.nullish(),
  marks: z.array(markSchema).max(8).optional(),
  /** The source gave no label and concluded the speaker. */
  inferred: z.boolean().optional(),
  announces: z.literal('final-question').nullish(),
  /** Said to the room and not to a question, if no question was asked before ("One at a time."). */
  aside: z.boolean().optional(),
  /** Written with care: the glossary leaves it alone. */
  verbatim: z.boolean().optional(),
  /** The source counts its wordings of the line: a higher one takes the place of a lower one. */
  revision: z.int().min(0).max(10_000).optional(),
  /** What arrived, where the glossary writes something else; only the server says so. */
  heardAs: plainText(LINE_TEXT_LIMIT).optional(),
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
/** `speaker`: an id, a label as printed, or null for nobody. `saw`: the id of who it was said to be. */
export const attributeLineSchema = z.object({
  type: z.literal('AttributeLine'),
  lineId: idSchema,
  saw: idSchema.nullable(),
  speaker: seenText(160).nullable(),
  /** Missing: as it follows from the side of who speaks. */
  kind: lineKindSchema.nullish(),
  figures: saidFiguresSchema.optional(),
})
/** `saw`: the line that the desk saw as taken, null for none; another one by now is refused. */
export const markTakenSchema = z.object({
  type: z.literal('MarkTaken'),
  turn: z.int().min(1),
  saw: idSchema.nullable(),
  lineId: idSchema.nullable(),
})
export const dismissFinalQuestionSchema = z.object({ type: z.literal('DismissFinalQuestion'), lineId: idSchema })

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
  ...rosterCommandSchemas,
  transcribeLineSchema,
  correctLineSchema,
  retractLineSchema,
  attributeLineSchema,
  markTakenSchema,
  dismissFinalQuestionSchema,
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
  ...rosterCommandSchemas,
  transcribeLineSchema.omit({ figures: true }).extend({ line: offeredLineSchema.omit({ heardAs: true }) }),
  correctLineSchema.omit({ figures: true }),
  retractLineSchema,
  attributeLineSchema.omit({ figures: true }),
  markTakenSchema,
  dismissFinalQuestionSchema,
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
