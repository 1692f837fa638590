/** What stands in a cell, as people write it. Each throws `CellFault` where it cannot tell. */
import type { TableFault } from '#shared/protocol/figures.ts'

/** `message`: what is wrong, after the name of the column. */
export class CellFault extends Error {
  override readonly name = 'CellFault'
  readonly fault: TableFault

  constructor(fault: TableFault, message: string) {
    super(message)
    this.fault = fault
  }
}

/** What separates thousands without being a point or a comma. */
const THIN = /(?<=\d)[\s'\u2019](?=\d)/g
const THOUSANDS = /^\d{1,3}(?:_\d{3})+$/

/**
 * A number without a sign, as a plain decimal: `1 000 000,50`, `1,000,000.5` and `1.000.000,5` are one number. A comma before
 * exactly three digits may separate thousands or decimals: that is refused, never guessed. So is a point, unless the table
 * writes numbers with points (`isPlain`: its cells are separated by commas), and three digits behind it mean something.
 */
export function decimalIn(cell: string, isPlain: boolean): string {
  const grouped = cell.replace(THIN, '_')
  const marks = grouped.replace(/[\d_]/g, '')
  const hasThin = grouped.includes('_')
  if (marks === '') return plain(hasThin ? ungrouped(grouped) : grouped, '')
  if (/[.,]$/.test(cell)) throw notANumber()
  if (/^[.,]$/.test(marks)) {
    const [whole = '', part = ''] = grouped.split(marks)
    if (hasThin) return plain(ungrouped(whole), part)
    const mayGroup = part.length === 3 && /^[1-9]\d{0,2}$/.test(whole)
    if (mayGroup && !(marks === '.' && isPlain && !part.endsWith('0')))
      throw new CellFault(
        'number-ambiguous',
        `could be ${whole}${part} or ${whole}.${part}: write ${whole}${part} or ${whole}.${part}0`,
      )
    return plain(whole, part)
  }
  const separator = marks.at(0) ?? ''
  const point = marks.at(-1) ?? ''
  if (hasThin || !/^(?:,+\.?|\.+,?)$/.test(marks)) throw notANumber()
  const end = separator === point ? grouped.length : grouped.lastIndexOf(point)
  return plain(ungrouped(grouped.slice(0, end).replaceAll(separator, '_')), grouped.slice(end + 1))
}

function ungrouped(text: string): string {
  if (!THOUSANDS.test(text)) throw notANumber()
  return text.replaceAll('_', '')
}

function plain(whole: string, part: string): string {
  if (!/^\d{1,40}$/.test(whole) || !/^\d{0,40}$/.test(part)) throw notANumber()
  const decimals = part.replace(/0+$/, '')
  const digits = whole.replace(/^0+(?=\d)/, '')
  return decimals === '' ? digits : `${digits}.${decimals}`
}

function notANumber(): CellFault {
  return new CellFault('not-a-number', 'is not a number such as 4000000000 or 2.5')
}

export function wordIn(cell: string): string {
  return cell
}

export function currencyIn(cell: string): string {
  return /^[a-z]{3}$/i.test(cell) && cell.toLowerCase() !== 'kr' ? cell.toUpperCase() : cell
}

export function monthsIn(cell: string): readonly number[] {
  return cell.split(/[\s,;]+/).map((month) => {
    if (!/^(?:[1-9]|1[0-2])$/.test(month)) throw new CellFault('not-months', 'is not a list of months such as 8 9 10')
    return Number(month)
  })
}

export function yesOrNo(cell: string): boolean {
  if (/^(?:yes|true|1)$/i.test(cell)) return true
  if (/^(?:no|false|0)$/i.test(cell)) return false
  throw new CellFault('not-yes-or-no', 'is neither yes nor no')
}

/** Several texts in one cell, with `|` between them. */
export function listCell(texts: readonly string[]): string {
  return texts.map((text) => text.replace(/[\\|]/g, '\\$&')).join(' | ')
}

export function listIn(cell: string): readonly string[] {
  const texts = [...cell.matchAll(/(?:\\.|[^\\|])+/gsu)].map(([text]) => text.replace(/\\(.)/gsu, '$1').trim())
  return texts.filter((text) => text !== '')
}
