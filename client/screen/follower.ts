/** What a paired screen is told to show, and that briefing: over one connection, from its token until it is unpaired. */
import { shallowRef } from 'vue'
import type { ScreenDirective, ScreenReport } from '#shared/protocol/screens.ts'
import { ScreenConnection, type MakeWire } from './connection.ts'
import type { PairedDirective } from './keeping/keptPicture.ts'
import type { ScreenClock } from './screenClock.ts'
import { ShownBriefing } from './shownBriefing.ts'

/** So long the picture of before stays while the briefing that is to follow it has not come. */
const SWAPPED_WITHIN = 2_000
/** So long what it may no longer see stays: a node that has just begun may not know it yet. */
const DENIED_FOR = 4_000

export interface FollowerPorts {
  readonly clock: ScreenClock
  readonly makeWire?: MakeWire
  readonly heard: () => void
  readonly version: (version: string) => void
  readonly unpaired: () => void
  /** A new connection is told for the first time what to show. */
  readonly greeted: () => void
}

export class Follower {
  /** What the picture is drawn by: changes together with the briefing that it is about. */
  readonly directive = shallowRef<PairedDirective | null>(null)
  readonly shown: ShownBriefing
  readonly #ports: FollowerPorts
  #told: PairedDirective | null = null
  #connection: ScreenConnection | null = null
  #deniedAt: number | null = null
  #isGreeted = false
  #cancelSwap = () => {}

  constructor(ports: FollowerPorts) {
    this.#ports = ports
    this.shown = new ShownBriefing(ports.clock, () => this.#swap())
  }

  get isConnected(): boolean {
    return this.#connection?.isConnected ?? false
  }

  open(token: string): void {
    const { heard, makeWire } = this.#ports
    const listener = {
      directive: (told: ScreenDirective) => this.#directed(told),
      heard,
      changed: () => (this.#isGreeted = false),
    }
    this.#connection = new ScreenConnection(token, listener, makeWire)
    this.#connection.open()
  }

  close(): void {
    this.#cancelSwap()
    this.shown.leave()
    this.#connection?.close()
    this.#connection = null
    this.#told = null
  }

  /** Takes everything off the screen. */
  clear(): void {
    this.shown.clear()
    this.directive.value = null
  }

  report(report: ScreenReport): void {
    this.#connection?.report(report)
  }

  reconnect(): void {
    this.#connection?.restart()
  }

  /** Once a second: what nobody says. */
  tick(): void {
    this.shown.dropOldInterims()
    const now = this.#ports.clock.steady()
    if (this.shown.link.value.phase !== 'denied') this.#deniedAt = null
    else this.#deniedAt ??= now
    if (this.#deniedAt === null || now - this.#deniedAt < DENIED_FOR) return
    this.#deniedAt = now
    this.shown.clear()
    this.shown.rejoin()
  }

  #directed(told: ScreenDirective): void {
    this.#ports.version(told.version)
    if (!told.paired) return this.#ports.unpaired()
    this.#show(told)
    if (!this.#isGreeted) this.#ports.greeted()
    this.#isGreeted = true
  }

  #show(told: PairedDirective): void {
    this.#told = told
    const { briefing } = told
    if (briefing === null) {
      this.shown.leave()
      this.shown.clear()
      return this.#swap()
    }
    if (this.#connection !== null && this.shown.followed !== briefing) {
      this.shown.follow(briefing, this.#connection.briefingTransport())
    }
    const held = this.shown.briefing.value
    if (held === null || held.id === briefing) return this.#swap()
    this.#cancelSwap()
    this.#cancelSwap = this.#ports.clock.after(SWAPPED_WITHIN, () => {
      this.shown.clear()
      this.#swap()
    })
  }

  #swap(): void {
    this.#cancelSwap()
    if (this.#told !== null) this.directive.value = this.#told
  }
}
