/**
 * One stream of the log as this node follows it: subscribing, catching up, live; stale while the store is silent.
 * Everything comes in by one way, the numbered facts in order, this node's own appends included.
 */
import type { Logger } from 'pino'
import { backOff, pause, type Clock } from '../clock.ts'
import { Contiguous } from '../log/contiguous.ts'
import {
  FACTS_A_READ,
  StoreDown,
  type EventLog,
  type Frame,
  type Head,
  type StoredFact,
  type Subscription,
} from '../log/eventLog.ts'
import { LostEnd } from './lostEnd.ts'
import type { Projection } from './projection.ts'
import { Recent } from './recent.ts'
import { Waiting } from './waiting.ts'
import { readWholeStream } from './wholeStream.ts'

export type Phase = 'subscribing' | 'catching-up' | 'live' | 'stale' | 'regressed' | 'closed'

export interface FollowingListener<Fact> {
  /** In order, without holes, each once. */
  readonly facts: (facts: readonly Fact[]) => void
  /** The stream has another epoch: what was shown before is void. */
  readonly begunAnew: () => void
  /** What another node tells, or this one. */
  readonly whisper?: (message: unknown) => void
  /** `currentAt` has moved. */
  readonly current?: () => void
}

export interface FollowingParts<State, Fact> {
  readonly stream: string
  readonly log: EventLog
  readonly projection: Projection<State, Fact>
  readonly clock: Clock
  readonly logger: Logger
  /** Keeps facts that this node had seen and the store has lost. */
  readonly keepLostEnd: (stream: string, epoch: string, facts: readonly Fact[]) => Promise<void>
}

/** How long an echo may take before the log is read instead. */
const ECHO_WITHIN_MS = 100
const REACH_WITHIN_MS = 2_000
const GAPS_AT_THE_HEAD = 3

export class Following<State, Fact extends { readonly seq: number }> {
  readonly stream: string
  #phase: Phase = 'subscribing'
  #staleSince: number | null = null
  #currentAt = Number.NEGATIVE_INFINITY
  #epoch = ''
  #state: State
  #order = new Contiguous(0)
  #recent = new Recent<Fact>()
  #feedConfirmed = false
  #mending: Promise<void> | null = null
  #mendAgain = false
  /** The feed was away: the store may be another one than it was, so what is held is compared with it. */
  #mustCompare = false
  readonly #listeners = new Set<FollowingListener<Fact>>()
  readonly #waiting: Waiting
  readonly #lostEnd: LostEnd<Fact>
  readonly #parts: FollowingParts<State, Fact>
  readonly #subscription: Subscription

  constructor(parts: FollowingParts<State, Fact>) {
    this.#parts = parts
    this.stream = parts.stream
    this.#state = parts.projection.initial
    this.#waiting = new Waiting(parts.clock)
    this.#lostEnd = new LostEnd({ ...parts, keep: parts.keepLostEnd, read: (stored) => this.#read(stored) })
    this.#subscription = parts.log.subscribe(parts.stream, {
      frame: (frame) => {
        this.#take(frame)
      },
      lost: (reason) => {
        this.#feedConfirmed = false
        this.#mustCompare = true
        this.#becomeStale(`feed lost: ${reason}`)
      },
      confirmed: () => {
        this.#feedConfirmed = true
        if (this.#phase !== 'stale') this.#enter('catching-up')
        this.#mend()
      },
      whisper: (message) => {
        for (const listener of this.#listeners) listener.whisper?.(message)
      },
    })
  }

  get state(): State {
    return this.#state
  }

  get head(): Head {
    return { epoch: this.#epoch, seq: this.#order.seq }
  }

  get phase(): Phase {
    return this.#phase
  }

  /** Since when the store is silent, in milliseconds since 1970; null while it is not. */
  get staleSince(): number | null {
    return this.#staleSince
  }

  /** The store was asked then, in milliseconds since 1970, and what it held is all here. */
  get currentAt(): number {
    return this.#currentAt
  }

  listen(listener: FollowingListener<Fact>): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The facts after `seq`, or null where this node does not hold them all. */
  factsAfter(seq: number): readonly Fact[] | null {
    return this.#recent.after(seq, this.#order.seq)
  }

  /** Resolves once the node has caught up with the log for the first time. Throws `StoreDown` after `within` ms. */
  async caughtUp(within: number): Promise<void> {
    await this.#until(() => this.#phase === 'live' || (this.#phase === 'stale' && this.#epoch !== ''), within)
  }

  /** Resolves once this node has what `head` names, in its epoch. Throws `StoreDown` after two seconds. */
  async reach(head: Head): Promise<void> {
    const reached = () => this.#epoch === head.epoch && this.#order.seq >= head.seq
    if (reached()) return
    const cancel = this.#parts.clock.after(ECHO_WITHIN_MS, () => {
      this.#mend()
    })
    if (this.#epoch !== head.epoch) this.#mend()
    try {
      await this.#until(reached, REACH_WITHIN_MS)
    } finally {
      cancel()
    }
  }

