/** A document in a test, read, with the failure told if it cannot be. */
import { readTranscript, type Reading } from '../../server/reading/readTranscript.ts'

export function readingOf(...rows: readonly string[]): Reading {
  const result = readTranscript(rows.join('\n'))
  if (!result.ok) throw new Error(`${result.reason}: ${result.tried.map(({ en }) => en).join(' / ')}`)
  return result.reading
}

/** Each line in short: where it stood, what it is, who says it, its words. */
export function brief(reading: Reading): string[] {
  return reading.lines.map(
    ({ sources, kind, speakerLabel, text }) => `${sources.join('+')} ${kind} ${speakerLabel ?? '?'}: ${text}`,
  )
}
