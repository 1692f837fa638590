/** A document as numbered lines of clean text: what cannot be kept in a record is taken out and counted. */
import { foldSpace } from '#shared/domain/lineText.ts'

/** `number` counts from 1 in the source, blank lines included. `text` is folded and never empty. */
export interface SourceLine {
  readonly number: number
  readonly text: string
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
    const kept = raw.replace(UNKEEPABLE, '')
    removed += raw.length - kept.length
    const text = foldSpace(kept)
    if (text !== '') lines.push({ number: index + 1, text })
  }
  return { lines, removed }
}
