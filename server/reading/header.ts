/**
 * What stands above a transcript and is neither said nor page text: who takes part, a key of initials, clock, place, embargo.
 *
 * H1 The header ends with the first row that somebody surely says, and at the latest after `REACH` rows.
 * H2 A row belongs to it only by its whole form: a mention of an embargo or of a date in a sentence is said.
 * H3 A title is a short row without the end of a sentence that says what kind of occasion it is.
 */
import type { ApartKind, ApartLine, ReadingMeta } from '#shared/protocol/documents.ts'
import { isEndOfHeader, kindOfRow } from './headerRows.ts'
import { beginsCast, beginsKey, keyEntries, personsIn, type Person } from './headerPeople.ts'
import type { SourceLine } from './sourceLines.ts'

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

interface Draft {
  readonly named: Person[]
  readonly key: Map<string, Person>
  readonly meta: Partial<Record<keyof ReadingMeta, string>>
  readonly apart: ApartLine[]
  /** What the rows below a heading such as "Speakers:" are. */
  list: 'cast' | 'key' | null
}

export function readHeader(lines: readonly SourceLine[]): Header {
  const draft: Draft = { named: [], key: new Map(), meta: {}, apart: [], list: null }
  for (const line of lines.slice(0, REACH)) {
    if (takeCast(line, draft) || takeKey(line, draft) || takeRow(line, draft)) continue
    draft.list = null
    if (isEndOfHeader(line.text)) break
  }
  for (const person of draft.key.values())
    if (!draft.named.some(({ name }) => name === person.name)) draft.named.push(person)
  return { people: { named: draft.named, key: draft.key }, meta: draft.meta, apart: draft.apart }
}

function takeCast(line: SourceLine, draft: Draft): boolean {
  const begins = beginsCast(line.text)
  if (begins === null && draft.list !== 'cast') return false
  const rest = begins ?? line.text
  const persons = rest === '' ? [] : personsIn(rest)
  if (persons === null) return false
  draft.named.push(...persons)
  draft.list = begins === null || rest === '' ? 'cast' : null
  setApart(line, 'cast', draft)
  return true
}

function takeKey(line: SourceLine, draft: Draft): boolean {
  const begins = beginsKey(line.text)
  if (begins === null && draft.list !== 'key') return false
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
  if (row === null || (row.kind === 'title' && draft.meta.title !== undefined)) return false
  if (row.kind !== 'note') draft.meta[row.kind] ??= row.value
  setApart(line, row.kind, draft)
  return true
}

function setApart({ number, text }: SourceLine, as: ApartKind, { apart }: Draft): void {
  apart.push({ line: number, text, as })
}
