/** The words of the queue that its facts and commands share, each as one schema with its type. */
import { z } from 'zod'
import {
  currencySchema,
  figureIdSchema,
  figureImageSchema,
  programmeSchema,
  rateSchema,
} from '../figures/vocabulary.ts'
import { FIGURES_HELD, IMPORTED_AT_ONCE } from '../figures/state.ts'
import { screensBeforeSchema } from '../screens/vocabulary.ts'
import { plainText } from '../plainText.ts'
import { briefingIdSchema, idSchema, instantSchema } from '../vocabulary.ts'
import { ALSO_ASKED_LIMIT } from './state.ts'

export const QUESTION_TEXT_LIMIT = 600
export const questionTextSchema = plainText(QUESTION_TEXT_LIMIT)
export const reasonSchema = plainText(300)
export const noteTextSchema = plainText(300)

export const askerSchema = z.object({
  name: plainText(120),
  outlet: plainText(120).nullable(),
  where: z.enum(['room', 'remote']),
})
export type Asker = Readonly<z.infer<typeof askerSchema>>

export const outcomeSchema = z.enum(['answered', 'partly-answered', 'not-answered'])
export type Outcome = z.infer<typeof outcomeSchema>

export const listedStateSchema = z.enum(['waiting', 'skipped', 'called', ...outcomeSchema.options])
export const questionStateSchema = z.enum([...listedStateSchema.options, 'pending', 'declined', 'withdrawn', 'merged'])

/** What a moderator was looking at: another state, or a later fact about the question, and the command is stale. */
export const sawSchema = z.object({ state: questionStateSchema, seq: z.int().min(0) })
export type Saw = Readonly<z.infer<typeof sawSchema>>

export const queueSettingsSchema = z.object({
  votes: z.enum(['off', 'open', 'closed']),
  hidesCounts: z.boolean(),
  /** One waiting question for each person. */
  oneEach: z.boolean(),
  /** Whether readers are told how many follow. */
  showsPresence: z.boolean(),
  /** How long a question and an answer should take, in seconds; null: no limit. */
  questionS: z.int().min(5).max(3_600).nullable(),
  answerS: z.int().min(5).max(3_600).nullable(),
})
export type QueueSettings = Readonly<z.infer<typeof queueSettingsSchema>>

const weight = z.int().min(0).max(10)
/** How much each reason counts when an order is suggested. */
export const weightsSchema = z.object({
  notYetAsked: weight,
  outletNotHeard: weight,
  wait: weight,
  remote: weight,
  votes: weight,
})
export type Weights = Readonly<z.infer<typeof weightsSchema>>

export const deskActKindSchema = z.enum([
  'approve',
  'reword',
  'decline',
  'merge',
  'move',
  'pin',
  'unpin',
  'call',
  'skip',
  'requeue',
  'close',
  'link',
  'ask',
  'close-queue',
  'reopen-queue',
  'announce-more',
  'settings',
  'name-asker',
  'note',
  'restore',
  'confirm-figure',
  'correct-figure',
  'dismiss-figure',
  'assign-figure',
  'merge-figure',
  'enter-figure',
  'withdraw-figure',
  'create-programme',
  'change-programme',
  'remove-programme',
  'enter-rate',
  'remove-rate',
  'import-figures',
  'take-scene',
  'show-message',
  'clear-message',
  'blank-screens',
  'unblank-screens',
  'freeze-screens',
  'release-screens',
  'automate-screens',
  'hold-screens',
  'set-screens',
  'undo',
])
export type DeskActKind = z.infer<typeof deskActKindSchema>
/** What a refusal may say was done meanwhile: by the desk, by the asker of a question, by who read a note or corrected a line. */
export type Did = DeskActKind | 'edit' | 'withdraw' | 'acknowledge' | 'correct-line'

/** A question in the queue, without the place in the log that it was last changed at. */
export const cardSchema = z.object({
  id: idSchema,
  state: listedStateSchema,
  text: questionTextSchema.nullable(),
  asker: askerSchema,
  alsoAskedBy: z.array(askerSchema).max(ALSO_ASKED_LIMIT),
  parent: idSchema.nullable(),
  isPointOfOrder: z.boolean(),
  isPinned: z.boolean(),
  askedAt: instantSchema,
  calledAt: instantSchema.nullable(),
  closedAt: instantSchema.nullable(),
  turn: z.int().min(0).nullable(),
})
export type Card = Readonly<z.infer<typeof cardSchema>>

/** A question as the desk knows it, likewise. */
export const askedSchema = z.object({
  id: idSchema,
  account: z.string().max(80).nullable(),
  state: z.enum(['pending', 'listed', 'declined', 'withdrawn', 'merged']),
  asker: askerSchema,
  original: questionTextSchema.nullable(),
  text: questionTextSchema.nullable(),
  proposed: questionTextSchema.nullable(),
  parent: idSchema.nullable(),
  isPointOfOrder: z.boolean(),
  askedAt: instantSchema,
  changedAt: instantSchema,
  reason: reasonSchema.nullable(),
  into: idSchema.nullable(),
})
export type Asked = Readonly<z.infer<typeof askedSchema>>

const neighbour = idSchema.nullable()

/**
 * How what an act touches was before it. `before` and `after`: the questions that stood behind it and in front of it, where the
 * act changes its place. Of the queue: what the act changes of it.
 */
export const questionImageSchema = z.object({
  asked: z.array(askedSchema).max(500).optional(),
  cards: z
    .array(
      z.object({
        id: idSchema,
        card: cardSchema.nullable(),
        before: neighbour.optional(),
        after: neighbour.optional(),
      }),
    )
    .max(500)
    .optional(),
  queue: z
    .object({ isOpen: z.boolean(), more: z.int().nullable(), settings: queueSettingsSchema })
    .partial()
    .optional(),
  weights: weightsSchema.optional(),
  turn: z
    .object({
      turn: z.int().min(0),
      isNew: z.boolean(),
      /** By the act, as nothing was said in it. */
      isDropped: z.boolean().optional(),
      questionId: idSchema.nullable(),
      asker: askerSchema.nullable(),
    })
    .optional(),
  note: idSchema.optional(),
  /** Null: it was not there. */
  figures: z
    .array(z.object({ id: figureIdSchema, figure: figureImageSchema.nullable() }))
    .max(FIGURES_HELD)
    .optional(),
  programmes: z
    .array(z.object({ id: briefingIdSchema, programme: programmeSchema.nullable(), place: z.int().min(0).optional() }))
    .max(IMPORTED_AT_ONCE)
    .optional(),
  rate: z.object({ from: currencySchema, to: currencySchema, rate: rateSchema.nullable() }).optional(),
  screens: screensBeforeSchema.optional(),
})
export type QuestionImage = Readonly<z.infer<typeof questionImageSchema>>
