/** The briefings that this node follows: opened when somebody asks, let go when nobody does, heads polled each second. */
import type { Logger } from 'pino'
import { evolve } from '#shared/domain/briefing.ts'
import { type Briefing, UNSCHEDULED } from '#shared/domain/state.ts'
import type { Recorded } from '#shared/domain/recorded.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { parseRecorded } from '#shared/protocol/parse.ts'
import type { Clock } from '../clock.ts'
import { NO_HEAD, type EventLog, type Head } from '../log/eventLog.ts'
import { Following, type FollowingParts } from './following.ts'
import type { Projection } from './projection.ts'

export type BriefingFollowing = Following<Briefing, Recorded>

const BRIEFING: Projection<Briefing, Recorded> = {
  initial: UNSCHEDULED,
  parse: parseRecorded,
  unreadable: ({ seq, at, by }) => ({ seq, at, by, event: null }),
  evolve,
}

const POLL_EVERY_MS = 1_000
const OPEN_WITHIN_MS = 1_100
const LET_GO_AFTER_MS = 10 * 60_000

export function streamOf(briefingId: string): string {
  return `briefing-${briefingId}`
}

export interface BriefingsParts {
  readonly log: EventLog
  readonly clock: Clock
  readonly logger: Logger
  readonly keepLostEnd: FollowingParts<Briefing, Recorded>['keepLostEnd']
  /** Told of every briefing that is opened here, before anybody gets it. */
  readonly opened: (id: string, following: BriefingFollowing) => void
  /** Told when it is followed no longer. */
  readonly letGo: (id: string) => void
  /** Whether somebody on this node still needs the briefing. */
  readonly isNeeded: (id: string) => boolean
  /** Streams beside the briefings whose heads are polled with theirs; gone through anew each time. */
  readonly others: Iterable<Polled>
}

/** What a poll needs of a following. */
export type Polled = Pick<BriefingFollowing, 'stream' | 'head' | 'noticeHead' | 'noticeSilence'>

/** A head, with this node's number and the time when it was asked for. */
interface Asked {
  readonly head: Head
  readonly asked: number
  readonly askedAt: number
}

export class Briefings {
  readonly #parts: BriefingsParts
  readonly #open = new Map<string, { readonly following: BriefingFollowing; usedAt: number }>()
  readonly #stopPolling: () => void
  readonly #asked = new Map<BriefingFollowing, Promise<Asked>>()
  #polling = false

  constructor(parts: BriefingsParts) {
    this.#parts = parts
    this.#stopPolling = parts.clock.every(POLL_EVERY_MS, () => {
      void this.poll()
    })
  }

  /** The briefing as this node follows it. Throws `briefing-not-found`, `behind`, `StoreDown`. */
  async open(id: string): Promise<BriefingFollowing> {
    const following = await this.follow(id)
    if (following.state.status === 'unscheduled') throw notThere(id, following.head)
    return following
  }

  /** Like `open`, also for a briefing that is about to be scheduled. */
  async follow(id: string, mayBeNew = false): Promise<BriefingFollowing> {
    const known = this.#open.get(id)
    if (known === undefined && !mayBeNew) await this.#mustExist(id)
    const entry = this.#open.get(id) ?? this.#begin(id)
    entry.usedAt = this.#parts.clock.now()
    await entry.following.caughtUp(OPEN_WITHIN_MS)
    return entry.following
  }

  /** The briefing with everything that the store holds of it at this moment. Throws `briefing-not-found`, `StoreDown`. */
  async written(id: string): Promise<BriefingFollowing> {
    const following = await this.follow(id)
    await following.reach(await this.#headOf(following))
    return following
  }

  /**
   * Asks the store whether this node is where the store is, and sets it right if not.
   * False: it is not, or nobody can tell; whoever waits asks again in a moment.
   */
  async isCurrent(following: BriefingFollowing): Promise<boolean> {
    try {
      const { head, asked, askedAt } = await this.#headFor(following)
      following.noticeHead(head, asked, askedAt)
      return head.epoch === following.head.epoch
    } catch (error) {
      this.#parts.logger.debug({ err: error, stream: following.stream }, 'the head cannot be asked for')
      return false
    }
  }

  /** Compares this node's heads with the store's; runs by itself each second. */
  async poll(): Promise<void> {
    if (this.#polling) return
    this.#polling = true
    try {
      this.#letGo()
      const polled: Polled[] = [...this.#parts.others, ...[...this.#open.values()].map((entry) => entry.following)]
      const asked = polled.map((following) => following.head.seq)
      const askedAt = this.#parts.clock.now()
      const heads = await this.#parts.log.heads(polled.map((following) => following.stream))
      heads.forEach((head, at) => polled[at]?.noticeHead(head, asked[at] ?? 0, askedAt))
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      for (const other of this.#parts.others) other.noticeSilence(reason)
      for (const { following } of this.#open.values()) following.noticeSilence(reason)
    } finally {
      this.#polling = false
    }
  }

  async close(): Promise<void> {
    this.#stopPolling()
    await Promise.all([...this.#open.values()].map(({ following }) => following.close()))
    this.#open.clear()
  }

  /** One question to the store for all who ask at the same time. */
  #headFor(following: BriefingFollowing): Promise<Asked> {
    const known = this.#asked.get(following)
    if (known !== undefined) return known
    const asked = following.head.seq
    const askedAt = this.#parts.clock.now()
    const answer = this.#headOf(following)
      .then((head) => ({ head, asked, askedAt }))
      .finally(() => {
        this.#asked.delete(following)
      })
    this.#asked.set(following, answer)
    return answer
  }

  async #headOf({ stream }: { readonly stream: string }): Promise<Head> {
    const [head] = await this.#parts.log.heads([stream])
    return head ?? NO_HEAD
  }

  async #mustExist(id: string): Promise<void> {
    const head = await this.#headOf({ stream: streamOf(id) })
    if (head.seq === 0) throw notThere(id, head)
  }

  #begin(id: string) {
    const { log, clock, logger, keepLostEnd } = this.#parts
    const following = new Following({ stream: streamOf(id), log, projection: BRIEFING, clock, logger, keepLostEnd })
    const entry = { following, usedAt: clock.now() }
    this.#open.set(id, entry)
    this.#parts.opened(id, following)
    return entry
  }

  #letGo(): void {
    const before = this.#parts.clock.now() - LET_GO_AFTER_MS
    for (const [id, { following, usedAt }] of this.#open) {
      if (usedAt > before || this.#parts.isNeeded(id)) continue
      this.#open.delete(id)
      this.#parts.letGo(id)
      void following.close().catch((error: unknown) => {
        this.#parts.logger.warn({ err: error, briefing: id }, 'could not let go of a briefing')
      })
    }
  }
}

/** A stream that was wiped is a rehearsal between two plays: whoever follows it asks again in a moment. */
function notThere(briefing: string, { epoch }: Head): Refusal {
  return epoch === '' ? new Refusal('briefing-not-found', { briefing }) : new Refusal('behind', { retryAfterMs: 300 })
}
