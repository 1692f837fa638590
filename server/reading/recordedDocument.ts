/**
 * A document that is imported, beside those that the record has taken lines of. The id of a line names its document too.
 *
 * ID1 Another document is another one, also where it begins with the same words: no line of it is taken for one of the first.
 * ID2 A document in which most of what the record took from an earlier one stands in the same place is that one, once more or gone on
 *     with: what is there already is put in no second time.
 * ID3 Where it reads a line otherwise by now that is there already, nothing is written, since the line would stand twice.
 */
import { hash } from 'node:crypto'
import type { Briefing } from '#shared/domain/state.ts'
import type { DocumentLine } from '#shared/protocol/documents.ts'

/** The id of a line in its reading, and the document that it was imported from. */
const IMPORTED = /^(l[\d.]+-[0-9a-f]{8}(?:-\d+)?)_([0-9a-f]{8})$/
/** Which row of the source a line begins in, and which of the lines that it makes it is. */
const PLACE = /^l([\d.]+)-[0-9a-f]{8}(-\d+)?$/

export interface DocumentOnRecord {
  /** With the ids that they have on the record. */
  readonly lines: readonly DocumentLine[]
  /** How many of them are there already. */
  readonly known: number
  /** Numbers of the rows that stand on the record in other words, or with another label. */
  readonly otherwise: readonly number[]
}

export function onRecord({ lines }: Pick<Briefing, 'lines'>, read: readonly DocumentLine[]): DocumentOnRecord {
  const ids = new Set(read.map(({ id }) => id))
  const [document, taken] = sameDocument(lines, ids) ?? [documentOf(read), new Set<string>()]
  const places = new Set([...taken].filter((id) => !ids.has(id)).map(placeOf))
  return {
    lines: read.map((line) => ({ ...line, id: `${line.id}_${document}` })),
    known: read.filter(({ id }) => taken.has(id)).length,
    otherwise: read.flatMap(({ id, place }) => (!taken.has(id) && places.has(placeOf(id)) ? [place.line] : [])),
  }
}

/** The document on the record that this one is, with the ids of the lines that were taken from it. */
function sameDocument(lines: Briefing['lines'], ids: ReadonlySet<string>): [string, ReadonlySet<string>] | undefined {
  const documents = new Map<string, Set<string>>()
  for (const { id } of lines) {
    const [, line, document] = IMPORTED.exec(id) ?? []
    if (line === undefined || document === undefined) continue
    const taken = documents.get(document) ?? new Set<string>()
    documents.set(document, taken.add(line))
  }
  return [...documents].findLast(([, taken]) => [...taken].filter((id) => ids.has(id)).length * 2 > taken.size)
}

function documentOf(read: readonly DocumentLine[]): string {
  return hash('sha256', read.map(({ id }) => id).join('\n'), 'hex').slice(0, 8)
}

function placeOf(id: string): string {
  const [, row, part = ''] = PLACE.exec(id) ?? []
  return `${row}${part}`
}
