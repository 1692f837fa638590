/** The facts of one briefing. The schema gives the type; the log's door parses with it. */
import { z } from 'zod'
import { plainText } from './plainText.ts'
import { LINE_TEXT_LIMIT } from './lineText.ts'
import { figureEventSchemas } from './figures/events.ts'
import { rosterEventSchemas } from './roster/events.ts'
import { screenEventSchemas } from './screens/events.ts'
import { questionEventSchemas } from './questions/events.ts'
import { askerSchema } from './questions/vocabulary.ts'
import {
  briefingIdSchema,
  idSchema,
  instantSchema,
  languageSchema,
  lineKindSchema,
  markSchema,
  timeZoneSchema,
  visibilitySchema,
} from './vocabulary.ts'

export const titleSchema = plainText(200)

/** Life cycle: `scheduled → live → ended`. */
export const briefingScheduledSchema = z.object({
  type: z.literal('BriefingScheduled'),
  id: briefingIdSchema,
  title: titleSchema,
  visibility: visibilitySchema,
  /** The language that is spoken. */
  language: languageSchema,
  timeZone: timeZoneSchema,
  scheduledFor: instantSchema.nullable(),
  /** Its input is replayed; its record may be wiped. */
  rehearsal: z.boolean(),
})
export const briefingStartedSchema = z.object({ type: z.literal('BriefingStarted') })
export const briefingEndedSchema = z.object({
  type: z.literal('BriefingEnded'),
  /** Of a briefing that was put in long after it was held: when it was, and its turns by their numbers. */
  said: z
    .object({
      startedAt: instantSchema,
      endedAt: instantSchema,
      turns: z.array(z.object({ openedAt: instantSchema, answeredAt: instantSchema.nullable() })),
    })
    .optional(),
})

/** One finished utterance. `speakerId` is null while nobody knows who speaks. */
export const saidLineSchema = z.object({
  id: idSchema,
  speakerId: idSchema.nullable(),
  /** As the source printed it; null where the source gave none. */
  label: plainText(160).nullable(),
  /** `inferred`: the source gave no label and the speaker was concluded from what surrounds the line. */
  attribution: z.enum(['said', 'inferred']),
  text: plainText(LINE_TEXT_LIMIT),
  kind: lineKindSchema,
  /** When it was said, on the source's clock if it gave one. */
  saidAt: instantSchema,
  /** 0 is the statement. */
  turn: z.int().min(0),
  marks: z.array(markSchema).max(8),
  /** What arrived, where the glossary writes something else. */
  heardAs: plainText(LINE_TEXT_LIMIT).optional(),
  /** Which wording of its source this is; missing where the source counts none. */
  revision: z.int().min(0).optional(),
})
export type SaidLine = Readonly<z.infer<typeof saidLineSchema>>

export const lineTranscribedSchema = z.object({ type: z.literal('LineTranscribed'), line: saidLineSchema })
export const lineCorrectedSchema = z.object({
  type: z.literal('LineCorrected'),
  lineId: idSchema,
  text: plainText(LINE_TEXT_LIMIT),
  marks: z.array(markSchema).max(8),
  heardAs: plainText(LINE_TEXT_LIMIT).optional(),
  /** The source itself words its line anew, and this is the wording's number. */
  revision: z.int().min(1).optional(),
  /** So soon that it is simply the line: nobody is told of a correction. */
  settling: z.literal(true).optional(),
})
/** Somebody else said the line. Its turn stays. */
export const lineAttributedSchema = z.object({
  type: z.literal('LineAttributed'),
  lineId: idSchema,
  speakerId: idSchema.nullable(),
  kind: lineKindSchema,
  /** The turn that the line opened, whose asker this is. */
  opens: z.int().min(1).nullable(),
  /** The source itself names somebody else, with this wording. */
  revision: z.int().min(1).optional(),
})
export const lineRetractedSchema = z.object({
  type: z.literal('LineRetracted'),
  lineId: idSchema,
  reason: plainText(300),
  /** The public had not read the line when it was retracted, and is never to. */
  withheld: z.literal(true).optional(),
})

/**
 * A press speaker opened a turn, followed in the same append by the line that opened it; or the desk did by calling a question,
 * which it names with its asker.
 */
export const turnOpenedSchema = z.object({
  type: z.literal('TurnOpened'),
  turn: z.int().min(1),
  askerId: idSchema.nullable(),
  questionId: idSchema.optional(),
  asker: askerSchema.optional(),
})
/** Of the questions that were called out together in a turn, this was the one that was taken; null: nobody knows. */
export const questionTakenSchema = z.object({
  type: z.literal('QuestionTaken'),
  turn: z.int().min(1),
  lineId: idSchema.nullable(),
})
/** The line was taken for the announcement of the final question, and was none. */
export const finalQuestionDismissedSchema = z.object({ type: z.literal('FinalQuestionDismissed'), lineId: idSchema })
export const finalQuestionAnnouncedSchema = z.object({ type: z.literal('FinalQuestionAnnounced'), lineId: idSchema })

/** A source may post lines with this token; only its hash is kept. */
export const linesTokenIssuedSchema = z.object({
  type: z.literal('LinesTokenIssued'),
  tokenId: idSchema,
  /** SHA-256 of the token, base64url; empty where the audience may not see it. */
  hash: z.string().max(64),
  label: plainText(80),
})
export const linesTokenRevokedSchema = z.object({ type: z.literal('LinesTokenRevoked'), tokenId: idSchema })

export const briefingEventSchema = z.discriminatedUnion('type', [
  briefingScheduledSchema,
  briefingStartedSchema,
  briefingEndedSchema,
  lineTranscribedSchema,
  lineCorrectedSchema,
  lineRetractedSchema,
  turnOpenedSchema,
  finalQuestionAnnouncedSchema,
  linesTokenIssuedSchema,
  linesTokenRevokedSchema,
  lineAttributedSchema,
  questionTakenSchema,
  finalQuestionDismissedSchema,
  ...rosterEventSchemas,
  ...questionEventSchemas,
  ...figureEventSchemas,
  ...screenEventSchemas,
])
export type BriefingEvent = Readonly<z.infer<typeof briefingEventSchema>>
export type EventOf<T extends BriefingEvent['type']> = Extract<BriefingEvent, { type: T }>
