/**
 * Lines on their way to the record, in the order in which they were typed. What is not acknowledged is kept in the
 * browser's storage and is sent again under the same id, so that a reload, a closed lid or a lost answer loses nothing
 * and doubles nothing. Several tabs may share the storage: each entry has a key of its own, and a tab that opens while
 * another still has lines to send sends them too, which the same id makes harmless.
 */
import type { PostedLine } from '#shared/protocol/http.ts'
import type { Answer } from '../http/request.ts'
import type { LinkClock } from '../live/linkTransport.ts'

export interface OutboxLine {
  readonly id: string
  /** Id of the roster or label; null: the speaker goes on. */
  readonly speaker: string | null
  readonly text: string
  /** When it was said, in ms. */
  readonly at: number
}

export type Progress =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'accepted'; readonly seq: number }
  | { readonly kind: 'refused'; readonly code: string }

export interface OutboxEntry {
  readonly line: OutboxLine
  readonly progress: Progress
}

export interface OutboxParts {
  readonly briefing: string
  readonly storage: Storage | null
  readonly post: (line: PostedLine) => Promise<Answer<{ readonly seq: number }>>
  readonly clock: LinkClock
  /** Called with the entries after each change: the unfinished ones and the last that are finished. */
  readonly changed: (entries: readonly OutboxEntry[]) => void
}

export const OUTBOX_LIMIT = 10_000
const FINISHED_SHOWN = 10
/** Only these say that the line itself is not wanted; anything else may pass and is tried again. */
const REFUSES_THE_LINE = [
  'briefing-not-live',
  'briefing-ended',
  'briefing-not-found',
  'command-malformed',
  'line-id-taken',
  'body-too-large',
  'speaker-not-found',
]
/** The sender is not admitted: trying again needs another token first. */
const REFUSES_THE_SENDER = ['token-unknown', 'not-permitted']

export class Outbox {
  readonly #parts: OutboxParts
  readonly #prefix: string
  #entries: OutboxEntry[]
  #nextKey: number
  readonly #keys = new Map<string, string>()
  #isSending = false
  #failures = 0
  #isOpen = true
  #cancelRetry = () => {}
  /** The code of what keeps the sender out, else null. */
  #keptOut: string | null = null
  #isKept = true

  constructor(parts: OutboxParts) {
    this.#parts = parts
    this.#prefix = `doorstep.outbox.${parts.briefing}.`
    const kept = this.#readKept()
    this.#entries = kept.map(({ line }) => ({ line, progress: { kind: 'waiting' } }))
    for (const { key, line } of kept) this.#keys.set(line.id, key)
    this.#nextKey = Number.parseInt(kept.at(-1)?.key.slice(this.#prefix.length) ?? '0', 10) + 1
  }

  get entries(): readonly OutboxEntry[] {
    return this.#entries
  }

  /** How many lines are not yet on the record nor refused. */
  get waitingCount(): number {
    return this.#entries.filter(({ progress }) => progress.kind === 'waiting' || progress.kind === 'sending').length
  }

  get keptOut(): string | null {
    return this.#keptOut
  }

  /** False once the browser would not keep a line: then a reload would lose it. */
  get isKept(): boolean {
    return this.#isKept
  }

