/** Who listens to which stream in this process. One listener that throws costs the others nothing. */
import type { FeedListener, Frame } from './eventLog.ts'

/** What a log says about its own troubles; a pino logger is one. */
export interface Warnings {
  readonly warn: (fields: object, message: string) => void
}

export const SILENT: Warnings = { warn: () => undefined }

export class FeedListeners {
  readonly #byStream = new Map<string, Set<FeedListener>>()
  readonly #log: Warnings

  constructor(log: Warnings) {
    this.#log = log
  }

  get streams(): readonly string[] {
    return [...this.#byStream.keys()]
  }

  has(stream: string): boolean {
    return this.#byStream.has(stream)
  }

  holds(stream: string, listener: FeedListener): boolean {
    return this.#byStream.get(stream)?.has(listener) ?? false
  }

  add(stream: string, listener: FeedListener): void {
    const listeners = this.#byStream.get(stream)
    if (listeners === undefined) this.#byStream.set(stream, new Set([listener]))
    else listeners.add(listener)
  }

  remove(stream: string, listener: FeedListener): void {
    const listeners = this.#byStream.get(stream)
    listeners?.delete(listener)
    if (listeners?.size === 0) this.#byStream.delete(stream)
  }

  clear(): void {
    this.#byStream.clear()
  }

  frame(stream: string, frame: Frame): void {
    this.#tell(stream, (listener) => {
      listener.frame(frame)
    })
  }

  whisper(stream: string, message: unknown): void {
    this.#tell(stream, (listener) => listener.whisper?.(message))
  }

  confirmed(stream: string): void {
    this.#tell(stream, (listener) => {
      listener.confirmed()
    })
  }

  confirmedTo(stream: string, listener: FeedListener): void {
    if (!this.holds(stream, listener)) return
    this.#tellOne(stream, listener, () => {
      listener.confirmed()
    })
  }

  lost(stream: string, reason: string): void {
    this.#tell(stream, (listener) => {
      listener.lost(reason)
    })
  }

  #tell(stream: string, tell: (listener: FeedListener) => void): void {
    for (const listener of [...(this.#byStream.get(stream) ?? [])]) {
      // Closed by one of those told before it.
      if (!this.holds(stream, listener)) continue
      this.#tellOne(stream, listener, tell)
    }
  }

  #tellOne(stream: string, listener: FeedListener, tell: (listener: FeedListener) => void): void {
    try {
      tell(listener)
    } catch (error) {
      this.#log.warn({ stream, err: error }, 'a listener of the feed failed')
    }
  }
}
