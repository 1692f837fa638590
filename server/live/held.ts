/**
 * A briefing as the public follows it: what `hold` milliseconds ago was all there was. Facts wait here in their order, each
 * until its time has come and the store, asked after that, knew of nothing that this node does not: so whoever takes a line
 * back in time has taken it back on every node, also on one that has lost its store and lets nothing through until it is back.
 */
import type { Recorded } from '#shared/domain/recorded.ts'
import { fold } from '#shared/domain/briefing.ts'
import { HOLD_LIMIT_S } from '#shared/domain/newsroom/hold.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { factWithoutLines, withheldLines, withoutLines, type LineIds } from '#shared/domain/withheld.ts'
import type { Clock } from '../clock.ts'
import type { Head } from '../log/eventLog.ts'
import type { BriefingFollowing } from './briefings.ts'
import type { FollowingListener } from './following.ts'

/** What a room needs of what it follows. */
export interface Source {
  readonly state: Briefing
  readonly head: Head
  readonly staleSince: number | null
  /** The facts after `seq` up to the head, or null where they are not all held. */
  readonly factsAfter: (seq: number) => readonly Recorded[] | null
  readonly listen: (listener: Pick<FollowingListener<Recorded>, 'facts' | 'begunAnew'>) => void
}

export interface HeldParts {
  readonly following: Pick<BriefingFollowing, keyof Source | 'currentAt' | 'listen'>
  readonly clock: Clock
  /** Asks the store whether this node is where it is, which shows in `following.currentAt`. Never throws. */
  readonly ask: () => Promise<unknown>
  /** In milliseconds; `Infinity` while nobody knows. */
  readonly hold: number
}

/** How far the clocks of two nodes may be apart: so much later a fact is let through than it counts as public. */
export const CLOCKS_APART_MS = 250
const LONGEST_HOLD_MS = HOLD_LIMIT_S * 1_000

interface Waiting {
  readonly fact: Recorded
  /** On this node's clock, while nothing is held: what was written by a clock that runs fast must not wait for it. */
  readonly said: number
}

/** A new epoch, which the public reaches as late as everything else. */
interface NextEpoch {
  readonly head: Head
  readonly state: Briefing
  readonly since: number
}

const NONE: LineIds = new Set()
/** Of no amendments that a briefing has: to be computed. */
const NOTHING_WITHHELD: { readonly of: Briefing['amendments']; readonly ids: LineIds } = { of: [], ids: NONE }

export class Held implements Source {
  readonly #parts: HeldParts
  readonly #listeners = new Set<Parameters<Source['listen']>[0]>()
  #hold: number
  #head: Head
  /** As recorded; what is withheld is taken out when it is asked for. */
  #state: Briefing
  #waiting: Waiting[] = []
  #next: NextEpoch | null = null
  #asking = false
  #cancelLook = () => {}
  readonly #stopListening: () => void
  #withheld = NOTHING_WITHHELD
  /** What was withheld in the epoch that is still shown, while the next one waits. */
  #withheldBefore: LineIds = NONE
  #shown: { readonly of: Briefing; readonly without: LineIds; readonly state: Briefing } | null = null

