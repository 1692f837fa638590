/** A pasted list or table, row by row: bullets and numbers of a list dropped, cells of a table told apart. */
import { foldSpace } from '#shared/domain/lineText.ts'

/** What a row may begin with in a list, and means nothing. */
const BULLET = /^\s*(?:[-–—*•·‣]\s+|\d{1,3}[.)]\s+)/u
const ROWS_AT_MOST = 600

export function pastedRows(text: string): readonly string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((row) => row.replace(BULLET, ''))
    .filter((row) => row.trim() !== '')
    .slice(0, ROWS_AT_MOST)
}

/** The cells of a row of a table with tabs or semicolons; null where it is no such row. */
export function cellsOf(row: string): readonly string[] | null {
  const separator = row.includes('\t') ? '\t' : row.includes(';') ? ';' : null
  return separator === null ? null : split(row, separator).map(foldSpace)
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
