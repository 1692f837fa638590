/**
 * Markdown, turned into the text that it shows.
 *
 * M1 A document is Markdown by marks of more than one kind: two asterisks alone are headings of other shapes.
 * M2 Rows keep their numbers. Where a link leads, rules and headings below the first are set apart.
 * M3 A row that is bold as a whole keeps its asterisks: it is a heading, which another shape reads.
 */
import type { ApartLine } from '#shared/protocol/documents.ts'
import { rowsOf } from '../editStream.ts'
import { cleanText, type SourceLine } from '../sourceLines.ts'
import type { Source, SourceText } from './source.ts'

const HEADING = /^\s{0,3}#{1,6}\s+(?=\S)/u
const RULE = /^\s{0,3}(?:(?:-\s?){3,}|(?:_\s?){3,}|(?:\*\s?){3,})$/u
const QUOTE = /^\s{0,3}>\s?(?!>)/u
const BULLET = /^\s{0,6}[-*+]\s+(?=\S)/u
const LINK = /!?\[([^[\]]{1,300})\]\(([^()\s]{1,500})(?:\s"[^"]{0,200}")?\)/gu
const STRONG = /(\*\*|__)(?=\S)((?:(?!\1).){1,500}?\S|\S)\1/gu
const EMPHASIS = /(?<![\p{L}\p{N}*_\\])([*_])(?=[^\s*_])([^*_]{0,300}[^\s*_\\]|[^\s*_\\])\1(?![\p{L}\p{N}*_])/gu
const ESCAPED = /\\([\\`*_{}[\]()#+\-.!>~|])/gu
const BOLD_LABEL = /^\s*(?:\*\*|__)[^*_]{1,80}(?::(?:\*\*|__)|(?:\*\*|__)\s?:)/u
const ALL_BOLD = /^\s*\*\*[^*:]+\*\*\s*$/u

export const markdown: Source = {
  type: 'text/plain',
  recognises,
  read: shown,
}

const BEGINNING = 20_000

function recognises(source: string): boolean {
  const rows = source.slice(0, BEGINNING).split('\n')
  const kinds = [HEADING, QUOTE, BOLD_LABEL, /\]\(https?:\/\//u, /\\[_*]/u].filter((kind) =>
    rows.some((row) => kind.test(row)),
  )
  return kinds.length >= 2 || rows.filter((row) => BOLD_LABEL.test(row)).length >= 3
}

function shown(source: string): SourceText {
  const { rows, taken } = rowsOf(source)
  const lines: SourceLine[] = []
  const apart: ApartLine[] = []
  let removed = taken
  for (const { number, column, raw } of rows) {
    const { text: row, removed: here } = cleanText(raw)
    removed += here
    if (row === '') continue
    if (RULE.test(raw)) apart.push({ line: number, text: row, as: 'notation' })
    else if (HEADING.test(raw) && lines.length > 0) apart.push({ line: number, text: row, as: 'heading' })
    else {
      const { text, links } = textOf(row)
      if (text !== '') lines.push({ number, text, place: { line: number, column } })
      if (links !== '') apart.push({ line: number, text: links, as: 'notation' })
    }
  }
  return { lines, cut: 'rows', apart, removed }
}

function textOf(row: string): { text: string; links: string } {
  const links: string[] = []
  const bare = row.replace(HEADING, '').replace(QUOTE, '').replace(BULLET, '')
  const linked = bare.replace(LINK, (_link, words: string, to: string) => {
    links.push(to)
    return words
  })
  const plain = ALL_BOLD.test(linked) ? linked : linked.replace(STRONG, '$2').replace(EMPHASIS, '$2')
  return { text: cleanText(plain.replace(ESCAPED, '$1')).text, links: links.join(' ') }
}
