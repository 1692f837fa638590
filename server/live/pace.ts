/** Does something soon after it is asked for, however often that is: at once where it was not done lately. */
import type { Clock } from '../clock.ts'

export class Pace {
  readonly #clock: Clock
  readonly #everyMs: number
  readonly #run: () => void
  #ranAt = Number.NEGATIVE_INFINITY
  #cancel: (() => void) | null = null

  constructor(clock: Clock, everyMs: number, run: () => void) {
    this.#clock = clock
    this.#everyMs = everyMs
    this.#run = run
  }

  soon(): void {
    const wait = this.#ranAt + this.#everyMs - this.#clock.now()
    // Not longer than that either, where the clock was put back.
    this.#cancel ??= this.#clock.after(Math.min(this.#everyMs, Math.max(0, wait)), () => {
      this.#cancel = null
      this.#ranAt = this.#clock.now()
      this.#run()
    })
  }

  close(): void {
    this.#cancel?.()
    this.#cancel = null
  }
}
