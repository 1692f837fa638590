/** A clock that only moves when a test says so; what is due runs in order. */
import type { ScreenClock } from '../../../client/screen/screenClock.ts'

export class FakeClock implements ScreenClock {
  #now = 1_000_000
  #set = 0
  #timers: { at: number; run: () => void }[] = []

  now(): number {
    return this.#now + this.#set
  }

  steady(): number {
    return this.#now
  }

  /** Somebody sets the time of day: forward, or back where it is negative. */
  set(by: number): void {
    this.#set += by
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.#now + ms, run }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer)
    }
  }

  random(): number {
    return 0.5
  }

  pass(ms: number): void {
    const until = this.#now + ms
    for (;;) {
      const due = this.#timers.filter((timer) => timer.at <= until).toSorted((a, b) => a.at - b.at)[0]
      if (due === undefined) break
      this.#timers = this.#timers.filter((timer) => timer !== due)
      this.#now = Math.max(this.#now, due.at)
      due.run()
    }
    this.#now = until
  }
}
