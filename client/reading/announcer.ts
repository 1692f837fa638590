/** Tells a screen reader each finished line once, at the pace that the reader chose; nothing is told twice. */
import type { LinkClock } from '../live/linkTransport.ts'
import type { Pace } from './pace.ts'

const EVERY: Readonly<Record<Exclude<Pace, 'off'>, number>> = { each: 1_500, spaced: 30_000 }

export class Announcer {
  readonly #clock: Pick<LinkClock, 'now' | 'after'>
  readonly #say: (lines: readonly string[]) => void
  #pace: Pace = 'each'
  /** By what it is told of, in order. */
  readonly #waiting = new Map<string, string>()
  #lastSaid = Number.NEGATIVE_INFINITY
  #cancel: (() => void) | null = null

  constructor(clock: Pick<LinkClock, 'now' | 'after'>, say: (lines: readonly string[]) => void) {
    this.#clock = clock
    this.#say = say
  }

  offer(about: string, words: string): void {
    if (this.#pace === 'off') return
    this.#waiting.set(about, words)
    this.#plan()
  }

  /** Changes what has not been told yet, or leaves it out; false where there is nothing of it to change. */
  amend(about: string, words: string | null): boolean {
    if (!this.#waiting.has(about)) return false
    if (words === null) this.#waiting.delete(about)
    else this.#waiting.set(about, words)
    return true
  }

  /** Lines that came while announcements were off are not caught up on. */
  setPace(pace: Pace): void {
    this.#pace = pace
    this.stop()
    if (pace === 'off') this.#waiting.clear()
    else if (this.#waiting.size > 0) this.#plan()
  }

  stop(): void {
    this.#cancel?.()
    this.#cancel = null
  }

  #plan(): void {
    if (this.#pace === 'off' || this.#cancel !== null) return
    const due = Math.max(0, this.#lastSaid + EVERY[this.#pace] - this.#clock.now())
    this.#cancel = this.#clock.after(due, () => {
      this.#cancel = null
      this.#lastSaid = this.#clock.now()
      const lines = [...this.#waiting.values()]
      this.#waiting.clear()
      if (lines.length > 0) this.#say(lines)
    })
  }
}
