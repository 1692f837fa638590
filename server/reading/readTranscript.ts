/** A pasted transcript of which nobody says more: who said what, in which turn. */
import { readDocument } from './readDocument.ts'
import type { ReadingResult } from './reading.ts'

export type { Reading, ReadingLine, ReadingResult } from './reading.ts'

export function readTranscript(source: string): ReadingResult {
  return readDocument(source, { type: 'text/plain' })
}
