/** Keys that were asked for lately: bounded in number and time, and never kept after they were to be forgotten. */
import type { Clock } from '../clock.ts'

const KEPT_MS = 60_000
const KEPT_AT_MOST = 2_000

export class KeyCache {
  readonly #clock: Clock
  /** In the order of arrival, so that the first is the one that ends first. */
  readonly #kept = new Map<string, { readonly key: Buffer; readonly until: number }>()
  /** Counts what was forgotten: a key that was being fetched meanwhile is not kept. */
  #forgotten = 0

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** The kept key, or what `fetch` answers, which is kept unless it is null. */
  async get<Found extends Buffer | null>(keyId: string, fetch: () => Promise<Found>): Promise<Buffer | Found> {
    const kept = this.#kept.get(keyId)
    if (kept !== undefined && kept.until > this.#clock.now()) return kept.key
    const since = this.#forgotten
    const key = await fetch()
    if (key !== null && since === this.#forgotten) this.#keep(keyId, key)
    return key
  }

  forget(keyId: string): void {
    this.#forgotten += 1
    this.#kept.delete(keyId)
  }

  #keep(keyId: string, key: Buffer): void {
    this.#kept.delete(keyId)
    this.#kept.set(keyId, { key, until: this.#clock.now() + KEPT_MS })
    for (const [oldest] of this.#kept) {
      if (this.#kept.size <= KEPT_AT_MOST) break
      this.#kept.delete(oldest)
    }
  }
}
