/** The port to the log: append-only streams of numbered facts, each with an epoch, and a feed that says when one grew. */
import type { Actor } from '#shared/domain/vocabulary.ts'

/** The end of a stream. A stream that was never written has `{ epoch: '', seq: 0 }`. */
export interface Head {
  readonly epoch: string
  readonly seq: number
}

export const NO_HEAD: Head = { epoch: '', seq: 0 }

/** `at`: milliseconds since 1970. `event` is JSON; the log does not look into it. */
export interface NewFact {
  readonly at: number
  readonly by: Actor
  readonly event: unknown
}

export interface StoredFact extends NewFact {
  readonly seq: number
}

export interface Page {
  readonly head: Head
  /** Contiguous, beginning at `after + 1`; empty where there is nothing after it. */
  readonly facts: readonly StoredFact[]
}

export type AppendOutcome =
  | { readonly ok: true; readonly head: Head }
  /** The head was not the expected one; nothing was written. */
  | { readonly ok: false; readonly head: Head }

/** What one append announced. Facts are contiguous; a frame without facts says that the stream began anew. */
export interface Frame {
  readonly epoch: string
  readonly facts: readonly StoredFact[]
}

export interface FeedListener {
  /** Called in the order of arrival; frames may be missing, repeated or early. */
  readonly frame: (frame: Frame) => void
  /** From now on frames may be missing, until `confirmed`. */
  readonly lost: (reason: string) => void
  /** The store has confirmed the subscription (the first time and after each loss): whoever reads now misses nothing. */
  readonly confirmed: () => void
  /** Something that is told and not recorded; may be missing, and is not in order with the frames. */
  readonly whisper?: (message: unknown) => void
}

export interface Subscription {
  readonly close: () => Promise<void>
}

/** How many facts are read at a time by whoever reads a stream to its head. */
export const FACTS_A_READ = 500

export interface EventLog {
  /**
   * Appends all facts or none, numbered from `expected.seq + 1`, and announces them in the same atomic step, after they
   * are on disk. The first append to a stream mints its epoch. At most 1,000 facts.
   * Throws `StoreDown` when nothing was written, `OutcomeUnknown` when nobody can tell.
   */
  readonly append: (stream: string, expected: Head, facts: readonly NewFact[]) => Promise<AppendOutcome>
  /** Facts after `after`, at most `limit`, with the head at the same instant. Throws `StoreDown`. */
  readonly read: (stream: string, after: number, limit: number) => Promise<Page>
  /** The heads of several streams in one round trip, in the order asked. Throws `StoreDown`. */
  readonly heads: (streams: readonly string[]) => Promise<readonly Head[]>
  /**
   * Begins a new epoch if the head still is `expected`, and announces it with an empty frame. `wiped` drops the facts and
   * starts at 0; `kept` keeps them. Answers the head after it, ours or another's.
   * Throws `StoreDown`, `OutcomeUnknown`.
   */
  readonly renew: (stream: string, expected: Head, facts: 'wiped' | 'kept') => Promise<Head>
  /** Resolves at once; `confirmed` is called when the store says so. The feed restores itself after every loss. */
  readonly subscribe: (stream: string, listener: FeedListener) => Subscription
  /** Tells every subscriber of the stream, this process's too, something that is not recorded. Dropped when in doubt. */
  readonly whisper: (stream: string, message: unknown) => void
  /** Whether the store can be reached now. */
  readonly reachable: () => Promise<boolean>
  readonly close: () => Promise<void>
}

/** The store could not be asked; nothing was written. */
export class StoreDown extends Error {
  override readonly name = 'StoreDown'
}

/** The store was asked to write and did not answer; it may or may not have been done. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown'
}
