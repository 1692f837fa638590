/** The pledges that stand as a table, and back: rows become figures that were entered by hand. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { FigureCommandOf } from '#shared/domain/figures/commands.ts'
import { findFigure } from '#shared/domain/figures/standing.ts'
import type { Figure, Programme } from '#shared/domain/figures/state.ts'
import { figureIdSchema, type FigureValues } from '#shared/domain/figures/vocabulary.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { csvOf } from './cells.ts'
import { wordIn } from './cellValues.ts'
import { readTable, type Numbered, type TableRow } from './readTable.ts'
import { VALUE_COLUMNS, valueCells, valuesIn } from './valueColumns.ts'

const COLUMNS = ['id', 'programme', ...VALUE_COLUMNS] as const
const idSchema = z.object({ id: figureIdSchema })
type Column = (typeof COLUMNS)[number]
export type EnteredPledge = FigureCommandOf<'ImportPledges'>['pledges'][number]

export function pledgesTable(figures: readonly Figure[]): string {
  const rows = figures.filter(isPledge).map(({ id, programme, values }) => [id, programme, ...valueCells(values)])
  return `\uFEFF${csvOf([COLUMNS, ...rows])}`
}

/** One that stands, with what a row has to say. */
function isPledge({ state, values: { measure, party, value } }: Figure): boolean {
  return measure === 'pledge' && party !== null && value !== null && (state === 'confirmed' || state === 'corrected')
}

/** A row without an id gets one of who pledges what for what and when, so that the same table again changes nothing. */
export function pledgesIn(
  text: string,
  known: Pick<Briefing, 'programmes' | 'figures'>,
  rowsAtMost: number,
): readonly Numbered<EnteredPledge>[] {
  const seen = new Map<string, number>()
  return readTable(text, { columns: COLUMNS, rowsAtMost }).map((row) => {
    const pledge = pledgeIn(row, known)
    const before = seen.get(pledge.figureId)
    if (before !== undefined)
      throw row.fault('id', 'id-twice', `says the same as row ${before}: give both an id to keep both`)
    seen.set(pledge.figureId, row.number)
    return { number: row.number, said: pledge }
  })
}

function pledgeIn(row: TableRow<Column>, { programmes, figures }: Pick<Briefing, 'programmes' | 'figures'>) {
  const measure = row.read('measure', wordIn)
  if (measure !== null && measure !== 'pledge') throw row.fault('measure', 'not-a-pledge', 'is not pledge')
  const named = programmeOf(row, programmes)
  const id = row.read('id', wordIn)
  const figureId = id === null ? idOf(valuesIn(row), named) : row.parse(idSchema, { id }).id
  const was = findFigure(figures, figureId)
  const values: FigureValues = { ...valuesIn(row, was?.values), measure: 'pledge' }
  if (values.party === null) throw row.fault('party', 'missing', 'is missing')
  if (values.value === null) throw row.fault('value', 'missing', 'is missing')
  const programme = row.has('programme') ? named : (was?.programme ?? null)
  return { figureId, values, programme } satisfies EnteredPledge
}

function programmeOf(row: TableRow<Column>, programmes: readonly Programme[]): string | null {
  const named = row.read('programme', wordIn)
  if (named === null) return null
  const folded = named.toLowerCase()
  const programme =
    programmes.find(({ id }) => id === named) ??
    programmes.find(({ name, aliases }) => [name, ...aliases].some((called) => called.toLowerCase() === folded))
  if (programme === undefined) throw row.fault('programme', 'programme-unknown', 'is no programme of this briefing')
  return programme.id
}

function idOf({ party, value, high, currency, unit, date }: FigureValues, programme: string | null): string {
  const who = party?.code ?? party?.name.toLowerCase()
  const what = JSON.stringify([who, programme, value, high, currency, unit, date])
  return `pledge-${createHash('sha256').update(what).digest('base64url').slice(0, 22)}`
}
