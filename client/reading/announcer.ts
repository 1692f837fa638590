/** Tells a screen reader each finished line once, at the pace that the reader chose; nothing is told twice. */
import type { LinkClock } from '../live/linkTransport.ts'
import type { Pace } from './pace.ts'

const EVERY: Readonly<Record<Exclude<Pace, 'off'>, number>> = { each: 1_500, spaced: 30_000 }

export class Announcer {
  readonly #clock: Pick<LinkClock, 'now' | 'after'>
  readonly #say: (lines: readonly string[]) => void
  #pace: Pace = 'each'
  #waiting: string[] = []
  #lastSaid = Number.NEGATIVE_INFINITY
  #cancel: (() => void) | null = null

  constructor(clock: Pick<LinkClock, 'now' | 'after'>, say: (lines: readonly string[]) => void) {
    this.#clock = clock
    this.#say = say
  }

  offer(line: string): void {
    if (this.#pace === 'off') return
    this.#waiting.push(line)
    this.#plan()
  }

  /** Lines that came while announcements were off are not caught up on. */
  setPace(pace: Pace): void {
    this.#pace = pace
    this.stop()
    if (pace === 'off') this.#waiting = []
    else if (this.#waiting.length > 0) this.#plan()
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
      const lines = this.#waiting
      this.#waiting = []
      this.#say(lines)
    })
  }
}
