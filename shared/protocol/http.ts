/** The shapes of the HTTP interface that pages and scripts share. Errors are problem documents. */
import { z } from 'zod'
import type { Briefing, Status } from '../domain/state.ts'
import type { Term } from '../domain/vocabulary.ts'
import { titleSchema } from '../domain/events.ts'
import { plainText } from '../domain/plainText.ts'
import type { Recorded } from '../domain/recorded.ts'
import type { RefusalDetail } from '../domain/refusal.ts'
import { LINE_TEXT_LIMIT } from '../domain/lineText.ts'
import {
  idSchema,
  languageSchema,
  markSchema,
  lineKindSchema,
  timeZoneSchema,
  visibilitySchema,
  type Visibility,
} from '../domain/vocabulary.ts'

/** `application/problem+json` (RFC 9457). `code` is a refusal code or an HTTP fault such as `body-too-large`. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly detail?: RefusalDetail
}

/** An entry of `GET /api/briefings`, which answers `{ briefings: BriefingSummary[] }`, newest first. */
export interface BriefingSummary {
  readonly id: string
  readonly title: string
  readonly visibility: Visibility
  readonly language: string
  /** In which the times of this briefing are told. */
  readonly timeZone: string
  readonly rehearsal: boolean
  readonly status: Exclude<Status, 'unscheduled'>
  /** Milliseconds since 1970, like all times here. */
  readonly scheduledFor: number | null
  readonly startedAt: number | null
  readonly endedAt: number | null
}

/** `POST /api/briefings`. */
export const newBriefingSchema = z.object({
  /** Minted from the title where it is missing. One that is taken is refused, so that a repetition makes no second one. */
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,47}$/)
    .optional(),
  title: titleSchema,
  visibility: visibilitySchema.optional(),
  language: languageSchema.optional(),
  timeZone: timeZoneSchema.optional(),
  /** ISO 8601 with an offset. */
  scheduledFor: z.iso.datetime({ offset: true }).optional(),
  rehearsal: z.boolean().optional(),
  start: z.boolean().optional(),
})
export type NewBriefing = z.input<typeof newBriefingSchema>

/** Its answer. The token is shown once and nowhere kept. */
export interface CreatedBriefing {
  readonly id: string
  readonly tokens: { readonly lines: string }
}

/** `GET /api/briefings/:id`: the snapshot that a joiner gets. */
export interface BriefingAnswer {
  readonly epoch: string
  readonly head: number
  readonly briefing: Briefing
}

/** `GET /api/briefings/:id/log`, with `after`, `limit` and `epoch`: a full page of a named epoch is final and may be cached. */
export interface LogPage {
  readonly epoch: string
  readonly head: number
  readonly facts: readonly Recorded[]
}

export { LOG_PAGE_SIZE } from './paging.ts'

/** `POST /api/briefings/:id/lines`: one of these, or NDJSON of them. */
export const postedLineSchema = z.object({
  id: idSchema,
  /** Who speaks: by id, or as a transcript would label it. Missing: whoever spoke last goes on. */
  speaker: plainText(160).nullish(),
  /** Empty only with `final: false`, which takes interim text back. */
  text: plainText(LINE_TEXT_LIMIT, 0),
  /** When it was said: ISO 8601 with an offset, or milliseconds since 1970. Missing: now. */
  at: z.union([z.iso.datetime({ offset: true }), z.int().min(0).max(8.64e15)]).nullish(),
  /** False: interim text, shown while it forms and not recorded. */
  final: z.boolean().nullish(),
  /** With `final: false`: counts the texts of the line up, so that one that comes late is known to be old. */
  rev: z.int().min(0).nullish(),
  kind: lineKindSchema.nullish(),
  marks: z.array(markSchema).max(8).optional(),
  /** The source concluded the speaker. */
  inferred: z.boolean().optional(),
  /** The number of this wording, for a source that words a finished line anew: a higher one takes the place of a lower one. */
  revision: z.int().min(0).max(10_000).optional(),
  /** Written with care: the glossary leaves it alone. */
  verbatim: z.boolean().optional(),
})
export type PostedLine = z.input<typeof postedLineSchema>

/**
 * One answer a line, in order; a bad line among good ones has an error of its own and takes nothing from the others. `row`: which
 * of the rows that were sent it is, from 1, as an editor counts them.
 */
export type PostedLineAnswer =
  | { readonly id: string; readonly seq: number }
  | { readonly id: string; readonly interim: true }
  | { readonly id: string | null; readonly code: string; readonly detail?: RefusalDetail; readonly row?: number }

/** `GET /api/briefings/:id/glossary`. `seq`: of the last fact that it holds. */
export interface GlossaryAnswer {
  readonly seq: number
  readonly terms: readonly Term[]
}
