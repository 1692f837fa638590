/** Shows readers what is being typed: the latest text at most three times a second, one request at a time, none kept. */
import type { PostedLine } from '#shared/protocol/http.ts'
import type { LinkClock } from '../live/linkTransport.ts'

const EVERY = 334

export class InterimSender {
  readonly #post: (line: PostedLine) => Promise<unknown>
  readonly #clock: Pick<LinkClock, 'now' | 'after'>
  #next: PostedLine | null = null
  #rev = 0
  #isSending = false
  #lastSent = Number.NEGATIVE_INFINITY
  #cancel: (() => void) | null = null

  constructor(post: (line: PostedLine) => Promise<unknown>, clock: Pick<LinkClock, 'now' | 'after'>) {
    this.#post = post
    this.#clock = clock
  }

  /** Empty text takes back what was shown. */
  show(id: string, speaker: string | null, text: string): void {
    this.#rev += 1
    this.#next = { id, speaker, text, final: false, rev: this.#rev }
    this.#plan()
  }

  /** Before the finished line goes out: interim text that left later would arrive after it. */
  drop(): void {
    this.#next = null
    this.#cancel?.()
    this.#cancel = null
  }

  #plan(): void {
    if (this.#isSending || this.#cancel !== null || this.#next === null) return
    const due = Math.max(0, this.#lastSent + EVERY - this.#clock.now())
    this.#cancel = this.#clock.after(due, () => {
      this.#cancel = null
      void this.#send()
    })
  }

  async #send(): Promise<void> {
    const line = this.#next
    if (line === null) return
    this.#next = null
    this.#isSending = true
    this.#lastSent = this.#clock.now()
    await this.#post(line)
    this.#isSending = false
    this.#plan()
  }
}
