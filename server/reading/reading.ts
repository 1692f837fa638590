/** A document as it was understood: lines with their speakers and turns, and everything that was concluded on the way. */
import type { Speaker } from '#shared/domain/vocabulary.ts'
import type {
  ApartLine,
  DocumentLine,
  DocumentType,
  DroppedLine,
  GrammarReport,
  InBoth,
  ReadingMeta,
  ReadingTurn,
  ReportedLabel,
  Uncertain,
} from '#shared/protocol/documents.ts'

export type ReadingLine = DocumentLine

export interface Reading {
  readonly type: DocumentType
  /** Those that took part, the leading one first. */
  readonly grammars: readonly GrammarReport[]
  /** A two-letter code; `und` where the words do not tell. */
  readonly language: string
  readonly meta: ReadingMeta
  readonly speakers: readonly Speaker[]
  readonly labels: readonly ReportedLabel[]
  /** Ids of speakers whose side was concluded from what they say. */
  readonly guessed: ReadonlySet<string>
  readonly lines: readonly ReadingLine[]
  /** Without the statement, which is every line of turn 0. */
  readonly turns: readonly ReadingTurn[]
  /** Neither said nor page text: headers, headings, notation. */
  readonly apart: readonly ApartLine[]
  readonly dropped: readonly DroppedLine[]
  readonly uncertain: readonly Uncertain[]
  /** Characters that no record may keep. */
  readonly removedCharacters: number
}

export type ReadingResult =
  | { readonly ok: true; readonly reading: Reading }
  | { readonly ok: false; readonly reason: 'empty' | 'unknown-shape'; readonly tried: readonly InBoth[] }
