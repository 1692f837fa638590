/** What is known of a briefing, as `evolve` makes it from its facts. Plain data, so that a snapshot is this as JSON. */
import type { SaidLine } from './events.ts'
import type { LineKind, Mark, Speaker, Term, Visibility } from './vocabulary.ts'
import type { Figure, Programme } from './figures/state.ts'
import type { Rate } from './figures/vocabulary.ts'
import type { ScreenState } from './screens/state.ts'
import { EMPTY_BACKSTAGE, EMPTY_QUEUE, type Backstage, type Queue } from './questions/state.ts'
import type { Asker } from './questions/vocabulary.ts'

/** `unscheduled` is the state before the first fact; nobody is shown it. */
export type Status = 'unscheduled' | 'scheduled' | 'live' | 'ended'

/** Times are milliseconds since 1970. */
export interface Briefing {
  readonly seq: number
  readonly id: string
  readonly title: string
  readonly visibility: Visibility
  readonly language: string
  readonly timeZone: string
  readonly rehearsal: boolean
  readonly status: Status
  readonly scheduledFor: number | null
  /** Once ended, of a briefing that was put in long after it was held: when its first line was said, and its last. */
  readonly startedAt: number | null
  readonly endedAt: number | null
  /** With those who were merged into others, so that what they said can still be told. `rosterOf` gives those for a list. */
  readonly speakers: readonly RosterSpeaker[]
  /** For the desk alone. */
  readonly glossary: readonly Term[]
  /** On a node all lines; in a snapshot the last ones. In order. */
  readonly lines: readonly Line[]
  /** How many lines were said in all, held here or not. */
  readonly lineCount: number
  /** Every correction and retraction, also of lines that are not held here. In order. */
  readonly amendments: readonly Amendment[]
  /** Index = number; turn 0 is the statement. */
  readonly turns: readonly Turn[]
  /** The line that announced the final question. */
  readonly finalQuestion: string | null
  readonly tokens: readonly LinesToken[]
  readonly queue: Queue
  readonly backstage: Backstage
  /** In the order in which they were heard or entered. */
  readonly figures: readonly Figure[]
  readonly programmes: readonly Programme[]
  readonly rates: readonly Rate[]
  /** Those of which the desk said what they show here. For the desk alone. */
  readonly screens: readonly ScreenState[]
}

export const UNSCHEDULED: Briefing = {
  seq: 0,
  id: '',
  title: '',
  visibility: 'public',
  language: 'en',
  timeZone: 'UTC',
  rehearsal: false,
  status: 'unscheduled',
  scheduledFor: null,
  startedAt: null,
  endedAt: null,
  speakers: [],
  glossary: [],
  lines: [],
  lineCount: 0,
  amendments: [],
  turns: [],
  finalQuestion: null,
  tokens: [],
  queue: EMPTY_QUEUE,
  backstage: EMPTY_BACKSTAGE,
  figures: [],
  programmes: [],
  rates: [],
  screens: [],
}

/**
 * `mergedInto`: it is called as that speaker is, and stands for what was said under its own id. `removed`: nobody had said
 * anything under its id when it went, and what comes late is still theirs.
 */
export type RosterSpeaker = Speaker & { readonly mergedInto?: string | undefined; readonly removed?: true | undefined }

/**
 * A line of the record: its words as they were first said, its speaker as far as is known now. `seq`: its place in the log.
 * `at`: when the record took it, in ms. `firstKind`: what it was taken for before it was attributed to somebody else.
 * `source`: who said it to the record, and may word it anew; for the desk alone.
 */
export interface Line extends SaidLine {
  readonly seq: number
  readonly at: number
  readonly source?: string | undefined
  readonly firstKind?: LineKind | undefined
}

export interface Turn {
  readonly number: number
  /** The speaker who opened it with a line; null where nobody was named, or the desk opened it. */
  readonly askerId: string | null
  /** The question that the desk called for it, and whose turn it is by the desk's word. */
  readonly questionId: string | null
  readonly asker: Asker | null
  /** Milliseconds since 1970. */
  readonly openedAt: number
  /** When the podium began to answer; null while the question is unanswered. Null for the statement. */
  readonly answeredAt: number | null
  /** Its first line; null while nothing was said in it. */
  readonly lineId: string | null
  /** Which of the questions that were called out together was taken, as far as the desk says. */
  readonly taken?: string | null | undefined
}

export type Amendment =
  | {
      readonly kind: 'correction'
      readonly lineId: string
      readonly at: number
      readonly text: string
      readonly marks: readonly Mark[]
      readonly heardAs?: string | undefined
      readonly revision?: number | undefined
      readonly settling?: true | undefined
    }
  | {
      readonly kind: 'attribution'
      readonly lineId: string
      readonly at: number
      readonly speakerId: string | null
      readonly lineKind: LineKind
      readonly revision?: number | undefined
    }
  | {
      readonly kind: 'retraction'
      readonly lineId: string
      readonly at: number
      readonly reason: string
      /** It was retracted before the public had read it. */
      readonly withheld?: true | undefined
    }

export interface LinesToken {
  readonly id: string
  /** SHA-256, base64url; empty in what is sent to pages. */
  readonly hash: string
  readonly label: string
  readonly issuedAt: number
  readonly revoked: boolean
}
