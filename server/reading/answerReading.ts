/** A document as whoever sent it is answered: the report and the lines, or what was tried. */
import type { DocumentReading, ReadingRequest } from '#shared/protocol/documents.ts'
import { readDocument } from './readDocument.ts'
import { reportOf } from './report.ts'

export function answerReading({ source, type, told }: ReadingRequest): DocumentReading {
  const result = readDocument(source, { type, told })
  if (!result.ok) return result
  return { ok: true, report: reportOf(result.reading), lines: result.reading.lines }
}
