/**
 * The facts of the queue. Each is either for everybody or for the desk alone, as `SECRECY` says: what changes for both is told
 * by two facts of one append, so that nobody has to look into a fact to know what may be seen of it.
 */
import { z } from 'zod'
import { FIGURES_HELD } from '../figures/state.ts'
import { figureIdSchema } from '../figures/vocabulary.ts'
import { SCREENS_HELD } from '../screens/state.ts'
import { idSchema } from '../vocabulary.ts'
import {
  askedSchema,
  askerSchema,
  cardSchema,
  deskActKindSchema,
  noteTextSchema,
  outcomeSchema,
  questionImageSchema,
  questionTextSchema,
  queueSettingsSchema,
  reasonSchema,
  weightsSchema,
} from './vocabulary.ts'
import { plainText } from '../plainText.ts'

const questionId = idSchema
const before = idSchema.nullable()

export const questionEventSchemas = [
  // For the desk.
  z.object({ type: z.literal('QuestionAsked'), question: askedSchema }),
  z.object({ type: z.literal('QuestionEdited'), questionId, text: questionTextSchema }),
  /** By the asker of a question that is in the queue: the desk decides; null takes it back, or says that it was decided. */
  z.object({ type: z.literal('RewordingProposed'), questionId, text: questionTextSchema.nullable() }),
  z.object({ type: z.literal('QuestionWithdrawn'), questionId }),
  z.object({ type: z.literal('QuestionApproved'), questionId, text: questionTextSchema.nullable() }),
  z.object({ type: z.literal('QuestionDeclined'), questionId, reason: reasonSchema }),
  z.object({ type: z.literal('QuestionMerged'), questionId, into: idSchema }),
  z.object({ type: z.literal('QuestionLinked'), questionId, parent: idSchema.nullable() }),
  z.object({ type: z.literal('AskedRestored'), question: askedSchema }),
  z.object({ type: z.literal('WeightsChanged'), weights: weightsSchema }),
  z.object({
    type: z.literal('NoteLeft'),
    noteId: idSchema,
    name: plainText(120),
    to: z.enum(['moderators', 'podium']),
    text: noteTextSchema,
  }),
  z.object({ type: z.literal('NoteAcknowledged'), noteId: idSchema, name: plainText(120) }),
  z.object({ type: z.literal('NoteTakenBack'), noteId: idSchema }),
  /** Always the last fact of its append: whatever is later about the same question came after it. */
  z.object({
    type: z.literal('DeskActed'),
    act: idSchema,
    kind: deskActKindSchema,
    name: plainText(120),
    questions: z.array(idSchema).max(500),
    /** Those that it touches; missing where it touches none. */
    figures: z.array(figureIdSchema).max(FIGURES_HELD).optional(),
    screens: z.array(idSchema).max(SCREENS_HELD).optional(),
    before: questionImageSchema,
  }),
  z.object({ type: z.literal('ActUndone'), act: idSchema }),

  // For everybody.
  /** It takes the place before the question that is named, or the last one where that is null; without it, it stays where it is. */
  z.object({ type: z.literal('QuestionListed'), card: cardSchema, before: before.optional() }),
  z.object({ type: z.literal('QuestionUnlisted'), questionId }),
  z.object({ type: z.literal('QuestionReworded'), questionId, text: questionTextSchema.nullable() }),
  z.object({ type: z.literal('QuestionJoined'), questionId, asker: askerSchema }),
  z.object({ type: z.literal('QuestionMoved'), questionId, before }),
  z.object({ type: z.literal('QuestionPinned'), questionId, isPinned: z.boolean() }),
  z.object({ type: z.literal('QuestionCalled'), questionId, turn: z.int().min(1) }),
  z.object({ type: z.literal('QuestionSkipped'), questionId }),
  z.object({ type: z.literal('QuestionRequeued'), questionId }),
  z.object({ type: z.literal('QuestionClosed'), questionId, outcome: outcomeSchema }),
  z.object({ type: z.literal('FollowUpLinked'), questionId, parent: idSchema.nullable() }),
  z.object({
    type: z.literal('QueueChanged'),
    isOpen: z.boolean(),
    more: z.int().min(0).max(99).nullable(),
    settings: queueSettingsSchema,
  }),
  /** Whose question a turn is, once somebody said so. */
  z.object({
    type: z.literal('TurnNamed'),
    turn: z.int().min(1),
    questionId: idSchema.nullable(),
    asker: askerSchema.nullable(),
  }),
  /** The last turn, of which nothing was said: it was opened by mistake. */
  z.object({ type: z.literal('TurnDropped'), turn: z.int().min(1) }),
] as const

export type QuestionEvent = Readonly<z.infer<(typeof questionEventSchemas)[number]>>
export type QuestionEventOf<T extends QuestionEvent['type']> = Extract<QuestionEvent, { type: T }>
