/**
 * Questions on their way to the desk. What is not acknowledged is kept in the browser's storage, for the account that asks,
 * and is sent again under the same id: a reload, a lost line or a lost answer loses nothing and asks nothing twice. What is
 * refused is kept as well, until its writer decides. Tabs share the storage; the same id makes it harmless that both send.
 */
import type { SentCommand } from '#shared/domain/commands.ts'
import type { SendReply } from '../live/briefingLink.ts'
import type { LinkClock } from '../live/linkTransport.ts'
import { KeptQuestions, type KeptQuestion, type NewQuestion } from './keptQuestions.ts'

export interface OutboxEntry extends KeptQuestion {
  readonly progress: 'waiting' | 'sending' | 'sent' | 'refused'
}

export interface QuestionOutboxParts {
  readonly briefing: string
  readonly account: string
  readonly send: (command: SentCommand) => Promise<SendReply>
  readonly clock: LinkClock
  readonly storage?: () => Storage
  readonly changed: (entries: readonly OutboxEntry[]) => void
}

/** These say nothing of the question itself: it waits and is sent again. */
const PASSING: readonly string[] = [
  'behind',
  'internal',
  'not-connected',
  'outcome-unknown',
  'server-closing',
  'store-down',
  'too-busy',
  'too-many-requests',
]

/** An id that no other question has: 16 random bytes, hexadecimal. */
export function mintQuestionId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return `q-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

export class QuestionOutbox {
  readonly #parts: QuestionOutboxParts
  readonly #kept: KeptQuestions
  #entries: readonly OutboxEntry[]
  #isOpen = true
  #isLive = false
  #isKept = true
  #failures = 0
  #cancelRetry = () => {}

  constructor(parts: QuestionOutboxParts) {
    this.#parts = parts
    this.#kept = new KeptQuestions(parts.briefing, parts.account, parts.storage)
    this.#entries = this.#read()
  }

  get entries(): readonly OutboxEntry[] {
    return this.#entries
  }

  /** False once the browser would not keep a question: then a reload would lose it. */
  get isKept(): boolean {
    return this.#isKept
  }

  /** Answers the id that it is sent under. */
  add({ text, where, parent, isPointOfOrder }: NewQuestion): string {
    const question = { text, where, parent, isPointOfOrder, id: mintQuestionId(), at: this.#parts.clock.now() }
    this.#set([...this.#entries, { ...question, refusal: null, progress: 'waiting' }])
    this.#flush()
    return question.id
  }

  /** Tries a refused question again, under another id. */
  again(id: string): string | null {
    const entry = this.remove(id)
    return entry === null ? null : this.add(entry)
  }

  /** Takes a question out; answers it, so that its words are not lost. */
  remove(id: string): OutboxEntry | null {
    const entry = this.#entries.find((each) => each.id === id && each.progress === 'refused') ?? null
    if (entry !== null) this.#set(this.#entries.filter((each) => each !== entry))
    return entry
  }

  /** The server knows these: whatever became of their answers, they need not be sent any more. */
  settle(known: ReadonlySet<string>): void {
    if (this.#entries.some(({ id }) => known.has(id))) this.#set(this.#entries.filter(({ id }) => !known.has(id)))
  }

  /** Another tab has changed what is kept under this key: its new ones come here, and what it settled goes. */
  adopt(key: string | null): void {
    if (!this.#kept.isMine(key)) return
    const kept = this.#read()
    const busy = this.#entries.filter(({ progress }) => progress === 'sending' || progress === 'sent')
    const others = kept.filter(({ id }) => !busy.some((each) => each.id === id))
    this.#entries = [...busy, ...others]
    this.#parts.changed(this.#entries)
    this.#flush()
  }

  /** Whether the line is up; when it comes back, what waits is sent at once. */
  setLive(isLive: boolean): void {
    const isBack = isLive && !this.#isLive
    this.#isLive = isLive
    if (isBack) this.#flush()
  }

  close(): void {
    this.#isOpen = false
    this.#cancelRetry()
  }

  #flush(): void {
    this.#cancelRetry()
    if (!this.#isOpen || !this.#isLive || this.#entries.some(({ progress }) => progress === 'sending')) return
    const next = this.#entries.find(({ progress }) => progress === 'waiting')
    if (next !== undefined) void this.#send(next)
  }

  async #send({ id, text, where, parent, isPointOfOrder }: OutboxEntry): Promise<void> {
    this.#change(id, { progress: 'sending' })
    const command = { type: 'AskQuestion', questionId: id, text, where, parent, isPointOfOrder } as const
    const answer = await this.#parts.send(command)
    if (answer.ok) {
      this.#failures = 0
      this.#change(id, { progress: 'sent' })
      return this.#flush()
    }
    if (!PASSING.includes(answer.refusal)) {
      this.#failures = 0
      this.#change(id, { progress: 'refused', refusal: answer.refusal })
      return this.#flush()
    }
    this.#change(id, { progress: 'waiting' })
    if (!this.#isOpen || !this.#isLive) return
    this.#failures += 1
    const wait = 'retryAfter' in answer ? (answer.retryAfter ?? 0) : 0
    const delay = Math.min(15_000, 400 * 2 ** this.#failures) * (0.5 + this.#parts.clock.random() / 2)
    this.#cancelRetry = this.#parts.clock.after(Math.max(wait, delay), () => this.#flush())
  }

  #change(id: string, change: Partial<OutboxEntry>): void {
    this.#set(this.#entries.map((entry) => (entry.id === id ? { ...entry, ...change } : entry)))
  }

  #set(entries: readonly OutboxEntry[]): void {
    const unsettled = entries.filter(({ progress }) => progress !== 'sent')
    for (const { id } of this.#entries) if (!unsettled.some((each) => each.id === id)) this.#kept.forget(id)
    this.#entries = entries
    // What its writer has signed out of is not kept anew by an answer that comes late.
    const keepable = this.#isOpen ? unsettled : unsettled.filter(({ id }) => this.#kept.has(id))
    this.#isKept = keepable.map(({ progress: _, ...question }) => this.#kept.keep(question)).every(Boolean)
    this.#parts.changed(entries)
  }

  #read(): readonly OutboxEntry[] {
    return this.#kept.all().map((question) => ({
      ...question,
      progress: question.refusal === null ? 'waiting' : 'refused',
    }))
  }
}
