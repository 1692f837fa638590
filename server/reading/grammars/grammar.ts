/** What a shape of transcript must be able to say of itself; each shape is one file beside this one. */
import type { SourceLine } from '../sourceLines.ts'

export interface Detection {
  /** 0: not this shape. 1: nothing speaks against it. */
  readonly confidence: number
  /** What the confidence rests on, in a few words each, for the report. */
  readonly evidence: readonly string[]
  /** Numbers of the source lines that carry a label; they are never taken for what surrounds a text. */
  readonly labelled: ReadonlySet<number>
  /** Cuts lines of this document; lines that were dropped meanwhile are simply not handed in. */
  readonly cut: (lines: readonly SourceLine[]) => readonly Utterance[]
}

/** What one voice says without a break in the source. */
export interface Utterance {
  /** As printed; null where the source goes on without one. */
  readonly label: string | null
  /** Empty where a label stands alone, with its words below. */
  readonly text: string
  /** Source lines that it was cut from, in order. */
  readonly sources: readonly number[]
}

export interface Grammar {
  /** The shape's short name, such as `F1`. */
  readonly name: string
  readonly shape: string
  /** Judges by what recurs in the whole document. Must take time linear in its length. */
  readonly detect: (lines: readonly SourceLine[]) => Detection
}
