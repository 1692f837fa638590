/** What a figure says as cells of a table, by names that do not change, and back. */
import { figureValuesSchema, type FigureValues } from '#shared/domain/figures/vocabulary.ts'
import { NO_VALUES } from '#shared/domain/figures/state.ts'
import { countryCode } from '../reading/figures/parties.ts'
import { currencyIn, decimalIn, monthsIn, wordIn, yesOrNo } from './cellValues.ts'
import type { TableRow } from './readTable.ts'

export const VALUE_COLUMNS = [
  'value',
  'high',
  'of',
  'from',
  'unit',
  'currency',
  'bound',
  'measure',
  'per',
  'period',
  'months',
  'year',
  'hedged',
  'base',
  'party_code',
  'party',
  'date',
  'note',
] as const
export type ValueColumn = (typeof VALUE_COLUMNS)[number]

export function valueCells(values: FigureValues): readonly (string | null)[] {
  const { period, party } = values
  const cells: Readonly<Record<ValueColumn, string | null>> = {
    value: values.value,
    high: values.high,
    of: values.of,
    from: values.from,
    unit: values.unit,
    currency: values.currency,
    bound: values.bound,
    measure: values.measure,
    per: values.per,
    period: period?.said ?? null,
    months: period === null ? null : period.months.join(' '),
    year: period?.year == null ? null : String(period.year),
    hedged: values.hedged ? 'yes' : 'no',
    base: values.base,
    party_code: party?.code ?? null,
    party: party?.name ?? null,
    date: values.date,
    note: values.note,
  }
  return VALUE_COLUMNS.map((column) => cells[column])
}

/** Cells that are empty or missing say nothing. Throws `command-malformed` with row and column. */
export function valuesIn(row: TableRow<ValueColumn>): FigureValues {
  const words = row.read('period', wordIn)
  const months = row.read('months', monthsIn)
  const year = row.read('year', (cell) => (/^\d{4}$/.test(cell) ? Number(cell) : wordIn(cell).toLowerCase()))
  if (words === null && (months !== null || year !== null))
    throw row.fault('period', 'is empty beside months or a year')
  return row.parse(figureValuesSchema, {
    ...NO_VALUES,
    value: row.read('value', decimalIn),
    high: row.read('high', decimalIn),
    of: row.read('of', decimalIn),
    from: row.read('from', decimalIn),
    unit: row.read('unit', wordIn),
    currency: row.read('currency', currencyIn),
    bound: row.read('bound', wordIn) ?? NO_VALUES.bound,
    measure: row.read('measure', wordIn),
    per: row.read('per', wordIn),
    period: words === null ? null : { said: words, months: months ?? [], year },
    hedged: row.read('hedged', yesOrNo) ?? false,
    base: row.read('base', wordIn),
    party: partyIn(row),
    date: row.read('date', wordIn),
    note: row.read('note', wordIn),
  })
}

/** Where a table has no codes, the names of countries give them. */
function partyIn(row: TableRow<ValueColumn>): { readonly code: string | null; readonly name: string } | null {
  const name = row.read('party', wordIn)
  const code = row.read('party_code', (cell) => cell.toUpperCase())
  if (name !== null) return { code: row.has('party_code') ? code : countryCode(name), name }
  return code === null ? null : { code, name: countryName(code) }
}

function countryName(code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code
  return new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code
}
