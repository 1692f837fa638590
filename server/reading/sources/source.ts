/** What a notation of sources must be able to say: whether a text is written in it, and the lines that it holds. */
import type { ApartLine, DocumentType } from '#shared/protocol/documents.ts'
import type { SourceLine } from '../sourceLines.ts'

export interface SourceText {
  readonly lines: readonly SourceLine[]
  /** `rows`: as somebody typed or printed it. `cues`: as it was shown, broken anywhere; cues are joined to sentences. */
  readonly cut: 'rows' | 'cues'
  /** What the notation itself takes: its first line, times, identifiers, comments. */
  readonly apart: readonly ApartLine[]
  /** Numbers of lines that the notation may have meant to hide, by what hides them: up to the first of them that names who speaks. */
  readonly doubtful?: readonly (readonly number[])[]
  readonly removed: number
}

export interface Source {
  readonly type: DocumentType
  /** Null where the text is not written in this notation after all. Never throws; linear in time. */
  readonly read: (source: string) => SourceText | null
  /** Cheap: whether the beginning of a text looks like this notation, whatever the caller called it. */
  readonly recognises: (source: string) => boolean
}
