/** What stands above a transcript and is neither said nor page text: who takes part, a key of initials, clock, place, embargo. */
import type { ApartLine, ReadingMeta } from '#shared/protocol/documents.ts'
import type { SourceLine } from './sourceLines.ts'

export interface Person {
  readonly name: string
  readonly role: string | null
  readonly outlet: string | null
}

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

export const NOBODY: People = { named: [], key: new Map() }

export function readHeader(_lines: readonly SourceLine[]): Header {
  return { people: NOBODY, meta: {}, apart: [] }
}
