/** How far a display's clock is from the server's: over days both drift, so that only what was said in the last minutes counts. */
import { clockOffset } from '../live/clockOffset.ts'

/** Of the latest and of the one before, the best is taken, so that there is always enough to choose from. */
const SPAN = 120_000

export class ServerClock {
  #latest: number | null = null
  #before: number | null = null
  #since = 0

  /** `said`: the server's clock; `now`, `steady`: this device's. In ms to add to this device's clock. */
  offset(said: number, now: number, steady: number): number {
    if (this.#latest === null || steady - this.#since >= SPAN) {
      this.#before = this.#latest
      this.#latest = null
      this.#since = steady
    }
    this.#latest = clockOffset(this.#latest, said, now)
    return clockOffset(this.#before, now + this.#latest, now)
  }
}
