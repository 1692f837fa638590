/**
 * The facts of figures, all for everybody. Each names the line that the figure was said in, so that whoever is never to read
 * the line is not told of the figure either: see `withheld.ts`.
 */
import { z } from 'zod'
import { plainText } from '../plainText.ts'
import { briefingIdSchema, idSchema } from '../vocabulary.ts'
import { FIGURES_HELD } from './state.ts'
import {
  currencySchema,
  figureFlagSchema,
  figureIdSchema,
  figureImageSchema,
  figureSourceSchema,
  figureStateSchema,
  figureValuesSchema,
  programmeSchema,
  rateSchema,
} from './vocabulary.ts'

const about = { figureId: figureIdSchema, lineId: idSchema.nullable() }

export const figureEventSchemas = [
  /** In the append of its line. */
  z.object({
    type: z.literal('FigureHeard'),
    ...about,
    values: figureValuesSchema,
    source: figureSourceSchema,
    unitCarried: z.boolean(),
    confidence: z.int().min(0).max(100),
    programme: briefingIdSchema.nullable(),
  }),
  z.object({ type: z.literal('FigureConfirmed'), ...about }),
  /** What it said before is kept. */
  z.object({ type: z.literal('FigureCorrected'), ...about, values: figureValuesSchema }),
  z.object({ type: z.literal('FigureDismissed'), ...about }),
  /** By a later statement of the same. */
  z.object({ type: z.literal('FigureSuperseded'), ...about, by: figureIdSchema }),
  /** What superseded it, or what it was merged into, is no more. */
  z.object({ type: z.literal('FigureRevived'), ...about, state: figureStateSchema }),
  /** It states the same figure again. */
  z.object({ type: z.literal('FigureMerged'), ...about, into: figureIdSchema }),
  z.object({ type: z.literal('FigureAssigned'), ...about, programme: briefingIdSchema.nullable() }),
  /** By hand; `source` where it was said in a line that no figure was heard in. */
  z.object({
    type: z.literal('FigureEntered'),
    ...about,
    values: figureValuesSchema,
    source: figureSourceSchema.nullable(),
    programme: briefingIdSchema.nullable(),
  }),
  z.object({
    type: z.literal('FigureWithdrawn'),
    ...about,
    why: z.enum(['by-hand', 'line-corrected', 'line-retracted']),
  }),
  /** Its line was corrected and still says it, perhaps elsewhere. */
  z.object({ type: z.literal('FigureReread'), ...about, source: figureSourceSchema }),
  /** Somebody confirmed it, and its line was corrected or retracted since; null: the line says it again. */
  z.object({ type: z.literal('FigureFlagged'), ...about, flag: figureFlagSchema.nullable() }),
  /** As it was before an act that was undone. */
  z.object({ type: z.literal('FigureRestored'), ...about, figure: figureImageSchema }),

  /** Of one that was removed by an act that was undone: which place it had, and which figures were about it. */
  z.object({
    type: z.literal('ProgrammeCreated'),
    programme: programmeSchema,
    place: z.int().min(0).optional(),
    figures: z.array(figureIdSchema).max(FIGURES_HELD).optional(),
  }),
  z.object({ type: z.literal('ProgrammeChanged'), programme: programmeSchema }),
  /** Its figures stay, and are about nothing. */
  z.object({ type: z.literal('ProgrammeRemoved'), programmeId: briefingIdSchema, name: plainText(120) }),
  /** The one before it between the same currencies goes. */
  z.object({ type: z.literal('RateEntered'), rate: rateSchema }),
  z.object({ type: z.literal('RateRemoved'), from: currencySchema, to: currencySchema }),
] as const

export type FigureEvent = Readonly<z.infer<(typeof figureEventSchemas)[number]>>
export type FigureEventOf<T extends FigureEvent['type']> = Extract<FigureEvent, { type: T }>
