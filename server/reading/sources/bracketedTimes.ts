/** A recogniser's plain text: a span of time in brackets before each row of words, which may break anywhere. */
import type { ApartLine } from '#shared/protocol/documents.ts'
import { readTime } from '../recordingTime.ts'
import { cleanSource, type SourceLine } from '../sourceLines.ts'
import type { Source } from './source.ts'

const TIME = String.raw`\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?`
const SPAN = new RegExp(String.raw`^\[(${TIME})\s*-->\s*${TIME}\]\s*`, 'u')
const FEWEST = 3

export const bracketedTimes: Source = {
  type: 'text/plain',
  recognises: (source) => source.slice(0, 4_000).split('\n', 40).filter(begins).length >= FEWEST,
  read: (source) => {
    const { lines, removed } = cleanSource(source)
    const cut = lines.map(withoutSpan)
    const apart = cut.flatMap(({ span }) => span ?? [])
    return { lines: cut.flatMap(({ line }) => line ?? []), cut: 'cues', apart, removed }
  },
}

function begins(row: string): boolean {
  return SPAN.test(row.trimStart())
}

function withoutSpan(line: SourceLine): { readonly line: SourceLine | null; readonly span: ApartLine | null } {
  const [printed, from] = SPAN.exec(line.text) ?? []
  if (printed === undefined || from === undefined) return { line, span: null }
  const at = readTime(from, 'recording')
  const text = line.text.slice(printed.length)
  const place = { ...line.place, column: line.place.column + printed.length }
  return {
    line: text === '' ? null : { ...line, text, place, ...(at === null ? {} : { at }) },
    span: { line: line.number, text: printed.trim(), as: 'notation' },
  }
}
