/**
 * Cues are broken anywhere; this says where a sentence goes on in the next one.
 *
 * J1 Rows of one cue, which have one time, are never parted.
 * J2 A cue goes on with the one before until one ends a sentence.
 * J3 A recogniser that sets no marks is parted at pauses, and any text at a row once it is as long as a paragraph.
 */

export interface CueRow {
  readonly text: string
  /** Milliseconds, or null where the source does not tell. */
  readonly at: number | null
}

const ENDS_SENTENCE = /[.!?…:;][)\]"'”»\s]*$|[)\]]$/u
const LONG = 400
const PAUSE_MS = 4_000
const MS_PER_CHARACTER = 80

/** `rows`: what is joined so far, at least one. */
export function goesOnAfter(rows: readonly CueRow[], next: CueRow): boolean {
  const last = rows.at(-1)
  if (last === undefined) return false
  if (next.at !== null && next.at === last.at) return true
  if (ENDS_SENTENCE.test(last.text)) return false
  if (rows.reduce((length, { text }) => length + text.length, 0) > LONG) return false
  const paused =
    next.at !== null && last.at !== null && next.at - last.at > PAUSE_MS + last.text.length * MS_PER_CHARACTER
  return !paused || rows.some(({ text }) => /[.!?,]/u.test(text))
}