  constructor(parts: HeldParts) {
    const { following } = parts
    this.#parts = parts
    this.#hold = parts.hold
    this.#head = following.head
    this.#state = following.state
    this.#stopListening = following.listen({
      facts: (facts) => {
        this.#take(facts)
      },
      begunAnew: () => {
        this.#takeEpoch()
      },
      current: () => {
        this.#asking = false
        this.#look()
      },
    })
  }

  get head(): Head {
    return this.#head
  }

  get staleSince(): number | null {
    return this.#parts.following.staleSince
  }

  /** Whether the public is behind the accredited. */
  get isHolding(): boolean {
    return this.#hold > 0
  }

  get state(): Briefing {
    const without = this.#withheldNow()
    if (without.size === 0) return this.#state
    if (this.#shown?.of !== this.#state || this.#shown.without !== without) {
      this.#shown = { of: this.#state, without, state: withoutLines(this.#state, without) }
    }
    return this.#shown.state
  }

  /** The last fact that somebody may have read whom this node knows nothing of: another one may be further than this. */
  get publicSeq(): number {
    if (this.#hold === 0 && this.#next === null) return Number.POSITIVE_INFINITY
    const before = this.#parts.clock.now() - Math.min(this.#hold, LONGEST_HOLD_MS)
    const ripe = this.#parts.following.state.lines.findLast(({ at }) => at <= before)?.seq ?? 0
    return this.#next === null ? Math.max(this.#head.seq, ripe) : ripe
  }

  factsAfter(seq: number): readonly Recorded[] | null {
    if (seq === this.#head.seq) return []
    if (this.#next !== null || seq > this.#head.seq) return null
    const { following } = this.#parts
    const facts = following.factsAfter(seq)
    const ahead = following.head.seq - this.#head.seq
    return facts === null ? null : this.#shownOf(ahead === 0 ? facts : facts.slice(0, -ahead))
  }

  /** A fact of this epoch up to the head, as the public is shown it. */
  shown(fact: Recorded): Recorded {
    return factWithoutLines(fact, this.#withheldNow())
  }

  listen(listener: Parameters<Source['listen']>[0]): void {
    this.#listeners.add(listener)
  }

  /** In milliseconds. What the public was shown is not taken from it; what waits is let through by the new measure. */
  setHold(hold: number): void {
    this.#hold = hold
    this.#look()
  }

  close(): void {
    this.#stopListening()
    this.#cancelLook()
    this.#listeners.clear()
    this.#waiting = []
    this.#next = null
  }

  #take(facts: readonly Recorded[]): void {
    const now = this.#parts.clock.now()
    for (const fact of facts) this.#waiting.push({ fact, said: Math.min(fact.at, now) })
    this.#withheldNow()
    this.#look()
  }

  #takeEpoch(): void {
    const { following, clock } = this.#parts
    this.#withheldBefore = this.#withheld.ids
    this.#withheld = NOTHING_WITHHELD
    this.#next = { head: following.head, state: following.state, since: clock.now() }
    this.#waiting = []
    this.#look()
  }

  /** Lets through whatever may be, in order, and sees to it that the next is looked at in time. */
  #look(): void {
    const anew = this.#next !== null && this.#isOver(this.#next.since)
    if (this.#next !== null && anew) {
      this.#head = this.#next.head
      this.#state = this.#next.state
      this.#next = null
      this.#withheldBefore = NONE
      this.#withheld = NOTHING_WITHHELD
    }
    const facts = this.#next === null ? this.#letThrough() : []
    if (anew) for (const listener of this.#listeners) listener.begunAnew()
    else if (facts.length > 0) for (const listener of this.#listeners) listener.facts(this.#shownOf(facts))
    this.#lookAgain()
  }

  #letThrough(): readonly Recorded[] {
    const first = this.#waiting.findIndex(({ fact, said }) => !isAnnouncement(fact) && !this.#isOver(said))
    const facts = this.#waiting.splice(0, first < 0 ? this.#waiting.length : first).map(({ fact }) => fact)
    const last = facts.at(-1)
    if (last === undefined) return facts
    const { following } = this.#parts
    this.#head = { epoch: following.head.epoch, seq: last.seq }
    // Without a hold it is always this: the states are immutable, so the public's costs nothing.
    this.#state = this.#waiting.length === 0 ? following.state : fold(facts, this.#state)
    return facts
  }

  #isOver(since: number): boolean {
    const { following, clock } = this.#parts
    if (this.#hold === 0) return following.currentAt > Number.NEGATIVE_INFINITY
    return this.#overAt(since) <= Math.min(clock.now(), following.currentAt)
  }

  #overAt(since: number): number {
    return since + this.#hold + CLOCKS_APART_MS
  }

  #lookAgain(): void {
    this.#cancelLook()
    const since = this.#next?.since ?? this.#waiting[0]?.said
    if (since === undefined || this.#hold === 0 || !Number.isFinite(this.#hold)) return
    const { clock } = this.#parts
    const wait = this.#overAt(since) - clock.now()
    if (wait <= 0) this.#ask()
    else {
      this.#cancelLook = clock.after(wait, () => {
        this.#look()
      })
    }
  }

  /** Where the store does not answer, the next poll that it does answer makes this look again. */
  #ask(): void {
    if (this.#asking) return
    this.#asking = true
    void this.#parts.ask().then(() => {
      this.#asking = false
    })
  }

  #withheldNow(): LineIds {
    const { amendments } = this.#parts.following.state
    if (this.#withheld.of !== amendments) {
      const ids = withheldLines({ amendments })
      const before = this.#withheldBefore
      this.#withheld = { of: amendments, ids: before.size === 0 ? ids : new Set([...before, ...ids]) }
    }
    return this.#withheld.ids
  }

  #shownOf(facts: readonly Recorded[]): readonly Recorded[] {
    const withheld = this.#withheldNow()
    return withheld.size === 0 ? facts : facts.map((fact) => factWithoutLines(fact, withheld))
  }
}

/** That there is a briefing stands in the list of briefings anyway; nothing was said in it yet. */
function isAnnouncement({ event }: Recorded): boolean {
  return event?.type === 'BriefingScheduled'
}
