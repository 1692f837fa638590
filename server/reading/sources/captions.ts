/**
 * WebVTT and SRT, whole or damaged.
 *
 * N1 Each row of words is a line, with the time of its cue; times, identifiers, styles and comments are set apart.
 * N2 A row that holds no time is words, wherever it stands: damage costs a time, never a word.
 * N3 Tags are read and not shown; a voice that they name is kept with the line.
 * N4 Where captions roll, a row that the cue before ended with is set apart: it is shown twice, and said once.
 */
import type { ApartLine } from '#shared/protocol/documents.ts'
import { rowsOf, type SourceRow } from '../editStream.ts'
import { cleanText, type SourceLine } from '../sourceLines.ts'
import { partAtArrows } from './arrowRows.ts'
import { isCueTime, isSignature, sortCueRows, type CueFormat } from './cueRows.ts'
import { readCueText, type CuePart } from './cueText.ts'
import { rowsShownBefore } from './rollingCues.ts'
import type { Source, SourceText } from './source.ts'

export const webVtt: Source = {
  type: 'text/vtt',
  recognises: (source) => isSignature(source.slice(0, 10)),
  read: (source) => readCaptions(source, 'vtt'),
}

export const subRip: Source = {
  type: 'application/x-subrip',
  recognises: (source) => source.slice(0, 2_000).split('\n', 40).filter(isCueTime).length >= 2,
  read: (source) => readCaptions(source, 'srt'),
}

interface Cue {
  readonly at: number | null
  readonly rows: SourceRow[]
}

function readCaptions(source: string, format: CueFormat): SourceText | null {
  const { rows, taken } = rowsOf(source)
  const cues: Cue[] = [{ at: null, rows: [] }]
  const apart: ApartLine[] = []
  for (const sorted of sortCueRows(rows, format)) {
    const { row } = sorted
    if (sorted.is === 'words') cues.at(-1)?.rows.push(row)
    else apart.push({ line: row.number, text: cleanText(row.raw).text, as: sorted.is === 'note' ? 'note' : 'notation' })
    if (sorted.is === 'time') cues.push({ at: sorted.from, rows: [] })
  }
  if (cues.length === 1) return null
  const read = cues.map(linesOf)
  const shown = rowsShownBefore(read.map(({ lines }) => lines))
  const again = read.flatMap(({ lines }, index) => lines.slice(0, shown[index]))
  return {
    lines: partAtArrows(read.flatMap(({ lines }, index) => lines.slice(shown[index]))),
    cut: 'cues',
    apart: [...apart, ...again.map(shownAgain)],
    removed: read.reduce((sum, { removed }) => sum + removed, taken),
  }
}

function shownAgain({ number, text, voice }: SourceLine): ApartLine {
  return { line: number, text: voice === undefined ? text : `${voice}: ${text}`, as: 'notation' }
}

function linesOf({ at, rows }: Cue): { lines: SourceLine[]; removed: number } {
  const lines: SourceLine[] = []
  let removed = 0
  let before = -1
  let again = 0
  for (const part of readCueText(rows.map(({ raw }) => raw))) {
    const row = rows[part.row]
    if (row === undefined) continue
    again = part.row === before ? again + 1 : 0
    before = part.row
    const { text, removed: here } = cleanText(part.text)
    removed += here
    if (text !== '') lines.push({ ...lineOf(part, row, again), text, ...(at === null ? {} : { at }) })
  }
  return { lines, removed }
}

/** Several voices in one row are several lines, numbered between the rows. */
function lineOf({ voice, fresh }: CuePart, row: SourceRow, again: number): Omit<SourceLine, 'text' | 'at'> {
  return {
    number: row.number + again / 1_000,
    place: { line: row.number, column: row.column },
    ...(voice === null ? {} : { voice: cleanText(voice).text }),
    ...(fresh ? { fresh: true } : {}),
  }
}
