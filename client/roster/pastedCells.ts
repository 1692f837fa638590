/** A pasted list or table, row by row: bullets and numbers of a list dropped, cells of a table told apart. */
import { foldSpace } from '#shared/domain/lineText.ts'

/** What a row may begin with in a list, and means nothing. */
const BULLET = /^\s*(?:[-–—*•·‣]\s+|\d{1,3}[.)]\s+)/u
const ROWS_AT_MOST = 600
const ROW_END = /\r\n|\r|\n/

export interface PastedRow {
  /** Which row of the field it is, from 0, empty ones counted. */
  readonly at: number
  /** Without what it begins with in a list; its cells as they were pasted. */
  readonly text: string
}

export function pastedRows(text: string): readonly PastedRow[] {
  return text
    .split(ROW_END)
    .map((row, at) => ({ at, text: row.replace(BULLET, '') }))
    .filter((row) => row.text.trim() !== '')
    .slice(0, ROWS_AT_MOST)
}

/** What is left in the field, as it was pasted, once those rows have been taken out; nothing where only the head is left. */
export function withoutRows(text: string, gone: ReadonlySet<number>, head: number | null): string {
  const left = text.split(ROW_END).map((row, at) => ({ row, at }))
  const kept = left.filter(({ row, at }) => !gone.has(at) && row.trim() !== '')
  return kept.every(({ at }) => at === head) ? '' : kept.map(({ row }) => row).join('\n')
}

/** The cells of a row of a table with tabs or semicolons; null where it is no such row. */
export function cellsOf(row: string): readonly string[] | null {
  const separator = row.includes('\t') ? '\t' : row.includes(';') ? ';' : null
  return separator === null ? null : split(row, separator).map(foldSpace)
}

/** The cells of a row that is parted by commas, which a name with a role is as well. */
export function commaCells(row: string): readonly string[] {
  return split(row, ',').map(foldSpace)
}

/** A cell in quotation marks may hold the separator, and doubled marks. */
function split(row: string, separator: string): string[] {
  const cells: string[] = []
  let cell = ''
  let isQuoted = false
  for (let at = 0; at < row.length; at += 1) {
    const sign = row.charAt(at)
    if (sign === '"' && isQuoted && row[at + 1] === '"') {
      cell += '"'
      at += 1
    } else if (sign === '"' && (isQuoted || cell.trim() === '')) isQuoted = !isQuoted
    else if (sign === separator && !isQuoted) {
      cells.push(cell)
      cell = ''
    } else cell += sign
  }
  return [...cells, cell]
}
