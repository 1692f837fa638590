/** The words of figures that their facts and commands share, each as one schema with its type. */
import { z } from 'zod'
import { LINE_TEXT_LIMIT } from '../lineText.ts'
import { plainText } from '../plainText.ts'
import { briefingIdSchema, idSchema, instantSchema } from '../vocabulary.ts'
import { EARLIER_HELD, FIGURES_A_LINE, SAID_LIMIT, SENTENCE_LIMIT } from './state.ts'

/** An id of a line with a number, or minted by whoever enters a figure by hand. */
export const figureIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,79}$/, 'is not an id of a figure (letters, digits and ._:-, at most 80)')

/**
 * A number of at most 18 digits before the point and 9 behind it, without sign, exponent, leading or trailing zeros: each number
 * has one text. Never read into a float where it is summed.
 */
export const decimalSchema = z
  .string()
  .regex(/^(?:0|[1-9]\d{0,17})(?:\.\d{0,8}[1-9])?$/, 'is not a plain number such as 4000000000 or 2.5')
export type Decimal = z.infer<typeof decimalSchema>

export const boundSchema = z.enum(['exactly', 'about', 'at-least', 'at-most', 'more-than', 'less-than'])
export type Bound = z.infer<typeof boundSchema>

/** `total`: so far. `commitment`: what somebody said they would do. `pledge`: an amount that a named party promised. */
export const measureSchema = z.enum(['total', 'pace', 'target', 'forecast', 'commitment', 'pledge', 'share', 'vague'])
export type Measure = z.infer<typeof measureSchema>

export const perSchema = z.enum(['day', 'week', 'month', 'quarter', 'year'])
export type Per = z.infer<typeof perSchema>

/** An ISO 4217 code where the currency was named; `$` where only "dollars" was said and `kr` where only "crowns" was. */
export const currencySchema = z.string().regex(/^(?:[A-Z]{3}|\$|kr)$/, 'is not a currency such as EUR, $ or kr')

/** A calendar date, `YYYY-MM-DD`. */
export const dateSchema = z.iso.date()

export const periodSchema = z.object({
  /** The words that name it. */
  said: plainText(120),
  /** 1 to 12, in the order of the year that is meant. */
  months: z.array(z.int().min(1).max(12)).max(12),
  year: z.union([z.int().min(1900).max(2200), z.enum(['this', 'next', 'last'])]).nullable(),
})
export type Period = Readonly<z.infer<typeof periodSchema>>

/** Who pledges. `code`: an ISO 3166-1 alpha-2 code where it is a country, so that each reader reads it in their language. */
export const partySchema = z.object({
  code: z
    .string()
    .regex(/^[A-Z]{2}$/, 'is not a code of a country such as NO')
    .nullable(),
  name: plainText(120),
})
export type Party = Readonly<z.infer<typeof partySchema>>

/** What a figure says: all of it can be corrected at the desk. */
export const figureValuesSchema = z.object({
  /** Null where no number was said ("tens of billions"): shown as said. */
  value: decimalSchema.nullable(),
  /** The other end of a range ("two to three billion"). */
  high: decimalSchema.nullable(),
  /** The whole of a share ("23 of 32", "two-thirds" is 2 of 3). */
  of: decimalSchema.nullable(),
  /** What it was before ("from three to 23"). */
  from: decimalSchema.nullable(),
  /** `%`, or the counted noun as it was said; null where none was. */
  unit: plainText(60).nullable(),
  currency: currencySchema.nullable(),
  bound: boundSchema,
  measure: measureSchema.nullable(),
  per: perSchema.nullable(),
  period: periodSchema.nullable(),
  /** Said as a hope or a guess. */
  hedged: z.boolean(),
  /** What a percentage is of, as said. */
  base: plainText(120).nullable(),
  party: partySchema.nullable(),
  /** Of a pledge. */
  date: dateSchema.nullable(),
  /** By the desk. */
  note: plainText(300).nullable(),
})
export type FigureValues = Readonly<z.infer<typeof figureValuesSchema>>

