/**
 * What stands above a transcript and is neither said nor page text: who takes part, a key of initials, clock, place, embargo.
 *
 * H1 The header ends with the first row that somebody surely says, and at the latest after `REACH` rows.
 * H2 A row belongs to it only by its whole form: a mention of an embargo or of a date in a sentence is said.
 * H3 Short rows above and between such rows belong to it as well, as nobody's words.
 * H4 A title is a short row without the end of a sentence that says what kind of occasion it is.
 * H5 stands in `toolRows.ts`.
 */
import type { ApartKind, ApartLine, ReadingMeta } from '#shared/protocol/documents.ts'
import { isEndMark, isEndOfHeader, isSectionRow, isShortRow, kindOfRow } from './headerRows.ts'
import {
  beginsCast,
  beginsKey,
  isCastHeading,
  keyEntries,
  personsIn,
  personsInTitle,
  type Person,
} from './headerPeople.ts'
import type { SourceLine } from './sourceLines.ts'
import { toolRows } from './toolRows.ts'

export type { Person } from './headerPeople.ts'

/** Whom a header names, so that labels need not recur. */
export interface People {
  readonly named: readonly Person[]
  /** Initials → person, as a key of speakers prints them. */
  readonly key: ReadonlyMap<string, Person>
}

export interface Header {
  readonly people: People
  readonly meta: ReadingMeta
  readonly apart: readonly ApartLine[]
}

const REACH = 80
const FOOT = 12
const MOST_PENDING = 10

interface Draft {
  readonly named: Person[]
  readonly key: Map<string, Person>
  readonly meta: Partial<Record<keyof ReadingMeta, string>>
  readonly apart: ApartLine[]
  /** What the rows below a heading such as "Speakers:" are. */
  list: 'cast' | 'key' | null
  /** Short rows that are part of it if more of it follows. */
  pending: SourceLine[]
}

export function readHeader(lines: readonly SourceLine[]): Header {
  const draft: Draft = { named: [], key: new Map(), meta: {}, apart: [], list: null, pending: [] }
  const anywhere = [...toolRows(lines), ...lines.filter(({ text }) => isSectionRow(text)).map(headingOf)]
  const found = new Set(anywhere.map(({ line }) => line))
  draft.apart.push(...anywhere)
  for (const [index, line] of lines.slice(0, REACH).entries()) {
    if (found.has(line.number)) continue
    const below = lines.slice(index + 1, index + 3).map(({ text }) => text)
    if (takeCastHeading(line, below, draft) || takeCast(line, draft) || takeKey(line, draft) || takeRow(line, draft))
      continue
    draft.list = null
    if (isEndOfHeader(line.text, draft.apart.length > 0)) break
    draft.pending.push(line)
  }
  for (const line of lines.slice(-FOOT)) if (isEndMark(line.text)) setApart(line, 'note', { ...draft, pending: [] })
  for (const person of draft.key.values())
    if (!draft.named.some(({ name }) => name === person.name)) draft.named.push(person)
  return { people: { named: draft.named, key: draft.key }, meta: draft.meta, apart: draft.apart }
}

function headingOf({ number, text }: SourceLine): ApartLine {
  return { line: number, text, as: 'heading' }
}

function takeCastHeading(line: SourceLine, below: readonly string[], draft: Draft): boolean {
  if (!isCastHeading(line.text, below)) return false
  setApart(line, 'cast', draft)
  draft.list = 'cast'
  return true
}

function takeCast(line: SourceLine, draft: Draft): boolean {
  const begins = beginsCast(line.text)
  const isNext = draft.list === 'cast' && line.number <= (draft.apart.at(-1)?.line ?? 0) + 2
  if (begins === null && !isNext) return false
  const rest = begins?.rest ?? line.text
  const persons = rest === '' ? [] : personsIn(rest)
  if (persons === null) return false
  // Who stands in the list already is a label by now.
  if (isNext && persons.some(({ printed }) => draft.named.some((other) => other.printed === printed))) return false
  draft.named.push(...persons.map((person) => ({ ...person, side: begins?.side ?? person.side })))
  draft.list = 'cast'
  setApart(line, 'cast', draft)
  return true
}

function takeKey(line: SourceLine, draft: Draft): boolean {
  const begins = beginsKey(line.text)
  const isNext = draft.list === 'key' && line.number <= (draft.apart.at(-1)?.line ?? 0) + 2
  if (begins === null && !isNext) return false
  const rest = begins ?? line.text
  const entries = rest === '' ? [] : keyEntries(rest)
  if (entries === null) return false
  for (const [initials, person] of entries) draft.key.set(initials, person)
  draft.list = 'key'
  setApart(line, 'key', draft)
  return true
}

function takeRow(line: SourceLine, draft: Draft): boolean {
  const row = kindOfRow(line.text)
  if (row === null || isSectionRow(line.text)) return false
  if (row.kind !== 'note') draft.meta[row.kind] ??= row.value
  if (row.kind === 'title') draft.named.push(...personsInTitle(row.value))
  setApart(line, row.kind, draft)
  return true
}

function setApart({ number, text }: SourceLine, as: ApartKind, draft: Draft): void {
  const { pending } = draft
  if (pending.length <= MOST_PENDING && pending.every((row) => isShortRow(row.text)))
    for (const row of pending) takeBetween(row, draft)
  draft.pending = []
  draft.apart.push({ line: number, text, as })
}

/** "Ned Ardal, Department Spokesperson" or "by Harbour Director Oona Vey" under a title, a room, the names of other languages. */
function takeBetween({ number, text }: SourceLine, { apart, named }: Draft): void {
  const persons = (personsIn(text) ?? []).filter(({ role }) => role !== null)
  named.push(...persons, ...personsInTitle(text))
  apart.push({ line: number, text, as: persons.length > 0 ? 'cast' : 'note' })
}
