/** What may be asked of the queue. Every command of the desk names what the moderator was looking at, and bears an id of its own. */
import { z } from 'zod'
import { idSchema } from '../vocabulary.ts'
import { RESTORED_AT_ONCE } from './state.ts'
import {
  askerSchema,
  cardSchema,
  noteTextSchema,
  outcomeSchema,
  questionTextSchema,
  queueSettingsSchema,
  reasonSchema,
  sawSchema,
  weightsSchema,
} from './vocabulary.ts'

const questionId = idSchema
/** Minted by the sender: the same act again is already done. */
const act = idSchema
const saw = sawSchema

/** What a reporter hands in. Who asks is known from the session; `asker` is for the desk, which asks for somebody in the room. */
export const askQuestionSchema = z.object({
  type: z.literal('AskQuestion'),
  questionId,
  text: questionTextSchema.nullable(),
  where: z.enum(['room', 'remote']).default('remote'),
  parent: idSchema.nullish(),
  isPointOfOrder: z.boolean().optional(),
  asker: askerSchema.optional(),
})
/** With the asker's account and name, which the server adds; nothing outside it may send this. */
export const askAsSchema = askQuestionSchema.extend({
  type: z.literal('AskAs'),
  account: z.string().max(80).nullable(),
  asker: askerSchema,
})

export const reporterCommandSchemas = [
  z.object({ type: z.literal('EditQuestion'), questionId, text: questionTextSchema }),
  z.object({ type: z.literal('WithdrawQuestion'), questionId }),
] as const

/** Votes are counted in a log of their own; see `votes.ts`. */
export const voteCommandSchemas = [
  z.object({ type: z.literal('CastVote'), questionId }),
  z.object({ type: z.literal('TakeBackVote'), questionId }),
] as const

export const deskCommandSchemas = [
  /** `text`: with another wording. Of a question in the queue: takes the wording that its asker proposed. */
  z.object({ type: z.literal('ApproveQuestion'), act, questionId, saw, text: questionTextSchema.optional() }),
  z.object({ type: z.literal('RewordQuestion'), act, questionId, saw, text: questionTextSchema }),
  z.object({ type: z.literal('DeclineQuestion'), act, questionId, saw, reason: reasonSchema }),
  z.object({ type: z.literal('MergeQuestion'), act, questionId, saw, into: idSchema }),
  /** Before the one that is named, or to the end. */
  z.object({ type: z.literal('MoveQuestion'), act, questionId, saw, before: idSchema.nullable() }),
  z.object({ type: z.literal('PinQuestion'), act, questionId, saw, isPinned: z.boolean() }),
  /** `current`: the question that was being answered. */
  z.object({ type: z.literal('CallQuestion'), act, questionId, saw, current: idSchema.nullable() }),
  z.object({ type: z.literal('SkipQuestion'), act, questionId, saw }),
  z.object({ type: z.literal('RequeueQuestion'), act, questionId, saw }),
  z.object({ type: z.literal('CloseQuestion'), act, questionId, saw, outcome: outcomeSchema }),
  z.object({ type: z.literal('LinkFollowUp'), act, questionId, saw, parent: idSchema.nullable() }),
  z.object({ type: z.literal('CloseQueue'), act }),
  z.object({ type: z.literal('ReopenQueue'), act }),
  z.object({ type: z.literal('AnnounceMore'), act, count: z.int().min(0).max(99).nullable() }),
  /** `saw`: `queue.seq`. */
  z.object({
    type: z.literal('ChangeQueueSettings'),
    act,
    saw: z.int().min(0),
    settings: queueSettingsSchema,
    weights: weightsSchema,
  }),
  z.object({ type: z.literal('NameAsker'), act, turn: z.int().min(1), asker: askerSchema }),
  z.object({
    type: z.literal('LeaveNote'),
    act,
    noteId: idSchema,
    to: z.enum(['moderators', 'podium']),
    text: noteTextSchema,
  }),
  z.object({ type: z.literal('AcknowledgeNote'), noteId: idSchema }),
  z.object({ type: z.literal('UndoAct'), act, undoes: idSchema }),
] as const

/** Puts back the questions of an exported queue that are not here, a part at a time; it has a route of its own. */
export const restoreQueueSchema = z.object({
  type: z.literal('RestoreQueue'),
  act,
  questions: z
    .array(
      z.object({ card: cardSchema, account: z.string().max(80).nullable(), original: questionTextSchema.nullable() }),
    )
    .max(RESTORED_AT_ONCE),
})

export const questionCommandSchemas = [...reporterCommandSchemas, ...deskCommandSchemas] as const
type Sent = (typeof questionCommandSchemas)[number] | typeof askAsSchema | typeof restoreQueueSchema
export type QuestionCommand = Readonly<z.infer<Sent>>
export type QuestionCommandOf<T extends QuestionCommand['type']> = Extract<QuestionCommand, { type: T }>
export type VoteCommand = Readonly<z.infer<(typeof voteCommandSchemas)[number]>>
