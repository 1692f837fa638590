/**
 * Watches that a screen hears anything, since nobody stands before it who could load it anew.
 *
 * W1 Twelve seconds of silence on a connection that calls itself one: make another.
 * W2 The time jumped, as after sleep, or was set: what came meanwhile is lost or late, so join again and count the silence from here.
 * W3 Five minutes of silence, though the server answers on other ways: the page itself is what does not work; load it anew.
 */
import type { ScreenClock } from '../screenClock.ts'

export const TICK = 1_000
export const SILENT_AFTER = 12_000
export const JUMPED_AFTER = 5_000
export const DEAD_AFTER = 300_000
/** Between two questions whether the server answers at all. */
export const ASKED_EVERY = 30_000

export interface WatchdogPorts {
  readonly clock: ScreenClock
  readonly isConnected: () => boolean
  readonly reconnect: () => void
  readonly rejoin: () => void
  /** Never rejects. */
  readonly serverAnswers: () => Promise<boolean>
  readonly reload: () => void
  /** Once a second. */
  readonly ticked: () => void
}

export class Watchdog {
  readonly #ports: WatchdogPorts
  /** By the time of day; all else by the clock that only goes forward. */
  #tickedAt = 0
  #heardAt = 0
  /** Silence before this is known about. */
  #silentFrom = 0
  #askedAt = 0
  #cancel = () => {}

  constructor(ports: WatchdogPorts) {
    this.#ports = ports
  }

  open(): void {
    const { clock } = this.#ports
    this.#tickedAt = clock.now()
    this.heard()
    this.#askedAt = clock.steady()
    this.#again()
  }

  close(): void {
    this.#cancel()
  }

  heard(): void {
    this.#heardAt = this.#ports.clock.steady()
    this.#silentFrom = this.#heardAt
  }

  #again(): void {
    this.#cancel = this.#ports.clock.after(TICK, () => {
      this.#again()
      this.#tick(this.#ports.clock.steady())
    })
  }

  #tick(now: number): void {
    const today = this.#ports.clock.now()
    const passed = today - this.#tickedAt
    this.#tickedAt = today
    this.#ports.ticked()
    if (passed > JUMPED_AFTER || passed < 0) return this.#jumped(now)
    if (this.#ports.isConnected() && now - this.#silentFrom >= SILENT_AFTER) {
      this.#silentFrom = now
      this.#ports.reconnect()
    }
    if (now - this.#heardAt >= DEAD_AFTER && now - this.#askedAt >= ASKED_EVERY) void this.#ask(now)
  }

  #jumped(now: number): void {
    this.#heardAt = now
    this.#silentFrom = now
    this.#ports.rejoin()
  }

  async #ask(now: number): Promise<void> {
    this.#askedAt = now
    const heardAt = this.#heardAt
    if ((await this.#ports.serverAnswers()) && this.#heardAt === heardAt) this.#ports.reload()
  }
}