  /** False where too much is waiting already; the line is then not taken. */
  add(line: OutboxLine): boolean {
    if (this.waitingCount >= OUTBOX_LIMIT) return false
    // The number keeps the order; the id keeps apart what two tabs write under the same number.
    const key = `${this.#prefix}${String(this.#nextKey).padStart(8, '0')}.${line.id}`
    this.#nextKey += 1
    this.#keys.set(line.id, key)
    if (!this.#write(key, JSON.stringify(line))) this.#isKept = false
    this.#entries = [...this.#entries, { line, progress: { kind: 'waiting' } }]
    this.#tell()
    this.flush()
    return true
  }

  /** Tries a refused line again, in its old place. */
  retry(id: string): void {
    this.#set(id, { kind: 'waiting' })
    this.flush()
  }

  /** Takes a refused line out; answers it, so that its words are not lost. */
  remove(id: string): OutboxLine | null {
    const entry = this.#entries.find(({ line, progress }) => line.id === id && progress.kind === 'refused')
    if (entry === undefined) return null
    this.#forget(id)
    this.#entries = this.#entries.filter((other) => other !== entry)
    this.#tell()
    return entry.line
  }

  /** Another tab took this key out of the storage, because its line is finished: this one need not send it any more. */
  finishedElsewhere(key: string): void {
    const entry = this.#entries.find(({ line }) => this.#keys.get(line.id) === key)
    // What is on its way gets an answer of its own.
    if (entry === undefined || entry.progress.kind === 'sending') return
    this.#keys.delete(entry.line.id)
    this.#entries = this.#entries.filter((other) => other !== entry)
    this.#tell()
  }

  /** Sends what waits, now; also when the network or the token has come back. */
  flush(): void {
    this.#cancelRetry()
    if (this.#isSending || !this.#isOpen) return
    const next = this.#entries.find(({ progress }) => progress.kind === 'waiting')
    if (next === undefined) return
    this.#isSending = true
    void this.#send(next.line)
  }

  /** Somebody else, or the same with another token, may try. */
  forgiveSender(): void {
    this.#keptOut = null
    this.#tell()
    this.flush()
  }

  close(): void {
    this.#isOpen = false
    this.#cancelRetry()
  }

  async #send(line: OutboxLine): Promise<void> {
    this.#set(line.id, { kind: 'sending' })
    const answer = await this.#parts.post({ id: line.id, text: line.text, at: line.at, speaker: line.speaker })
    this.#isSending = false
    if (answer.ok) return this.#accepted(line.id, answer.value.seq)
    this.#keptOut = REFUSES_THE_SENDER.includes(answer.code) ? answer.code : null
    if (REFUSES_THE_LINE.includes(answer.code)) {
      this.#failures = 0
      this.#set(line.id, { kind: 'refused', code: answer.code })
      return this.flush()
    }
    this.#set(line.id, { kind: 'waiting' })
    if (this.#keptOut !== null || !this.#isOpen) return
    this.#failures += 1
    const delay = Math.min(10_000, 300 * 2 ** this.#failures) * (0.5 + this.#parts.clock.random() / 2)
    this.#cancelRetry = this.#parts.clock.after(delay, () => this.flush())
  }

  #accepted(id: string, seq: number): void {
    this.#failures = 0
    this.#keptOut = null
    this.#forget(id)
    this.#set(id, { kind: 'accepted', seq })
    const finished = this.#entries.filter(({ progress }) => progress.kind === 'accepted')
    const tooOld = new Set(finished.slice(0, -FINISHED_SHOWN))
    if (tooOld.size > 0) this.#entries = this.#entries.filter((entry) => !tooOld.has(entry))
    this.#tell()
    this.flush()
  }

  #set(id: string, progress: Progress): void {
    this.#entries = this.#entries.map((entry) => (entry.line.id === id ? { ...entry, progress } : entry))
    this.#tell()
  }

  #tell(): void {
    this.#parts.changed(this.#entries)
  }

  #forget(id: string): void {
    const key = this.#keys.get(id)
    if (key !== undefined) this.#write(key, null)
    this.#keys.delete(id)
  }

  #write(key: string, value: string | null): boolean {
    const { storage } = this.#parts
    try {
      if (value === null) storage?.removeItem(key)
      else storage?.setItem(key, value)
      return storage !== null
    } catch {
      // Full or refused: the line is still sent from memory, and the page says that it is not kept.
      return false
    }
  }

  #readKept(): { key: string; line: OutboxLine }[] {
    const { storage } = this.#parts
    if (storage === null) return []
    const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
    const mine = keys.filter((key) => key.startsWith(this.#prefix)).sort()
    return mine.flatMap((key) => {
      const line = parseKept(storage.getItem(key))
      return line === null ? [] : [{ key, line }]
    })
  }
}

function parseKept(text: string | null): OutboxLine | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null')
    if (typeof value !== 'object' || value === null || !('id' in value) || !('text' in value) || !('at' in value))
      return null
    const speaker = 'speaker' in value && typeof value.speaker === 'string' ? value.speaker : null
    if (typeof value.id !== 'string' || typeof value.text !== 'string' || typeof value.at !== 'number') return null
    return { id: value.id, text: value.text, at: value.at, speaker }
  } catch {
    return null
  }
}
