/** A document as numbered lines of clean text: what cannot be kept in a record is taken out and counted. */
import { foldSpace } from '#shared/domain/lineText.ts'
import type { Place } from '#shared/protocol/documents.ts'

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
}

export interface CleanSource {
  readonly lines: readonly SourceLine[]
  /** How many characters were taken out: controls, invisible spaces, direction overrides, halves of surrogate pairs. */
  readonly removed: number
}

const LINE_END = /\r\n|[\n\r\u2028\u2029\u0085\v\f]/u

// The joiners U+200C and U+200D stay: scripts and emoji mean something by them.
const UNKEEPABLE =
  /(?!\t)\p{Cc}|\p{Cs}|[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFFE\uFFFF]/gu

export function cleanSource(source: string): CleanSource {
  const lines: SourceLine[] = []
  let removed = 0
  for (const [index, raw] of source.split(LINE_END).entries()) {
    const { text, removed: here } = cleanText(raw)
    removed += here
    if (text === '') continue
    const column = 1 + Math.max(0, raw.search(/\S/u))
    lines.push({ number: index + 1, text, place: { line: index + 1, column } })
  }
  return { lines, removed }
}

/** A piece of text as a record may keep it, and how many characters that cost. */
export function cleanText(raw: string): { readonly text: string; readonly removed: number } {
  const kept = raw.replace(UNKEEPABLE, '')
  return { text: foldSpace(kept), removed: raw.length - kept.length }
}
