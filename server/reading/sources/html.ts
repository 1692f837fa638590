/**
 * The source of a page, whole or a piece of it.
 *
 * H1 Lines are its paragraphs and rows, numbered so that a number is left out between paragraphs, as a blank row would.
 * H2 Where hardly any tag parts the text, the ends of its rows do.
 * H3 What a page does not show – scripts, styles, comments, its name – is set apart, and so is what it puts beside its text:
 *    navigation, header, footer, asides, buttons.
 * H4 What an element would hide that nothing closes is handed on as doubtful.
 */
import { Tokenizer } from 'htmlparser2'
import type { ApartLine } from '#shared/protocol/documents.ts'
import { cleanText, type SourceLine } from '../sourceLines.ts'
import type { Hider } from './htmlHiding.ts'
import { HtmlText, type HtmlRow } from './htmlText.ts'
import { placeIn, rowsIn } from './places.ts'
import type { Source, SourceText } from './source.ts'

const DOCUMENT = /^\s*(?:\uFEFF\s*)?<(?:!doctype html|html|head|body)\b/iu
const TAG =
  /<\/?(?:p|div|br|li|ul|ol|h[1-6]|table|tr|td|span|strong|b|em|i|a|article|section)(?:\s[^<>]{0,300})?\/?>/giu
const PARTS_TEXT = /<(?:p|div|br|li|h[1-6]|tr)(?:\s[^<>]{0,300})?\/?>/giu
const FEWEST_TAGS = 4
const BEGINNING = 20_000

export const html: Source = {
  type: 'text/plain',
  recognises,
  read: (source) => linesOf(rowsOf(source), source),
}

function recognises(source: string): boolean {
  if (DOCUMENT.test(source.slice(0, 200))) return true
  return (source.slice(0, BEGINNING).match(TAG)?.length ?? 0) >= FEWEST_TAGS
}

function rowsOf(source: string): HtmlRow[] {
  const beginning = source.slice(0, BEGINNING)
  const rows = beginning.split('\n').filter((row) => row.trim() !== '').length
  const text = new HtmlText((beginning.match(PARTS_TEXT)?.length ?? 0) * 3 < rows)
  const nothing = () => undefined
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ontext: (start, end) => {
        text.addText(source.slice(start, end), start)
      },
      ontextentity: (codepoint, end) => {
        text.add(String.fromCodePoint(codepoint), end)
      },
      onopentagname: (start, end) => {
        text.tag(source.slice(start, end).toLowerCase(), 'opens')
      },
      onclosetag: (start, end) => {
        text.tag(source.slice(start, end).toLowerCase(), 'closes')
      },
      oncomment: (start, end, back) => {
        text.addHidden(source.slice(start, end - back), start)
      },
      onattribdata: nothing,
      onattribentity: nothing,
      onattribend: nothing,
      onattribname: nothing,
      oncdata: nothing,
      ondeclaration: nothing,
      onend: nothing,
      onopentagend: nothing,
      onprocessinginstruction: nothing,
      onselfclosingtag: nothing,
    },
  )
  tokenizer.write(source)
  tokenizer.end()
  text.close(true)
  return text.rows()
}

interface Gathered extends Omit<SourceLine, 'text'> {
  readonly parts: string[]
  readonly doubtful: Hider | null
}

function linesOf(rows: readonly HtmlRow[], source: string): SourceText {
  const begins = rowsIn(source)
  const gathered: Gathered[] = []
  const apart: ApartLine[] = []
  let number = 0
  let removed = 0
  for (const { offset, text: raw, opensParagraph, isHidden, doubtful } of rows) {
    number += opensParagraph && number > 0 ? 2 : 1
    const { text, removed: here } = cleanText(raw)
    removed += here
    const last = gathered.at(-1)
    if (text === '') continue
    if (isHidden) apart.push({ line: number, text, as: 'notation', place: placeIn(begins, offset) })
    else if (last?.doubtful === doubtful && !opensParagraph && goesOn(last.parts.at(-1) ?? '', text))
      last.parts.push(text)
    else gathered.push({ number, parts: [text], doubtful, place: placeIn(begins, offset) })
  }
  const lines = gathered.map(({ parts, number: line, place }) => ({ number: line, text: parts.join(' '), place }))
  return { lines, cut: 'rows', apart, removed, doubtful: runsOf(gathered) }
}

/** The numbers of the lines that one element would hide, in order. */
function runsOf(gathered: readonly Gathered[]): number[][] {
  const runs = Map.groupBy(gathered, ({ doubtful }) => doubtful)
  return [...runs].flatMap(([hider, run]) => (hider === null ? [] : [run.map(({ number }) => number)]))
}

/** A row broken within a sentence, as pages do for their looks. */
function goesOn(before: string, text: string): boolean {
  return !/[.!?:…]["”»)\]]?$/u.test(before) && /^\p{Ll}/u.test(text)
}
