/** Text still being spoken in one briefing: the newest of each line, sent on at a pace that the room can bear. */
import type { InterimMessage } from '#shared/protocol/messages.ts'
import type { Clock } from '../clock.ts'

/** A text that is not renewed for so long was forgotten by its source. */
const KEPT_MS = 30_000
const LINES_AT_MOST = 8

export interface InterimParts {
  readonly clock: Clock
  /** Milliseconds between two sendings, by the size of the room. */
  readonly pace: () => number
  readonly send: (message: InterimMessage) => void
}

export class Interim {
  readonly #parts: InterimParts
  readonly #said = new Map<string, { readonly message: InterimMessage; readonly at: number }>()
  readonly #unsent = new Map<string, InterimMessage>()
  #cancel: (() => void) | null = null

  constructor(parts: InterimParts) {
    this.#parts = parts
  }

  say(message: InterimMessage): void {
    this.#said.delete(message.lineId)
    if (message.text !== '') this.#said.set(message.lineId, { message, at: this.#parts.clock.now() })
    const [oldest] = this.#said.keys()
    if (this.#said.size > LINES_AT_MOST && oldest !== undefined) this.#said.delete(oldest)
    this.#unsent.set(message.lineId, message)
    this.#cancel ??= this.#parts.clock.after(this.#parts.pace(), () => {
      this.#cancel = null
      this.#sendAll()
    })
  }

  /** The line is finished: its fact takes the place of its interim text. */
  finished(lineId: string): void {
    this.#said.delete(lineId)
    this.#unsent.delete(lineId)
  }

  /** What somebody who joins now should see. */
  current(): readonly InterimMessage[] {
    const after = this.#parts.clock.now() - KEPT_MS
    return [...this.#said.values()].filter(({ at }) => at > after).map(({ message }) => message)
  }

  close(): void {
    this.#cancel?.()
    this.#cancel = null
    this.#unsent.clear()
    this.#said.clear()
  }

  #sendAll(): void {
    for (const message of this.#unsent.values()) this.#parts.send(message)
    this.#unsent.clear()
  }
}
