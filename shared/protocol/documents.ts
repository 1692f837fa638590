/** What the page for documents and the server say to each other: a source to read, and the reading with its report. */
import { z } from 'zod'
import { plainText } from '../domain/plainText.ts'
import { sideSchema, type LineKind, type Mark, type Side, type Speaker } from '../domain/vocabulary.ts'
import { DOCUMENT_LIMIT } from './documentLimit.ts'

/** How a source is written. It decides only which notations are looked for first; shapes are always detected. */
export const DOCUMENT_TYPES = ['text/plain', 'text/vtt', 'application/x-subrip', 'application/json'] as const
export const documentTypeSchema = z.enum(DOCUMENT_TYPES)
export type DocumentType = z.infer<typeof documentTypeSchema>

const toldLabelSchema = z.strictObject({
  side: sideSchema.optional(),
  name: plainText(120).optional(),
  role: plainText(160).optional(),
  outlet: plainText(120).optional(),
  /** Another printed label, of the same person. */
  sameAs: z.string().max(200).optional(),
  /** These words are no label: they are said. */
  notALabel: z.literal(true).optional(),
  /** No shape found it: the owner pointed at it on this line. It is a label there, and wherever it begins a row as clearly. */
  labelAt: z.number().nonnegative().max(9_999_999).optional(),
})

/** What the owner says of the reading. Labels as printed; lines by the numbers that the reading gave them: several voices in row 2 are 2, 2.001, … */
export const toldSchema = z.strictObject({
  labels: z.record(z.string().max(200), toldLabelSchema).optional(),
  lines: z.record(z.string().regex(/^\d{1,7}(?:\.\d{1,9})?$/), z.enum(['speech', 'dropped'])).optional(),
})
export type Told = z.infer<typeof toldSchema>

export const readingRequestSchema = z.strictObject({
  source: z.string().max(DOCUMENT_LIMIT),
  type: documentTypeSchema,
  told: toldSchema.optional(),
})
export type ReadingRequest = z.input<typeof readingRequestSchema>

/** A text in the languages of the pages. */
export interface InBoth {
  readonly en: string
  readonly fr: string
}

/** Where the words stand in the untouched source, both from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

export interface GrammarReport {
  /** `F1` to `F25`, or `told`. */
  readonly name: string
  readonly shape: InBoth
  /** 0 to 1. */
  readonly confidence: number
  readonly evidence: readonly InBoth[]
  /** How many lines it gave a label or a voice. */
  readonly lines: number
}

export interface ReportedSpeaker extends Speaker {
  /** All forms in which this person is printed, in the order in which they are met. */
  readonly labels: readonly string[]
  /** Its side was concluded from what it says, not from what it is called. */
  readonly guessed: boolean
}

/** A label as printed, how often, and whose it is: the id of a speaker. */
export interface ReportedLabel {
  readonly label: string
  readonly count: number
  readonly speaker: string
}

export type DropReason =
  'other-language' | 'repeated' | 'page-text' | 'between-page-text' | 'print-furniture' | 'label-without-words' | 'told'

export interface DroppedLine {
  readonly line: number
  readonly text: string
  readonly reason: DropReason
  /** The language that the line was taken for, where that mattered. */
  readonly language: string | null
  /** Only where `line` is not the row in which it stands. */
  readonly place?: Place
}

/** Lines that are neither speech nor page text: what they are instead. */
export type ApartKind =
  | 'title'
  | 'date'
  | 'clock'
  | 'place'
  | 'embargo'
  | 'cast'
  | 'key'
  | 'note'
  | 'heading'
  | 'mood'
  | 'time'
  | 'pause'
  | 'notation'

export interface ApartLine {
  readonly line: number
  readonly text: string
  readonly as: ApartKind
  /** Only where `line` is not the row in which it stands. */
  readonly place?: Place
}

export type Uncertainty =
  | 'other-language'
  | 'like-page-text'
  | 'opening-without-speaker'
  | 'goes-on-after-question'
  | 'side-guessed'
  | 'label-guessed'
  | 'split-at-limit'

export interface Uncertain {
  readonly line: number
  readonly text: string
  readonly reason: Uncertainty
}

/** What the header says of the briefing, as printed. */
export type ReadingMeta = Partial<Record<'title' | 'date' | 'clock' | 'place' | 'embargo', string>>

/** A turn by source line numbers: stacked questions, then whatever was answered. Asides and stage notes are in neither. */
export interface ReadingTurn {
  readonly n: number
  readonly questions: readonly number[]
  readonly answers: readonly number[]
}

/** Line numbers are those of the source, from 1; of JSON, the number of the entry, and what stands beside entries is 2.001, 2.002, … after the second. */
export interface ReadingReport {
  /** As what the source was read. */
  readonly type: DocumentType
  /** Those that took part, the leading one first. */
  readonly grammars: readonly GrammarReport[]
  readonly language: string
  readonly meta: ReadingMeta
  readonly speakers: readonly ReportedSpeaker[]
  readonly labels: readonly ReportedLabel[]
  readonly counts: {
    readonly lines: number
    readonly words: number
    readonly turns: number
    readonly dropped: number
    readonly uncertain: number
    readonly removedCharacters: number
  }
  /** Lines of the statement; `inferredSpeaker` is the label that unlabelled opening lines were given. */
  readonly statement: { readonly lines: readonly number[]; readonly inferredSpeaker: string | null }
  readonly asides: readonly number[]
  readonly turns: readonly ReadingTurn[]
  readonly finalQuestionAt: number | null
  readonly marks: readonly { readonly line: number; readonly kind: LineKind; readonly marks: readonly Mark[] }[]
  readonly apart: readonly ApartLine[]
  readonly dropped: readonly DroppedLine[]
  readonly uncertain: readonly Uncertain[]
}

/** A line as it will be said. */
export interface DocumentLine {
  /** Follows from the place and the words, so that the same document read again has the same ids. */
  readonly id: string
  /** Lines of the source, from 1. */
  readonly sources: readonly number[]
  readonly place: Place
  /** As printed; null where the source printed none. */
  readonly label: string | null
  /** All that the source printed with these words and that is not said: the label with its colon, a time. */
  readonly printed: string
  /** What to send as the speaker: a label of `speakers`, an id where somebody else bears that label, null where nobody knows. */
  readonly speakerLabel: string | null
  readonly side: Side | undefined
  readonly attribution: 'said' | 'inferred'
  readonly kind: LineKind
  readonly text: string
  readonly marks: readonly Mark[]
  readonly announces: 'final-question' | null
  /** 0 is the statement. */
  readonly turn: number
  /** Milliseconds from the beginning of the recording, where the source tells. */
  readonly saidAt: number | null
}

/** `tried` says of each shape how far it got. */
export type DocumentReading =
  | { readonly ok: true; readonly report: ReadingReport; readonly lines: readonly DocumentLine[] }
  | { readonly ok: false; readonly reason: 'empty' | 'unknown-shape'; readonly tried: readonly InBoth[] }
