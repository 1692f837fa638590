/** The briefing that a screen shows, kept at its end by a link. Another one takes its place once it is there, and not before. */
import { ref, shallowRef } from 'vue'
import { fold } from '#shared/domain/briefing.ts'
import type { Recorded } from '#shared/domain/recorded.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { findLine } from '#shared/domain/transcript.ts'
import type { InterimMessage } from '#shared/protocol/messages.ts'
import { BriefingLink, type LinkSink } from '../live/briefingLink.ts'
import { IDLE, type LinkState } from '../live/linkState.ts'
import type { LinkTransport } from '../live/linkTransport.ts'
import { stillSpoken, withInterim, type Interim } from '../stores/interims.ts'
import type { ScreenClock } from './screenClock.ts'
import { ServerClock } from './serverClock.ts'
import { trimmed } from './trimmed.ts'

/** The last fact that came by itself, for the time from the record to the pixels. */
export interface LastFact {
  readonly seq: number
  /** ms on the server's clock. */
  readonly at: number
}

export class ShownBriefing {
  readonly briefing = shallowRef<Briefing | null>(null)
  readonly interims = shallowRef<readonly Interim[]>([])
  readonly link = shallowRef<LinkState>(IDLE)
  /** ms to add to this device's clock to get the server's. */
  readonly offset = ref(0)
  readonly lastFact = shallowRef<LastFact | null>(null)
  /** When the briefing was last heard of, and when its last fact came, on the steady clock; endlessly long ago where nobody knows. */
  heardAt: number | null = null
  factAt = 0
  readonly #clock: ScreenClock
  readonly #arrived: () => void
  #link: BriefingLink | null = null
  #followed: string | null = null
  readonly #serverClock = new ServerClock()

  /** `arrived`: a briefing took the place of whatever was there before. */
  constructor(clock: ScreenClock, arrived: () => void) {
    this.#clock = clock
    this.#arrived = arrived
  }

  get followed(): string | null {
    return this.#followed
  }

  follow(id: string, transport: LinkTransport): void {
    this.#link?.close()
    this.#followed = id
    this.heardAt = this.briefing.value?.id === id ? this.heardAt : null
    this.#link = new BriefingLink(id, { transport, clock: this.#clock, sink: this.#sink() })
    this.#link.open()
  }

  leave(): void {
    this.#link?.close()
    this.#link = null
    this.#followed = null
  }

  clear(): void {
    this.briefing.value = null
    this.interims.value = []
    this.lastFact.value = null
    this.heardAt = null
  }

  rejoin(): void {
    this.#link?.retry()
  }

  dropOldInterims(): void {
    if (this.briefing.value === null) return
    this.interims.value = stillSpoken(this.interims.value, this.briefing.value, this.#clock.now())
  }

  #sink(): LinkSink {
    return {
      replace: (briefing) => {
        if (this.briefing.value?.id !== briefing.id) this.clear()
        // A rehearsal began anew: what was being spoken in the last one is not being spoken in this.
        if (this.briefing.value?.startedAt !== briefing.startedAt) this.interims.value = []
        this.#show(briefing)
        this.#heard()
        this.#arrived()
      },
      apply: (facts) => this.#apply(facts),
      interim: (message) => this.#interim(message),
      presence: () => undefined,
      own: () => undefined,
      tallies: () => undefined,
      serverTime: (said) => {
        this.offset.value = this.#serverClock.offset(said, this.#clock.now(), this.#clock.steady())
        this.#heard()
      },
      changed: (state) => (this.link.value = state),
    }
  }

  #apply(facts: readonly Recorded[]): void {
    const last = facts.at(-1)
    if (last === undefined) return
    this.#show(trimmed(fold(facts, this.briefing.value ?? undefined)))
    // What a join brings waited for the connection, and not for this screen.
    if (this.link.value.phase === 'live') this.lastFact.value = { seq: last.seq, at: last.at }
    this.#heard()
    this.factAt = this.#clock.steady()
  }

  #interim(message: InterimMessage): void {
    this.#heard()
    const { value: briefing } = this.briefing
    if (briefing?.id !== message.briefing || findLine({ lines: briefing.lines }, message.lineId) !== undefined) return
    const now = this.#clock.now()
    this.interims.value = stillSpoken(withInterim(this.interims.value, message, now), briefing, now)
  }

  // The line and the end of its interim text are one change of the picture.
  #show(briefing: Briefing): void {
    this.briefing.value = briefing
    this.interims.value = stillSpoken(this.interims.value, briefing, this.#clock.now())
  }

  #heard(): void {
    this.heardAt = this.#clock.steady()
  }
}
