/**
 * One stream of the log as this node follows it: subscribing, catching up, live; stale while the store is silent.
 * Everything comes in by one way, the numbered facts in order, this node's own appends included.
 */
import type { Logger } from 'pino'
import { backOff, pause, type Clock } from '../clock.ts'
import { Contiguous } from '../log/contiguous.ts'
import { StoreDown, type EventLog, type Frame, type Head, type StoredFact, type Subscription } from '../log/eventLog.ts'
import { Recent } from './recent.ts'
import { Waiting } from './waiting.ts'

export type Phase = 'subscribing' | 'catching-up' | 'live' | 'stale' | 'regressed' | 'closed'

/** How the facts of a stream become a state. `parse` may throw: such a fact keeps its number and changes nothing. */
export interface Projection<State, Fact> {
  readonly initial: State
  readonly parse: (stored: StoredFact) => Fact
  readonly unreadable: (stored: StoredFact) => Fact
  readonly evolve: (state: State, fact: Fact) => State
}

export interface FollowingListener<Fact> {
  /** In order, without holes, each once. */
  readonly facts: (facts: readonly Fact[]) => void
  /** The stream has another epoch: what was shown before is void. */
  readonly begunAnew: () => void
  /** What another node tells, or this one. */
  readonly whisper?: (message: unknown) => void
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

const PAGE = 500
/** How long an echo may take before the log is read instead. */
const ECHO_WITHIN_MS = 100
const REACH_WITHIN_MS = 2_000
const GAPS_AT_THE_HEAD = 3

export class Following<State, Fact extends { readonly seq: number }> {
  readonly stream: string
  #phase: Phase = 'subscribing'
  #staleSince: number | null = null
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
  readonly #parts: FollowingParts<State, Fact>
  readonly #subscription: Subscription

  constructor(parts: FollowingParts<State, Fact>) {
    this.#parts = parts
    this.stream = parts.stream
    this.#state = parts.projection.initial
    this.#waiting = new Waiting(parts.clock)
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

  /** The head that a poll saw; `seqWhenAsked` is this node's at the moment of asking. */
  noticeHead(head: Head, seqWhenAsked: number): void {
    if (this.#phase === 'closed') return
    const isOlder = head.epoch === this.#epoch && head.seq < seqWhenAsked
    const isElsewhere = head.epoch !== this.#epoch || head.seq > this.#order.seq || isOlder
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
    const { head, facts } = await this.#parts.log.read(this.stream, asked - overlap, PAGE)
    if (epoch === '' && asked === 0) this.#epoch = head.epoch
    if (head.epoch !== this.#epoch) {
      await this.#beginAnew()
      return false
    }
    if (head.seq < asked || (overlap > 0 && !this.#isMine(facts[0]))) {
      await this.#yieldTo(head)
      return false
    }
    if (overlap > 0) this.#mustCompare = false
    this.#apply(facts)
    return this.#order.seq >= head.seq
  }

  /** Whether the store has the fact that this node has at that place: another node may have written past an older copy. */
  #isMine(stored: StoredFact | undefined): boolean {
    const mine = stored === undefined ? undefined : this.#recent.at(stored.seq)
    return stored === undefined || mine === undefined || JSON.stringify(this.#read(stored)) === JSON.stringify(mine)
  }

  /** The store came back older than what was seen: keep the lost end, and begin a new epoch so that everybody notices. */
  async #yieldTo(head: Head): Promise<void> {
    this.#enter('regressed')
    const common = await this.#lastInCommon(head)
    const lost = this.#recent.heldAfter(common)
    const { stream } = this
    this.#parts.logger.error({ stream, common, had: this.#order.seq, has: head.seq }, 'the log came back older')
    await this.#keep(lost)
    await this.#parts.log.renew(this.stream, head, 'kept')
  }

  /** The last fact that this node and the store both have, as far as this node still holds its own. */
  async #lastInCommon(head: Head): Promise<number> {
    let common = (this.#recent.heldAfter(0)[0]?.seq ?? 1) - 1
    while (common < head.seq) {
      const { facts } = await this.#parts.log.read(this.stream, common, PAGE)
      const differs = facts.findIndex((stored) => this.#recent.at(stored.seq) === undefined || !this.#isMine(stored))
      if (differs >= 0) return common + differs
      if (facts.length === 0) return common
      common += facts.length
    }
    return common
  }

  /** Reads the whole stream beside what is shown, then takes its place in one step. */
  async #beginAnew(): Promise<void> {
    const { log, projection } = this.#parts
    const order = new Contiguous(0)
    let state = projection.initial
    const recent = new Recent<Fact>()
    let last: Fact | undefined
    let { head, facts } = await log.read(this.stream, 0, PAGE)
    const { epoch } = head
    for (;;) {
      if (head.epoch !== epoch) return
      for (const stored of order.offer(facts)) {
        const fact = this.#read(stored)
        state = projection.evolve(state, fact)
        recent.push([fact])
        last = fact
      }
      if (order.seq >= head.seq || facts.length === 0) break
      ;({ head, facts } = await log.read(this.stream, order.seq, PAGE))
    }
    await this.#keepWhatIsLost({ epoch, seq: order.seq }, last)
    this.#epoch = epoch
    this.#order = order
    this.#state = state
    this.#recent = recent
    for (const listener of this.#listeners) listener.begunAnew()
    this.#waiting.look()
  }

  /** An epoch that goes on with the same history, or has none at all, has lost what this node knew beyond it. */
  async #keepWhatIsLost({ epoch, seq }: Head, last: Fact | undefined): Promise<void> {
    const mine = this.#recent.at(seq)
    const isSameHistory = epoch === '' || (mine !== undefined && JSON.stringify(mine) === JSON.stringify(last))
    const lost = isSameHistory ? this.#recent.heldAfter(seq) : []
    await this.#keep(lost)
  }

  /** A full disk must not keep the node from going on with what there is. */
  async #keep(lost: readonly Fact[]): Promise<void> {
    try {
      await this.#parts.keepLostEnd(this.stream, this.#epoch, lost)
    } catch (error) {
      this.#parts.logger.error(
        { stream: this.stream, facts: lost.length, err: error },
        'the lost end could not be kept',
      )
    }
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
