/** Which column of a table holds the names, which the words, which the times: by its heading, or by what stands in it. */
import { isUnknownVoice } from '../labelParts.ts'
import { isGenericLabel, looksLikeLabel } from '../labels.ts'
import { readTime } from '../recordingTime.ts'

export interface Columns {
  /** Null only where the headings say that nobody is named. */
  readonly names: number | null
  readonly words: number
  readonly times: number | null
  readonly isMilliseconds: boolean
  /** The cells of the row of headings, parted by tabs. */
  readonly headings: string | null
}

const NAMES = /^(?:speakers?|names?|who|voice|intervenante?|locuteur|orateur|nom|sprecher(?:in)?|wer|orador|nombre)$/iu
const WORDS =
  /^(?:text|words|transcript|transcription|utterance|content|speech|what|texte|paroles|propos|was|texto|testo)$/iu
const TIMES =
  /^(?:times?(?:stamp| ?code)?|start(?: ?time)?|begin|from|heure|horodatage|début|zeit|beginn|hora|inicio|tiempo)$/iu
const NEARLY_ALL = 0.8
const LONGEST_NAME = 80
const FEWEST_WORDS = 4
/** So that one row of many tabs does not take the time of a table of as many columns. */
const MOST_COLUMNS = 20

/** Null where no column surely holds names. */
export function columnsOf(rows: readonly (readonly string[])[]): Columns | null {
  const first = (rows[0] ?? []).map((cell) => cell.trim())
  const hasHeadings =
    first.some((cell) => WORDS.test(cell)) && first.some((cell) => NAMES.test(cell) || TIMES.test(cell))
  const below = hasHeadings ? rows.slice(1) : rows
  const width = Math.max(...rows.slice(0, 40).map((row) => row.length))
  if (width > MOST_COLUMNS) return null
  const columns = Array.from({ length: width }, (_, at) => below.flatMap((row) => row[at]?.trim() || []))
  const headed = (pattern: RegExp) => (hasHeadings ? indexOrNull(first.findIndex((cell) => pattern.test(cell))) : null)
  const times = headed(TIMES) ?? indexOrNull(columns.findIndex(areTimes))
  const names = headed(NAMES) ?? indexOrNull(columns.findIndex((cells) => areNames(cells, times !== null)))
  const words = headed(WORDS) ?? longest(columns, [names, times])
  const isMilliseconds = hasHeadings && times !== null && (columns[times] ?? []).every((cell) => /^\d+$/.test(cell))
  if (words === null || words === names || (names === null && !hasHeadings)) return null
  if (!hasHeadings && !areSaid(columns[words] ?? [])) return null
  return { names, words, times, isMilliseconds, headings: hasHeadings ? first.join('\t') : null }
}

function indexOrNull(index: number): number | null {
  return index < 0 ? null : index
}

function areTimes(cells: readonly string[]): boolean {
  return most(cells, (cell) => readTime(cell, 'recording') !== null)
}

/** Names come back, unless times say that somebody spoke. */
function areNames(cells: readonly string[], haveTimes: boolean): boolean {
  return (haveTimes || new Set(cells).size < cells.length) && most(cells, isName)
}

/** A table of goods has names as well. */
function areSaid(cells: readonly string[]): boolean {
  const said = cells.filter((cell) => /[.!?…]["”»)\]]*$/u.test(cell) || cell.split(' ').length >= FEWEST_WORDS)
  return said.length * 2 >= cells.length
}

function isName(cell: string): boolean {
  if (cell.length > LONGEST_NAME) return false
  return looksLikeLabel(cell) || isGenericLabel(cell) || isUnknownVoice(cell)
}

function most(cells: readonly string[], is: (cell: string) => boolean): boolean {
  return cells.length > 0 && cells.filter(is).length >= cells.length * NEARLY_ALL
}

function longest(columns: readonly (readonly string[])[], taken: readonly (number | null)[]): number | null {
  let found: number | null = null
  let most = 0
  for (const [at, cells] of columns.entries()) {
    const length = cells.reduce((sum, cell) => sum + cell.length, 0)
    if (taken.includes(at) || length <= most) continue
    found = at
    most = length
  }
  return found
}
