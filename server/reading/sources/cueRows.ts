/** The rows of a caption file, each for what it is: a time, an identifier, a comment, or words. Damaged files lose no words. */
import { parseVTTTimestamp } from 'media-captions'
import type { SourceRow } from '../editStream.ts'

export type CueFormat = 'vtt' | 'srt'

/** `from`: milliseconds, null where the row says nothing that is a time. */
export type CueRow =
  | { readonly is: 'words' | 'notation' | 'note'; readonly row: SourceRow }
  | { readonly is: 'time'; readonly row: SourceRow; readonly from: number | null }

const ARROW = /\s*(?:-{1,3}|[–—=])(?:>|&gt;)|\s*[→⟶]/u
const BEGINS_TIMED = /^\s*[\dxX?]{1,3}:[\dxX?.:,]{1,12}\s*(?:(?:-{1,3}|[–—=])(?:>|&gt;)|[→⟶])/u
const NOTE = /^NOTE(?:\s|$)/u
const STYLE_OR_REGION = /^(?:STYLE|REGION)\s*$/u
const NUMBER_ALONE = /^\s*\d{1,6}\s*$/u

/** "00:01:02,500 --> 00:01:04", and what people and programs make of it. */
export function isCueTime(raw: string): boolean {
  return BEGINS_TIMED.test(raw)
}

export function isSignature(raw: string): boolean {
  return /^\uFEFF?WEBVTT(?:\s|$)/u.test(raw)
}

type Block = 'none' | 'head' | 'note' | 'style'

/** Without the blank rows. */
export function sortCueRows(rows: readonly SourceRow[], format: CueFormat): CueRow[] {
  const sorted: CueRow[] = []
  let block: Block = 'none'
  for (const [index, row] of rows.entries()) {
    const opens = isBlank(rows[index - 1])
    const isTime = isCueTime(row.raw)
    if (isBlank(row) || isTime) block = 'none'
    else if (opens && format === 'vtt') block = blockOf(row.raw, index)
    if (isBlank(row)) continue
    if (isTime) sorted.push({ is: 'time', row, from: startOf(row.raw) })
    else if (block === 'note') sorted.push({ is: 'note', row })
    else if (block !== 'none' || isIdentifier(rows, index, opens && format === 'vtt'))
      sorted.push({ is: 'notation', row })
    else sorted.push({ is: 'words', row })
  }
  return sorted
}

function isBlank(row: SourceRow | undefined): boolean {
  return row === undefined || row.raw.trim() === ''
}

function blockOf(raw: string, index: number): Block {
  if (index === 0 && isSignature(raw)) return 'head'
  if (NOTE.test(raw)) return 'note'
  return STYLE_OR_REGION.test(raw) ? 'style' : 'none'
}

/** A number before a time, with a blank row between them or not; in WebVTT any row that stands alone right above one. */
function isIdentifier(rows: readonly SourceRow[], index: number, mayBeAnything: boolean): boolean {
  if (mayBeAnything && isCueTime(rows[index + 1]?.raw ?? '')) return true
  if (!NUMBER_ALONE.test(rows[index]?.raw ?? '')) return false
  return isCueTime(rows.slice(index + 1, index + 3).find((row) => !isBlank(row))?.raw ?? '')
}

function startOf(raw: string): number | null {
  const printed = (raw.split(ARROW, 1)[0] ?? '').trim().replace(',', '.')
  const seconds = parseVTTTimestamp(/^\d:\d\d(?:\.|$)/u.test(printed) ? `0${printed}` : printed)
  return seconds === null ? null : Math.round(seconds * 1_000)
}
