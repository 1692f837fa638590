/** What a slow reader may hold: past the bound it is passed over, called back when it has drained, given up after a while. */
import type { Clock } from '../clock.ts'
import { cut, pendingBytes, type Limit, type Reader } from './framing.ts'

export const LARGEST_BACKLOG = 1024 * 1024
export const DRAINED_BELOW = 64 * 1024
export const GIVEN_UP_AFTER_MS = 30_000
const LOOK_EVERY_MS = 250

export interface BacklogParts<R extends Reader> {
  readonly clock: Clock
  /** It went past the bound: from here it misses what is written. */
  readonly stalled: (reader: R) => void
  /** It may be fed again, and should first be told to catch up. */
  readonly drained: (reader: R) => void
  /** It did not drain in time and its connection is cut. */
  readonly givenUp: (reader: R) => void
}

export class Backlog<R extends Reader> implements Limit {
  readonly bound = LARGEST_BACKLOG
  readonly #parts: BacklogParts<R>
  readonly #stalledAt = new Map<Reader, number>()
  #stopLooking: (() => void) | null = null

  constructor(parts: BacklogParts<R>) {
    this.#parts = parts
  }

  // The size first: the map is empty nearly always, and this runs for every reader of every fact.
  readonly feeds = (reader: Reader): boolean => this.#stalledAt.size === 0 || !this.#stalledAt.has(reader)

  readonly exceeded = (reader: Reader): void => {
    this.#stalledAt.set(reader, this.#parts.clock.now())
    this.#stopLooking ??= this.#parts.clock.every(LOOK_EVERY_MS, () => {
      this.#look()
    })
    this.#parts.stalled(reader as R)
  }

  close(): void {
    this.#stalledAt.clear()
    this.#rest()
  }

  // A look four times a second is for the few that stall, and works for every transport; the events that say "drained"
  // differ between Engine.IO, `ws` and TCP, and each alone can be late or missing.
  #look(): void {
    const now = this.#parts.clock.now()
    for (const [reader, since] of this.#stalledAt) {
      const drained = pendingBytes(reader) <= DRAINED_BELOW
      if (reader.connected && !drained && now - since < GIVEN_UP_AFTER_MS) continue
      this.#stalledAt.delete(reader)
      if (!reader.connected) continue
      if (drained) {
        this.#parts.drained(reader as R)
      } else {
        this.#parts.givenUp(reader as R)
        cut(reader)
      }
    }
    if (this.#stalledAt.size === 0) this.#rest()
  }

  #rest(): void {
    this.#stopLooking?.()
    this.#stopLooking = null
  }
}