  /** The head that a poll saw; `seqWhenAsked` is this node's at the moment of asking, `askedAt` that moment. */
  noticeHead(head: Head, seqWhenAsked: number, askedAt: number): void {
    if (this.#phase === 'closed') return
    const isOlder = head.epoch === this.#epoch && head.seq < seqWhenAsked
    const isElsewhere = head.epoch !== this.#epoch || head.seq > this.#order.seq || isOlder
    if (!isElsewhere) this.#becomeCurrent(askedAt)
    if (isElsewhere || (this.#phase === 'stale' && this.#feedConfirmed)) this.#mend()
  }

  /** A poll had no answer. */
  noticeSilence(reason: string): void {
    this.#becomeStale(reason)
  }

  async close(): Promise<void> {
    this.#enter('closed')
    this.#listeners.clear()
    await this.#subscription.close()
  }

  #take(frame: Frame): void {
    if (this.#phase === 'closed') return
    if (frame.epoch !== this.#epoch) {
      this.#mend()
      return
    }
    this.#apply(frame.facts)
    if (this.#order.hasGap) this.#mend()
  }

  #apply(stored: readonly StoredFact[]): void {
    const ready = this.#order.offer(stored)
    if (ready.length === 0) return
    const { projection } = this.#parts
    const facts = ready.map((fact) => this.#read(fact))
    for (const fact of facts) this.#state = projection.evolve(this.#state, fact)
    this.#recent.push(facts)
    for (const listener of this.#listeners) listener.facts(facts)
    this.#waiting.look()
  }

  #read(stored: StoredFact): Fact {
    const { projection, logger } = this.#parts
    try {
      return projection.parse(stored)
    } catch (error) {
      logger.error({ stream: this.stream, seq: stored.seq, err: error }, 'a fact of the log cannot be read')
      return projection.unreadable(stored)
    }
  }

  /** One mending at a time; a call during one makes it look once more before it ends. */
  #mend(): void {
    this.#mendAgain = true
    this.#mending ??= this.#mendUntilWhole().finally(() => {
      this.#mending = null
    })
  }

  async #mendUntilWhole(): Promise<void> {
    let failures = 0
    let gaps = 0
    while (this.#phase !== 'closed') {
      this.#mendAgain = false
      try {
        const isWhole = await this.#mendOnce()
        failures = 0
        if (!isWhole) continue
        if (this.#order.hasGap && gaps < GAPS_AT_THE_HEAD) {
          gaps += 1
          continue
        }
        if (this.#order.hasGap) this.#order = new Contiguous(this.#order.seq)
        if (this.#feedConfirmed) this.#becomeLive()
        if (!this.#mendAgain) return
      } catch (error) {
        this.#becomeStale(error instanceof Error ? error.message : String(error))
        await pause(this.#parts.clock, backOff(failures, 100, 2_000))
        failures += 1
      }
    }
  }

  /** Reads one page; true when it ended at the head. */
  async #mendOnce(): Promise<boolean> {
    const asked = this.#order.seq
    const epoch = this.#epoch
    const overlap = this.#mustCompare && asked > 0 ? 1 : 0
    const askedAt = this.#parts.clock.now()
    const { head, facts } = await this.#parts.log.read(this.stream, asked - overlap, FACTS_A_READ)
    if (epoch === '' && asked === 0) this.#epoch = head.epoch
    if (head.epoch !== this.#epoch) {
      await this.#beginAnew()
      return false
    }
    if (head.seq < asked || (overlap > 0 && !this.#lostEnd.isSame(this.#recent, facts[0]))) {
      await this.#yieldTo(head)
      return false
    }
    if (overlap > 0) this.#mustCompare = false
    this.#apply(facts)
    if (this.#order.seq < head.seq) return false
    this.#becomeCurrent(askedAt)
    return true
  }

  /** The store came back older than what was seen: begin a new epoch, so that everybody notices. */
  async #yieldTo(head: Head): Promise<void> {
    this.#enter('regressed')
    await this.#lostEnd.keepBeyond(this.#recent, this.#epoch, head)
    await this.#parts.log.renew(this.stream, head, 'kept')
  }

  /** Takes the place of what is held in one step, once all of the new epoch was read. */
  async #beginAnew(): Promise<void> {
    const { log, projection, clock } = this.#parts
    const askedAt = clock.now()
    const whole = await readWholeStream(log, this.stream, projection, (stored) => this.#read(stored))
    if (whole === null) return
    const now = { epoch: whole.epoch, seq: whole.order.seq }
    await this.#lostEnd.keepBeforeNewEpoch(this.#recent, this.#epoch, now, whole.recent)
    this.#epoch = whole.epoch
    this.#order = whole.order
    this.#state = whole.state
    this.#recent = whole.recent
    for (const listener of this.#listeners) listener.begunAnew()
    this.#becomeCurrent(askedAt)
    this.#waiting.look()
  }

  #becomeCurrent(askedAt: number): void {
    if (askedAt <= this.#currentAt) return
    this.#currentAt = askedAt
    for (const listener of this.#listeners) listener.current?.()
  }

  #becomeLive(): void {
    if (this.#phase === 'stale') this.#parts.logger.info({ stream: this.stream }, 'following again')
    this.#staleSince = null
    this.#enter('live')
  }

  #becomeStale(reason: string): void {
    if (this.#phase === 'closed' || this.#phase === 'stale') return
    this.#parts.logger.warn({ stream: this.stream, reason }, 'cannot follow')
    this.#staleSince = this.#parts.clock.now()
    this.#enter('stale')
  }

  #enter(phase: Phase): void {
    if (this.#phase === 'closed') return
    this.#phase = phase
    this.#waiting.look()
  }

  #until(isSo: () => boolean, within: number): Promise<void> {
    const isOver = () => this.#phase === 'closed'
    return this.#waiting.until(isSo, isOver, within, (why) => new StoreDown(`${this.stream} ${why}`))
  }
}
