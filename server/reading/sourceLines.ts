/** A document as numbered lines of clean text: what cannot be kept in a record is taken out and counted. */
import { foldSpace } from '#shared/domain/lineText.ts'
import type { Place } from '#shared/protocol/documents.ts'
import { rowsOf } from './editStream.ts'

/** `text` is folded and never empty. */
export interface SourceLine {
  /** Names the line in its document, increasing: in text the row from 1, blank rows included; of JSON, the entry from 1. */
  readonly number: number
  readonly text: string
  /** Where the text stands in the untouched source. */
  readonly place: Place
  /** Milliseconds from the beginning of the recording, where the source's own notation tells. */
  readonly at?: number
  /** Who speaks, as the source's own notation names it (`<v Ada Berg>`, `"speaker": …`). */
  readonly voice?: string
  /** Somebody else begins to speak, as the source's own notation says (the hyphen of a cue with two voices). */
  readonly fresh?: true
}

export interface CleanSource {
  readonly lines: readonly SourceLine[]
  /** How many characters were taken out: controls, invisible spaces, direction overrides, halves of surrogate pairs, words taken back. */
  readonly removed: number
}

// The joiners U+200C and U+200D stay: scripts and emoji mean something by them.
const UNKEEPABLE =
  /(?!\t)\p{Cc}|\p{Cs}|[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFFE\uFFFF]/gu

export function cleanSource(source: string): CleanSource {
  const { rows, taken } = rowsOf(source)
  const lines: SourceLine[] = []
  let removed = taken
  for (const { number, column, raw } of rows) {
    const { text, removed: here } = cleanText(raw)
    removed += here
    if (text !== '') lines.push({ number, text, place: { line: number, column } })
  }
  return { lines, removed }
}

/** A piece of text as a record may keep it, and how many characters that cost. */
export function cleanText(raw: string): { readonly text: string; readonly removed: number } {
  const kept = raw.replace(UNKEEPABLE, '')
  return { text: foldSpace(kept), removed: raw.length - kept.length }
}
