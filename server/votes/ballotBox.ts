/**
 * The votes of one briefing on this node, with the one writer of them: votes that wait are decided together and appended
 * in one step, so many times a second and not more. Nothing of it stands before a command to the briefing.
 */
import type { Logger } from 'pino'
import type { VoteCommand } from '#shared/domain/questions/commands.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Actor } from '#shared/domain/vocabulary.ts'
import {
  decideVote,
  evolveBallots,
  NO_BALLOTS,
  voteEventSchema,
  type Ballots,
  type Poll,
  type VoteEvent,
} from '#shared/domain/votes.ts'
import { pause, type Clock } from '../clock.ts'
import { asRefusal } from '../commands/execute.ts'
import type { BriefingFollowing } from '../live/briefings.ts'
import { Following, type FollowingParts } from '../live/following.ts'
import { StoreDown, type EventLog, type NewFact, type StoredFact } from '../log/eventLog.ts'
import { pollNow } from './counting.ts'

export interface VoteFact {
  readonly seq: number
  readonly at: number
  readonly by: Actor
  /** Null for one that this version cannot read. */
  readonly event: VoteEvent | null
}

export type VotesFollowing = Following<Ballots, VoteFact>

export interface BallotBoxParts {
  readonly log: EventLog
  readonly clock: Clock
  readonly logger: Logger
  readonly keepLostEnd: FollowingParts<Ballots, VoteFact>['keepLostEnd']
  readonly counted: (what: 'conflict' | 'appended', times: number) => void
  readonly id: string
  readonly briefing: Pick<BriefingFollowing, 'state' | 'head'>
  /** The votes are otherwise than before: of these accounts, or of anybody for null. */
  readonly changed: (accounts: ReadonlySet<string> | null) => void
}

interface Waiting {
  readonly command: VoteCommand
  readonly voter: string
  readonly by: Actor
  readonly done: (seq: number) => void
  readonly failed: (error: unknown) => void
}

/** Between two appends: each waits for the disk, which on an embedded log holds up everything else. */
export const GATHER_MS = 50
const QUEUED_AT_MOST = 5_000
const TOGETHER_AT_MOST = 200
const ATTEMPTS = 64
export const OPEN_WITHIN_MS = 1_100

export function votesStreamOf(briefingId: string): string {
  return `votes-${briefingId}`
}

const PROJECTION: FollowingParts<Ballots, VoteFact>['projection'] = {
  initial: NO_BALLOTS,
  parse: ({ seq, at, by, event }: StoredFact) => ({ seq, at, by, event: voteEventSchema.parse(event) }),
  unreadable: ({ seq, at, by }) => ({ seq, at, by, event: null }),
  evolve: (ballots, { event }) => (event === null ? ballots : evolveBallots(ballots, event)),
}

export class BallotBox {
  readonly #parts: BallotBoxParts
  #following: VotesFollowing | null = null
  #isKnown = false
  #isClosed = false
  #queue: Waiting[] = []
  #isWorking = false

  constructor(parts: BallotBoxParts) {
    this.#parts = parts
  }

  /** Null before the box is opened. */
  get following(): VotesFollowing | null {
    return this.#following
  }

  /** Null until they were read to the end once. */
  get ballots(): Ballots | null {
    return this.#isKnown ? (this.#following?.state ?? null) : null
  }

  /** Follows the votes from now on; before anybody needs them they cost nothing. Throws `StoreDown` once closed. */
  open(): VotesFollowing {
    if (this.#isClosed) throw new StoreDown(`${votesStreamOf(this.#parts.id)} is closed here`)
    this.#following ??= this.#follow()
    return this.#following
  }

  /** Resolves with the last fact of the briefing that it was decided on. Throws `Refusal`. */
  vote(by: Actor, voter: string, command: VoteCommand): Promise<number> {
    return new Promise((done, failed) => {
      if (this.#queue.length >= QUEUED_AT_MOST) {
        failed(new Refusal('too-busy'))
        return
      }
      this.#queue.push({ command, voter, by, done, failed })
      if (!this.#isWorking) void this.#workOff()
    })
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#following?.close()
  }

  #follow(): VotesFollowing {
    const { id, changed } = this.#parts
    const following = new Following({ ...this.#parts, stream: votesStreamOf(id), projection: PROJECTION })
    following.listen({
      facts: (facts) => {
        changed(new Set(facts.flatMap(({ event }) => (event === null ? [] : [event.voter]))))
      },
      begunAnew: () => {
        changed(null)
      },
      current: () => {
        if (this.#isKnown) return
        this.#isKnown = true
        changed(null)
      },
    })
    return following
  }

  async #workOff(): Promise<void> {
    this.#isWorking = true
    while (this.#queue.length > 0) {
      const together = this.#queue.splice(0, TOGETHER_AT_MOST)
      try {
        const left = await this.#writeTogether(together)
        this.#queue.unshift(...left)
      } catch (error) {
        for (const { failed } of together) failed(asRefusal(error))
      }
      if (this.#queue.length < TOGETHER_AT_MOST) await pause(this.#parts.clock, GATHER_MS)
    }
    this.#isWorking = false
  }

  /** Answers those whose facts found no room. */
  async #writeTogether(together: readonly Waiting[]): Promise<readonly Waiting[]> {
    const { log, logger, counted, briefing } = this.#parts
    const following = this.open()
    await following.caughtUp(OPEN_WITHIN_MS)
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const { head, state } = following
      const { facts, settle, left } = this.#decideTogether(state, pollNow(briefing.state), together)
      if (facts.length === 0) {
        settle()
        return left
      }
      const outcome = await log.append(following.stream, head, facts)
      if (outcome.ok) {
        counted('appended', facts.length)
        settle()
        await following.reach(outcome.head).catch((error: unknown) => {
          logger.warn({ stream: following.stream, err: error }, 'the echo of an append has not come')
        })
        return left
      }
      counted('conflict', 1)
      await following.reach(outcome.head)
    }
    throw new Refusal('too-busy')
  }

  /** Each on what those before it make, so that one account's two votes of an instant are one. */
  #decideTogether(ballots: Ballots, poll: Poll, together: readonly Waiting[]) {
    const at = this.#parts.clock.now()
    const { seq } = this.#parts.briefing.head
    const facts: NewFact[] = []
    const answers: (() => void)[] = []
    let now = ballots
    for (const { command, voter, by, done, failed } of together) {
      if (facts.length >= TOGETHER_AT_MOST) break
      try {
        for (const event of decideVote(now, poll, command, voter)) {
          facts.push({ at, by, event })
          now = evolveBallots(now, event)
        }
        answers.push(() => {
          done(seq)
        })
      } catch (error) {
        answers.push(() => {
          failed(error)
        })
      }
    }
    const settle = () => {
      for (const answer of answers) answer()
    }
    return { facts, settle, left: together.slice(answers.length) }
  }
}
