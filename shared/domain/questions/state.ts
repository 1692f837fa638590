/** What is known of the queue: what everybody may read, and apart from it what only the desk may. Plain data, no schemas. */
import type { Asker, DeskActKind, Outcome, QuestionImage, QueueSettings, Weights } from './vocabulary.ts'

/** Of a question that stands in the queue, or stood in it. */
export type ListedState = 'waiting' | 'skipped' | 'called' | Outcome
/** Of any question; `listed` ones are told apart by `ListedState`. */
export type QuestionState = ListedState | 'pending' | 'declined' | 'withdrawn' | 'merged'

/** Times are milliseconds since 1970. */
export interface Queue {
  /** The last fact that changed what is said about the queue itself. */
  readonly seq: number
  readonly isOpen: boolean
  /** So many more questions were announced and are left; null where none were. */
  readonly more: number | null
  readonly settings: QueueSettings
  /** In the order of the queue; called and closed ones keep their place in it. `questions/order.ts` says who is next. */
  readonly questions: readonly Question[]
}

/** A question that the desk let into the queue: as everybody may read it. */
export interface Question {
  readonly id: string
  /** The last public fact about it. */
  readonly seq: number
  readonly state: ListedState
  /** Null while the asker has not said it yet. */
  readonly text: string | null
  readonly asker: Asker
  /** Those whose like questions were merged into this one. */
  readonly alsoAskedBy: readonly Asker[]
  /** The question that it follows up. */
  readonly parent: string | null
  readonly isPointOfOrder: boolean
  readonly isPinned: boolean
  readonly askedAt: number
  readonly calledAt: number | null
  readonly closedAt: number | null
  readonly turn: number | null
}

/** For the desk alone; empty in what anybody else is sent. */
export interface Backstage {
  /** Every question that was ever asked, in order of asking. */
  readonly asked: readonly AskedQuestion[]
  /** What the desk did, oldest first; the oldest are forgotten here and stay in the log. */
  readonly acts: readonly DeskAct[]
  readonly notes: readonly Note[]
  readonly weights: Weights
}

/** A question as the desk knows it. */
export interface AskedQuestion {
  readonly id: string
  /** The last fact about it that only the desk sees. */
  readonly seq: number
  /** Null where the desk asks for somebody in the room. */
  readonly account: string | null
  readonly state: 'pending' | 'listed' | 'declined' | 'withdrawn' | 'merged'
  readonly asker: Asker
  /** As it was first asked. */
  readonly original: string | null
  readonly text: string | null
  /** Another wording by the asker of a question that is in the queue: waits for the desk. */
  readonly proposed: string | null
  readonly parent: string | null
  readonly isPointOfOrder: boolean
  readonly askedAt: number
  /** When its state last changed here. */
  readonly changedAt: number
  /** Why it was declined. */
  readonly reason: string | null
  /** The question that it was merged into. */
  readonly into: string | null
}

export interface DeskAct {
  readonly id: string
  readonly seq: number
  readonly at: number
  /** Who did it: an account, or a session of the owner's link. */
  readonly by: string
  readonly name: string
  readonly kind: DeskActKind
  readonly questions: readonly string[]
  readonly figures: readonly string[]
  readonly screens: readonly string[]
  /** How it was before, so that it can be undone; null where that is no longer held. */
  readonly before: QuestionImage | null
  readonly undone: boolean
}

export interface Note {
  readonly id: string
  readonly at: number
  readonly name: string
  readonly to: 'moderators' | 'podium'
  readonly text: string
  readonly acknowledged: { readonly at: number; readonly name: string } | null
}

export const DEFAULT_SETTINGS: QueueSettings = {
  votes: 'off',
  hidesCounts: false,
  oneEach: true,
  showsPresence: false,
  questionS: 30,
  answerS: 120,
}
export const DEFAULT_WEIGHTS: Weights = { notYetAsked: 5, outletNotHeard: 3, wait: 2, remote: 2, votes: 1 }

export const EMPTY_QUEUE: Queue = { seq: 0, isOpen: true, more: null, settings: DEFAULT_SETTINGS, questions: [] }
export const EMPTY_BACKSTAGE: Backstage = { asked: [], acts: [], notes: [], weights: DEFAULT_WEIGHTS }

/** How many acts are held, and how many of the last ones can still be undone. */
export const ACTS_HELD = 200
export const ACTS_UNDOABLE = 50

/** So many questions one account may ask in one briefing, withdrawn ones among them: the log holds every one for good. */
export const ASKED_LIMIT = 30

/** So many questions one act puts back: each takes two facts, and an append holds a thousand. */
export const RESTORED_AT_ONCE = 300

/** So many are named beside the asker of a question; others can still be merged into it. */
export const ALSO_ASKED_LIMIT = 50
