/** The rows of a caption file, each for what it is: a time, an identifier, a comment, or words. Damaged files lose no words. */
import { parseVTTTimestamp } from 'media-captions'
import { splitRows } from '../sourceLines.ts'

/** `number` is the row, from 1. */
export type CueRow =
  | { readonly is: 'words'; readonly number: number; readonly raw: string }
  | { readonly is: 'time'; readonly number: number; readonly raw: string; readonly from: number | null }
  | { readonly is: 'notation' | 'note'; readonly number: number; readonly raw: string }
  | { readonly is: 'blank'; readonly number: number; readonly raw: string }

export type CueFormat = 'vtt' | 'srt'

const ARROW = /\s*(?:-{1,3}|[–—=])(?:>|&gt;)\s*|\s*[→⟶]\s*/u
const LOOKS_TIMED = /^\s*[\dxX?]{1,3}:[\dxX?.:,]+\s*(?:(?:-{1,3}|[–—=])(?:>|&gt;)|[→⟶])/u
const NOTE = /^NOTE(?:\s|$)/u
const STYLE_OR_REGION = /^(?:STYLE|REGION)\s*$/u
const NUMBER_ALONE = /^\s*\d{1,6}\s*$/u

/** "00:01:02,500 --> 00:01:04", and what people and programs make of it. */
export function isCueTime(row: string): boolean {
  return LOOKS_TIMED.test(row)
}

export function sortCueRows(source: string, format: CueFormat): CueRow[] {
  const raws = splitRows(source)
  const rows: CueRow[] = []
  let block: 'none' | 'head' | 'note' | 'style' = format === 'vtt' && isSignature(raws[0] ?? '') ? 'head' : 'none'
  for (const [index, raw] of raws.entries()) {
    const number = index + 1
    const isBlank = raw.trim() === ''
    const opens = index === 0 || (raws[index - 1] ?? '').trim() === ''
    if (isBlank || isCueTime(raw)) block = 'none'
    else if (format === 'vtt' && opens && block === 'none') block = blockOf(raw)
    if (isBlank) rows.push({ is: 'blank', number, raw })
    else if (isCueTime(raw)) rows.push({ is: 'time', number, raw, from: startOf(raw) })
    else if (block === 'note') rows.push({ is: 'note', number, raw })
    else if (block !== 'none' || isIdentifier(raws, index, format === 'vtt' && opens))
      rows.push({ is: 'notation', number, raw })
    else rows.push({ is: 'words', number, raw })
  }
  return rows
}

export function isSignature(row: string): boolean {
  return /^\uFEFF?WEBVTT(?:\s|$)/u.test(row)
}

function blockOf(raw: string): 'none' | 'note' | 'style' {
  if (NOTE.test(raw)) return 'note'
  return STYLE_OR_REGION.test(raw) ? 'style' : 'none'
}

/** A number before a time, blank rows between them or not; in WebVTT any row that stands alone right above one. */
function isIdentifier(raws: readonly string[], index: number, mayBeAnything: boolean): boolean {
  if (mayBeAnything && isCueTime(raws[index + 1] ?? '')) return true
  if (!NUMBER_ALONE.test(raws[index] ?? '')) return false
  for (const raw of raws.slice(index + 1, index + 4)) if (raw.trim() !== '') return isCueTime(raw)
  return false
}

/** Milliseconds, or null where the file says nothing that is a time. */
function startOf(row: string): number | null {
  const printed = row.split(ARROW, 1)[0]?.trim().replace(',', '.') ?? ''
  const seconds = parseVTTTimestamp(printed)
  return seconds === null ? null : Math.round(seconds * 1_000)
}
