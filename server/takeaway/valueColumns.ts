/** What a figure says as cells of a table, by names that do not change, and back. */
import { figureValuesSchema, type FigureValues, type Party, type Period } from '#shared/domain/figures/vocabulary.ts'
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

/** Cells that are empty say nothing; where a column is missing, what was said before stays. Throws `command-malformed` with row and column. */
export function valuesIn(row: TableRow<ValueColumn>, was: FigureValues = NO_VALUES): FigureValues {
  return row.parse(figureValuesSchema, {
    value: row.readOr('value', decimalIn, was.value),
    high: row.readOr('high', decimalIn, was.high),
    of: row.readOr('of', decimalIn, was.of),
    from: row.readOr('from', decimalIn, was.from),
    unit: row.readOr('unit', wordIn, was.unit),
    currency: row.readOr('currency', currencyIn, was.currency),
    bound: row.readOr<string>('bound', wordIn, was.bound) ?? NO_VALUES.bound,
    measure: row.readOr<string>('measure', wordIn, was.measure),
    per: row.readOr<string>('per', wordIn, was.per),
    period: periodIn(row, was.period),
    hedged: row.readOr('hedged', yesOrNo, was.hedged) ?? false,
    base: row.readOr('base', wordIn, was.base),
    party: partyIn(row, was.party),
    date: row.readOr('date', wordIn, was.date),
    note: row.readOr('note', wordIn, was.note),
  })
}

function periodIn(row: TableRow<ValueColumn>, was: Period | null) {
  const said = row.readOr('period', wordIn, was?.said ?? null)
  const months = row.read('months', monthsIn)
  const year = row.read('year', (cell) => (/^\d{4}$/.test(cell) ? Number(cell) : wordIn(cell).toLowerCase()))
  if (said === null) {
    if (months !== null || year !== null)
      throw row.fault('period', 'period-missing', 'is empty beside months or a year')
    return null
  }
  return {
    said,
    months: (row.has('months') ? months : was?.months) ?? [],
    year: row.has('year') ? year : (was?.year ?? null),
  }
}

/** Where a table has no codes, the names of countries give them. */
function partyIn(row: TableRow<ValueColumn>, was: Party | null): Party | null {
  const name = row.read('party', wordIn)
  const code = row.read('party_code', (cell) => cell.toUpperCase())
  if (name !== null) {
    const known = was?.name === name ? was.code : countryCode(name)
    return { code: row.has('party_code') ? code : known, name }
  }
  if (!row.has('party') && was !== null && (!row.has('party_code') || code === null || code === was.code)) {
    return row.has('party_code') ? { code, name: was.name } : was
  }
  return code === null ? null : { code, name: countryName(code) }
}

function countryName(code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code
  return new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code
}
