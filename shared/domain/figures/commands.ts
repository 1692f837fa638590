/** What may be done about figures, all by the desk. Every command bears an id of its own and names what was looked at. */
import { z } from 'zod'
import { LINE_TEXT_LIMIT } from '../lineText.ts'
import { briefingIdSchema, idSchema } from '../vocabulary.ts'
import { IMPORTED_AT_ONCE } from './state.ts'
import { currencySchema, figureIdSchema, figureValuesSchema, programmeSchema, rateSchema } from './vocabulary.ts'

/** Minted by the sender: the same act again is already done. */
const act = idSchema
const figureId = figureIdSchema
/** `seq` of the figure or of the programme as it was looked at; a later one by now is refused. */
const saw = z.int().min(0)
const programmeId = briefingIdSchema
const offset = z.int().min(0).max(LINE_TEXT_LIMIT)

const enteredFigure = z.object({
  figureId,
  values: figureValuesSchema,
  programme: programmeId.nullable(),
  /** Where it was said: the words between the offsets, in UTF-16 units of the line's text as it is by now. */
  said: z
    .object({ lineId: idSchema, start: offset, end: offset })
    .refine(({ start, end }) => start < end, 'covers no words')
    .nullable(),
})

export const figureCommandSchemas = [
  /** Also of a dismissed, superseded or flagged one: it stands again. */
  z.object({ type: z.literal('ConfirmFigure'), act, figureId, saw }),
  z.object({ type: z.literal('CorrectFigure'), act, figureId, saw, values: figureValuesSchema }),
  z.object({ type: z.literal('DismissFigure'), act, figureId, saw }),
  z.object({ type: z.literal('AssignFigure'), act, figureId, saw, programme: programmeId.nullable() }),
  z.object({ type: z.literal('MergeFigure'), act, figureId, saw, into: figureIdSchema }),
  enteredFigure.extend({ type: z.literal('EnterFigure'), act }),
  /** One that was entered by hand. */
  z.object({ type: z.literal('WithdrawFigure'), act, figureId, saw }),

  z.object({ type: z.literal('CreateProgramme'), act, programme: programmeSchema }),
  z.object({ type: z.literal('ChangeProgramme'), act, saw, programme: programmeSchema }),
  z.object({ type: z.literal('RemoveProgramme'), act, saw, programmeId }),
  z.object({ type: z.literal('EnterRate'), act, rate: rateSchema }),
  z.object({ type: z.literal('RemoveRate'), act, from: currencySchema, to: currencySchema }),
] as const

/** Rows of a table; what is there already with the same id is changed to what the row says. They have routes of their own. */
export const importProgrammesSchema = z.object({
  type: z.literal('ImportProgrammes'),
  act,
  programmes: z.array(programmeSchema).max(IMPORTED_AT_ONCE),
})
export const importPledgesSchema = z.object({
  type: z.literal('ImportPledges'),
  act,
  pledges: z.array(enteredFigure.omit({ said: true })).max(IMPORTED_AT_ONCE),
})

type Sent = (typeof figureCommandSchemas)[number] | typeof importProgrammesSchema | typeof importPledgesSchema
export type FigureCommand = Readonly<z.infer<Sent>>
export type FigureCommandOf<T extends FigureCommand['type']> = Extract<FigureCommand, { type: T }>
