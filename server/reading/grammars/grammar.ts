/** What a shape of transcript must be able to say of itself; each shape is one file beside this one. */
import type { LineKind, Side } from '#shared/domain/vocabulary.ts'
import type { ApartKind, InBoth, Told } from '#shared/protocol/documents.ts'
import type { People } from '../header.ts'
import type { SourceLine } from '../sourceLines.ts'

export interface DocumentToRead {
  /** Without those that belong to the header or to the notation. */
  readonly lines: readonly SourceLine[]
  readonly cut: 'rows' | 'cues'
  /** Whom the header names. */
  readonly people: People
  /** What the owner says of labels makes them such. */
  readonly told?: Told
}

/** One source line as a grammar understands it. Lines without a piece go on with whoever spoke before. */
export interface Piece {
  readonly line: number
  /** As printed, without the colon or dash that marks it; null where a voice goes on, or is not named. */
  readonly label: string | null
  /** All that is cut off the line and not said: label with its punctuation, time. The words of `printed` and `text` are those of the line. */
  readonly printed: string
  /** Empty where the words stand below. */
  readonly text: string
  /** 0 to 1: how sure this line alone is, where another grammar leads. From 0.5 it is taken, or if its label is known; see G2. */
  readonly weight: number
  /** Without a label: `same` (default) goes on, `new` is somebody else whom nobody names, `answerer` is the podium. */
  readonly voice?: 'same' | 'new' | 'answerer'
  /** Only where the shape says so ("Q" is the press), not to be guessed here. */
  readonly side?: Side
  /** Only where the shape says so: the chair's narration is moderation. */
  readonly kind?: LineKind
  /** Milliseconds from the beginning of the recording. */
  readonly at?: number
  /** Its label was taken for one by its place among others alone: named in the report. */
  readonly isDoubtful?: boolean
  /** The line is not said at all, but is this; `printed` and `text` are then ignored. */
  readonly apart?: ApartKind
}

export interface Detection {
  /** 0: not this shape. 1: nothing speaks against it. */
  readonly confidence: number
  /** What the confidence rests on, in a few words each, for the report. */
  readonly evidence: readonly InBoth[]
  /** In the order of the lines, one for each at most. Lines with a piece are never taken for what surrounds a text. */
  readonly pieces: readonly Piece[]
  /** Only where the shape says more than the notation: rows that break anywhere, like cues, though they were pasted as text. */
  readonly cut?: 'cues'
}

export interface Grammar {
  /** The shape's short name, such as `F1`. */
  readonly name: string
  readonly shape: InBoth
  /** Documents of a few lines, in our own words, that this grammar must lead in; a test reads each. */
  readonly examples: readonly string[]
  /** Judges by what recurs in the whole document. Must take time linear in its length. */
  readonly detect: (document: DocumentToRead) => Detection
}

export const NOT_THIS: Detection = {
  confidence: 0,
  evidence: [{ en: 'no line of this shape', fr: 'aucune ligne de cette forme' }],
  pieces: [],
}
