/** A recogniser's plain text: before each row, which may break anywhere, a span of time in brackets, the number of a voice, or both. */
import type { ApartLine } from '#shared/protocol/documents.ts'
import { readTime } from '../recordingTime.ts'
import { cleanSource, type SourceLine } from '../sourceLines.ts'
import type { Source } from './source.ts'

const TIME = String.raw`\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?`
const SPAN = String.raw`\[(?<from>${TIME})\s*-->\s*${TIME}\]`
const VOICE = String.raw`\[?(?<voice>SPEAKER_\d{1,3})\]?\s?:`
const BEGINNING = new RegExp(
  String.raw`^(?:(?<span>${SPAN})(?:\s*${VOICE})?|${VOICE.replace('voice', 'alone')})\s*`,
  'u',
)
const FEWEST = 3

export const recogniserText: Source = {
  type: 'text/plain',
  recognises: (source) => source.slice(0, 4_000).split('\n', 40).filter(begins).length >= FEWEST,
  read: (source) => {
    const { lines, removed } = cleanSource(source)
    const cut = lines.map(withoutBeginning)
    const apart = cut.flatMap(({ span }) => span ?? [])
    return { lines: cut.flatMap(({ line }) => line ?? []), cut: 'cues', apart, removed }
  },
}

function begins(row: string): boolean {
  return BEGINNING.test(row.trimStart())
}

function withoutBeginning(line: SourceLine): { readonly line: SourceLine | null; readonly span: ApartLine | null } {
  const cut = BEGINNING.exec(line.text)
  if (cut === null) return { line, span: null }
  const { span, from, voice, alone } = cut.groups ?? {}
  const at = from === undefined ? null : readTime(from, 'recording')
  const named = voice ?? alone
  const text = line.text.slice(cut[0].length)
  const place = { ...line.place, column: line.place.column + cut[0].length }
  const voiced = {
    ...line,
    text,
    place,
    ...(at === null ? {} : { at }),
    ...(named === undefined ? {} : { voice: named }),
  }
  // Without words it is notation, all of it.
  if (text === '') return { line: null, span: { line: line.number, text: line.text, as: 'notation' } }
  return { line: voiced, span: span === undefined ? null : { line: line.number, text: span, as: 'notation' } }
}