/** Offsets are UTF-16 units in the line's text as it is by now, the end excluded. */
const span = { start: z.int().min(0).max(LINE_TEXT_LIMIT), end: z.int().min(0).max(LINE_TEXT_LIMIT) }

const saidSentence = z.object({ ...span, text: plainText(SENTENCE_LIMIT) })

/** A figure as it is read from a line. `said` is what stands between the offsets. */
export const saidFigureSchema = z.object({
  values: figureValuesSchema,
  said: plainText(SAID_LIMIT),
  ...span,
  sentence: z.object(span),
  /** "around 15" after "billion" was said before. */
  unitCarried: z.boolean(),
  /** How likely value and unit are right, in percent. */
  confidence: z.int().min(0).max(100),
  /** The programme whose name or alias stands near. */
  programme: briefingIdSchema.nullable(),
})
export type SaidFigure = Readonly<z.infer<typeof saidFigureSchema>>
export const saidFiguresSchema = z.array(saidFigureSchema).max(FIGURES_A_LINE)

export const figureSourceSchema = z.object({
  lineId: idSchema,
  speakerId: idSchema.nullable(),
  turn: z.int().min(0),
  saidAt: instantSchema,
  said: plainText(SAID_LIMIT),
  ...span,
  sentence: saidSentence,
})
export type FigureSource = Readonly<z.infer<typeof figureSourceSchema>>

export const figureStateSchema = z.enum([
  'heard',
  'confirmed',
  'corrected',
  'dismissed',
  'superseded',
  'merged',
  'withdrawn',
])
export type FigureState = z.infer<typeof figureStateSchema>

export const figureFlagSchema = z.enum(['line-corrected', 'line-retracted'])
export type FigureFlag = z.infer<typeof figureFlagSchema>

/** A figure, without the place in the log that it was last changed at. */
export const figureImageSchema = z.object({
  id: figureIdSchema,
  at: instantSchema,
  origin: z.enum(['said', 'entered']),
  state: figureStateSchema,
  values: figureValuesSchema,
  /** What it said before, oldest first; `at`: when that was replaced. */
  earlier: z.array(z.object({ values: figureValuesSchema, at: instantSchema })).max(EARLIER_HELD),
  source: figureSourceSchema.nullable(),
  unitCarried: z.boolean(),
  confidence: z.int().min(0).max(100).nullable(),
  programme: briefingIdSchema.nullable(),
  /** What superseded it, or what it was merged into. */
  into: figureIdSchema.nullable(),
  flag: figureFlagSchema.nullable(),
  /** When the desk confirmed, corrected or entered it last; missing where it did not. */
  confirmedAt: instantSchema.optional(),
})
export type FigureImage = Readonly<z.infer<typeof figureImageSchema>>

/** What figures are about. The same id in another briefing is the same programme. */
export const programmeSchema = z.object({
  id: briefingIdSchema,
  name: plainText(120),
  /** What it is called besides; a sentence with one of them is about it. */
  aliases: z.array(plainText(80)).max(12),
  unit: plainText(60).nullable(),
  currency: currencySchema.nullable(),
  target: decimalSchema.nullable(),
  /** First and last day. */
  period: z
    .object({ from: dateSchema, to: dateSchema })
    .refine(({ from, to }) => from <= to, 'ends before it begins')
    .nullable(),
  /** What there was before the period. */
  baseline: decimalSchema.nullable(),
})
export type ProgrammeValues = Readonly<z.infer<typeof programmeSchema>>

/** Entered by hand, never fetched: one of `from` is so many of `to`, on that day. */
export const rateSchema = z
  .object({
    from: currencySchema,
    to: currencySchema,
    rate: decimalSchema.refine((rate) => rate !== '0', 'must not be 0'),
    date: dateSchema,
  })
  .refine(({ from, to }) => from !== to, 'names one currency twice')
export type Rate = Readonly<z.infer<typeof rateSchema>>
