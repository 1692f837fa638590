/** A table pasted from a spreadsheet or saved by a recogniser: columns parted by tabs, one of names, one of words, perhaps times. */
import type { ApartLine } from '#shared/protocol/documents.ts'
import { rowsOf } from '../editStream.ts'
import { readTime, sinceFirst } from '../recordingTime.ts'
import { cleanText, type SourceLine } from '../sourceLines.ts'
import type { Source } from './source.ts'
import { columnsOf, type Columns } from './tabbedColumns.ts'

const FEWEST = 3
const LOOK = 40
const MOST = 0.6

export const tabbed: Source = {
  type: 'text/plain',
  recognises(source) {
    const rows = source.slice(0, 8_000).split('\n', LOOK)
    return isTable(rows)
  },
  read(source) {
    const { rows, taken } = rowsOf(source)
    // What was typed and taken back stands in no column.
    if (taken > 0 || !isTable(rows.map(({ raw }) => raw))) return null
    const cells = rows.map(({ raw }) => raw.split('\t'))
    const columns = columnsOf(cells.filter((row) => row.length > 1))
    return columns === null ? null : { ...linesIn(rows, cells, columns), cut: 'cues' }
  },
}

function isTable(rows: readonly string[]): boolean {
  const written = rows.filter((row) => row.trim() !== '')
  const parted = written.filter((row) => row.trim().includes('\t')).length
  return parted >= FEWEST && parted >= written.length * MOST
}

interface Found {
  readonly lines: readonly SourceLine[]
  readonly apart: readonly ApartLine[]
  readonly removed: number
}

function linesIn(rows: readonly { number: number }[], cells: readonly string[][], columns: Columns): Found {
  const times = timesOf(cells, columns)
  const lines: SourceLine[] = []
  const apart: ApartLine[] = []
  let removed = 0
  for (const [index, row] of cells.entries()) {
    const number = rows[index]?.number ?? 0
    const clean = row.map(cleanText)
    for (const cell of clean) removed += cell.removed
    const texts = clean.map(({ text }) => text)
    if (texts.every((text) => text === '')) continue
    const isHeading = columns.headings !== null && texts.join('\t') === columns.headings
    const words = row.length === 1 ? 0 : columns.words
    const text = isHeading ? '' : (texts[words] ?? '')
    const voice = row.length === 1 || text === '' ? '' : (texts[columns.names ?? -1] ?? '')
    const others = texts.filter((_, at) => text === '' || (at !== words && !(at === columns.names && voice !== '')))
    const notation = others.filter((other) => other !== '').join(' ')
    if (notation !== '') apart.push({ line: number, text: notation, as: 'notation' })
    if (text === '') continue
    const at = times[index] ?? null
    lines.push({
      number,
      text,
      place: { line: number, column: columnOf(row, words) },
      ...(at !== null && { at }),
      ...(voice !== '' && { voice }),
    })
  }
  return { lines, apart, removed }
}

function timesOf(cells: readonly string[][], { times, isMilliseconds }: Columns): (number | null)[] {
  const printed = cells.map((row) => (times === null || row.length === 1 ? '' : (row[times] ?? '').trim()))
  if (isMilliseconds) return printed.map((time) => (/^\d+$/.test(time) ? Number(time) : null))
  const isClock = printed.some((time) => /[ap]\.?m/iu.test(time))
  const read = printed.map((time) => readTime(time, isClock ? 'clock' : 'recording'))
  return isClock ? sinceFirst(read) : read
}

/** From 1, of the first that is seen. */
function columnOf(row: readonly string[], at: number): number {
  const before = row.slice(0, at).reduce((length, cell) => length + cell.length + 1, 0)
  return before + 1 + Math.max(0, (row[at] ?? '').search(/\S/u))
}
