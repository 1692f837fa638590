/** A table as people send it: CSV with a header, cells separated by commas, semicolons or tabs. Every fault names its row and column. */
import { CsvError, parse } from 'csv-parse/sync'
import type { z } from 'zod'
import { Refusal, type RefusalDetail } from '#shared/domain/refusal.ts'
import type { TableFault } from '#shared/protocol/figures.ts'
import { wordsOfCell } from './cells.ts'
import { CellFault } from './cellValues.ts'

export interface TableRow<Column extends string> {
  /** As a spreadsheet counts: the header is row 1. */
  readonly number: number
  /** Whether the table has this column. */
  readonly has: (column: Column) => boolean
  /** Null where the cell is empty or missing. `isPlain`: commas separate cells, and can stand in no number unquoted. */
  readonly read: <T>(column: Column, from: (cell: string, isPlain: boolean) => T) => T | null
  /** As `read`, and `was` where the table has no such column: it says nothing about that. */
  readonly readOr: <T>(column: Column, from: (cell: string, isPlain: boolean) => T, was: T | null) => T | null
  readonly parse: <S extends z.ZodType>(schema: S, value: unknown) => z.output<S>
  readonly fault: (column: Column, fault: TableFault, problem: string) => Refusal
}

/** What a row says, with its number. */
export interface Numbered<T> {
  readonly number: number
  readonly said: T
}

export interface TableShape<Column extends string> {
  /** In the order in which they are written. Names in a header count in any order and in any case. */
  readonly columns: readonly Column[]
  readonly rowsAtMost: number
}

const DELIMITERS = [',', ';', '\t'] as const
type Delimiter = (typeof DELIMITERS)[number]

/** Throws `command-malformed` with `fault`, `problem`, `row`, `column` and `value`, as far as they are known. */
export function readTable<Column extends string>(
  text: string,
  { columns, rowsAtMost }: TableShape<Column>,
): readonly TableRow<Column>[] {
  if (text.includes('\ufffd')) throw faultAt('not-utf8', { problem: 'is not well-formed UTF-8' })
  const delimiter = delimiterOf(text, columns)
  const [head = [], ...rows] = recordsOf(text, delimiter)
  const header = headerOf(head, columns)
  const filled = rows.flatMap((cells, index) => (cells.every((cell) => cell.trim() === '') ? [] : [{ cells, index }]))
  if (filled.length > rowsAtMost)
    throw faultAt('too-many-rows', { problem: `has more than ${rowsAtMost} rows`, rows: filled.length })
  return filled.map(({ cells, index }) => rowOf(cells, index + 2, header, delimiter))
}

function rowOf<Column extends string>(
  cells: readonly string[],
  number: number,
  header: readonly Column[],
  delimiter: Delimiter,
): TableRow<Column> {
  const beyond = cells.findIndex((cell, at) => at >= header.length && cell.trim() !== '')
  if (beyond >= 0) {
    throw faultAt('beyond-header', {
      row: number,
      value: told(cells[beyond]),
      problem: 'stands in a column that the header does not name',
    })
  }
  const cellOf = (column: string) => {
    const at = header.findIndex((name) => name === column)
    return wordsOfCell((at < 0 ? '' : (cells[at] ?? '')).trim())
  }
  const fault = (column: string, code: TableFault, problem: string) => {
    const value = cellOf(column)
    return faultAt(code, { row: number, column, ...(value !== '' && { value: told(value) }), problem })
  }
  const read: TableRow<Column>['read'] = (column, from) => {
    const cell = cellOf(column)
    if (cell === '') return null
    try {
      return from(cell, delimiter === ',')
    } catch (error) {
      throw error instanceof CellFault ? fault(column, error.fault, error.message) : error
    }
  }
  const has = (column: Column) => header.includes(column)
  return {
    number,
    has,
    fault,
    read,
    readOr: (column, from, was) => (has(column) ? read(column, from) : was),
    parse(schema, value) {
      const parsed = schema.safeParse(value)
      if (parsed.success) return parsed.data
      const [issue] = parsed.error.issues
      throw fault(columnOf(issue?.path ?? [], header), 'not-valid', (issue?.message ?? 'is not valid').slice(0, 200))
    },
  }
}

/** The column that a place in what a row says was written in. */
function columnOf(path: readonly PropertyKey[], header: readonly string[]): string {
  const names = path.filter((part) => typeof part === 'string')
  return [names.join('_'), ...names.toReversed()].find((name) => header.includes(name)) ?? names[0] ?? ''
}

function headerOf<Column extends string>(head: readonly string[], columns: readonly Column[]): readonly Column[] {
  const named = head.map((cell) => cell.trim().toLowerCase())
  while (named.at(-1) === '') named.pop()
  if (named.length === 0) throw faultAt('no-header', { row: 1, problem: `has no header such as ${columns.join(',')}` })
  return named.map((name, at) => {
    const column = columns.find((known) => known === name)
    if (column === undefined)
      throw faultAt('column-unknown', {
        row: 1,
        column: told(name),
        problem: `is not one of the columns ${columns.join(', ')}`,
      })
    if (named.indexOf(name) !== at) throw faultAt('column-twice', { row: 1, column, problem: 'stands there twice' })
    return column
  })
}

/** The one with which the first row names the most columns. */
function delimiterOf(text: string, columns: readonly string[]): Delimiter {
  const first = text.replace(/^\ufeff/, '').split(/[\r\n]/, 1)[0] ?? ''
  const known = (delimiter: string) => {
    const names = first.split(delimiter).map((cell) => cell.replaceAll('"', '').trim().toLowerCase())
    return names.filter((name) => columns.includes(name)).length
  }
  const [most] = DELIMITERS.map((delimiter) => ({ delimiter, known: known(delimiter) })).sort(
    (a, b) => b.known - a.known,
  )
  return most?.delimiter ?? ','
}

function recordsOf(text: string, delimiter: Delimiter): readonly (readonly string[])[] {
  try {
    return parse(text, { bom: true, delimiter, relax_column_count: true })
  } catch (error) {
    if (error instanceof CsvError) {
      const row = typeof error['lines'] === 'number' ? { row: error['lines'] } : {}
      const [fault, problem] = PROBLEMS[error.code] ?? ['not-a-table', 'is not a table']
      throw faultAt(fault, { ...row, problem })
    }
    throw error
  }
}

const PROBLEMS: Readonly<Partial<Record<string, readonly [TableFault, string]>>> = {
  CSV_QUOTE_NOT_CLOSED: ['quote-open', 'has a quotation mark that is not closed'],
  CSV_INVALID_CLOSING_QUOTE: ['quote-followed', 'has text behind a closing quotation mark'],
  INVALID_OPENING_QUOTE: ['quote-within', 'has a quotation mark within a cell that does not begin with one'],
}

function faultAt(fault: TableFault, detail: RefusalDetail): Refusal {
  const { row = '', column = '' } = detail
  return new Refusal('command-malformed', {
    field: [row, column].filter((part) => part !== '').join('.'),
    fault,
    ...detail,
  })
}

/** At most so much of what was sent is told back. */
function told(cell = ''): string {
  return cell.length > 40 ? `${cell.slice(0, 40).toWellFormed()}…` : cell
}
