/** Figures taken away as documents, tables of programmes and pledges, and a programme over several briefings. */
import type { Figure, Programme } from '../domain/figures/state.ts'

/** The size of what `POST …/programmes` and `POST …/pledges` take (`text/csv`), in bytes; at most `IMPORTED_AT_ONCE` rows. */
export const TABLE_LIMIT = 256 * 1024

/** What is wrong with a table, as `fault` beside the English `problem` of the refusal, so that pages say it in their language. */
export type TableFault =
  | 'not-utf8'
  | 'not-a-table'
  | 'too-many-rows'
  | 'no-header'
  | 'column-unknown'
  | 'column-twice'
  | 'beyond-header'
  | 'quote-open'
  | 'quote-followed'
  | 'quote-within'
  | 'missing'
  | 'id-missing'
  | 'id-twice'
  | 'period-missing'
  | 'not-a-pledge'
  | 'programme-unknown'
  | 'not-a-number'
  | 'number-ambiguous'
  | 'not-months'
  | 'not-yes-or-no'
  | 'not-valid'

/** The answer to them. `taken`: rows that changed something. */
export interface TakenTable {
  readonly seq: number
  readonly taken: number
  readonly rows: number
}

/**
 * `GET /api/briefings/:id/figures.json`: without those that the audience does not see. Where the line was taken back, `said` and the text of the
 * sentence are empty for all but the desk.
 */
export interface FiguresDocument {
  readonly version: 1
  readonly briefing: { readonly id: string; readonly title: string }
  /** Milliseconds since 1970. */
  readonly exportedAt: number
  readonly programmes: readonly Programme[]
  readonly figures: readonly (Figure & { readonly speaker: string | null })[]
}

/** `GET /api/programmes/:programme`: over the briefings that the asker may read, oldest first. */
export interface ProgrammeTimeline {
  readonly id: string
  /** As the latest briefing has it. */
  readonly programme: Programme
  readonly briefings: readonly {
    readonly id: string
    readonly title: string
    /** When it began, else when it is planned; milliseconds since 1970. */
    readonly at: number | null
    readonly timeZone: string
    readonly programme: Programme
    /** Those of this programme, in order of time; neither dismissed nor withdrawn ones. */
    readonly figures: readonly (Figure & { readonly speaker: string | null })[]
  }[]
}

/** `GET /api/programmes`: the programmes of all briefings as they were last, by name; for the desk, to take one up again. */
export interface KnownProgrammes {
  readonly programmes: readonly (Programme & { readonly briefing: string })[]
}
