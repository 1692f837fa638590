/**
 * What a captioner has done, on its way to the record in the order in which it was done.
 *
 * O1 An act is kept until it is acknowledged, and is sent again under the same id: nothing is lost and nothing doubled.
 * O2 One act after the other; what failed for a reason that passes is tried again before any later one.
 * O3 A refused act is shown with its reason and holds what follows of its line; other lines go on.
 * O4 Of several tabs one sends at a time, everything that any of them has kept, in order.
 * O5 What is changed while it waits goes out as changed; what may be on the record already, as its next wording.
 */
import { asRefused, type Act } from './act.ts'
import { ActList } from './actList.ts'
import { backOff, outcomeOf, type Outcome } from './answers.ts'
import { isOpen, nextDue, nextToSend, overtaken, type OutboxEntry } from './entries.ts'
import { KeptActs } from './keptActs.ts'
import type { OutboxParts, OutboxStanding } from './outboxParts.ts'

export const OUTBOX_LIMIT = 10_000

export class Outbox {
  readonly #parts: OutboxParts
  readonly #list = new ActList()
  readonly #kept: KeptActs
  #isDraining = false
  #isWanted = false
  #hasNews = false
  #failures = 0
  #isOpen = true
  #cancelRetry = () => {}
  #keptOut: string | null = null
  #lastAcknowledged: number | null = null

  constructor(parts: OutboxParts) {
    this.#parts = parts
    this.#kept = new KeptActs(parts)
  }

  /** The unfinished ones in order, and the last that are finished. */
  get entries(): readonly OutboxEntry[] {
    return this.#list.entries
  }

  /** How many acts are neither acknowledged nor refused. */
  get waitingCount(): number {
    return this.entries.filter(isOpen).length
  }

  get standing(): OutboxStanding {
    return { keptOut: this.#keptOut, isKept: this.#kept.isComplete, lastAcknowledged: this.#lastAcknowledged }
  }

  /** A place in the order behind everything that is known. */
  nextPlace(): number {
    return this.entries.reduce((last, { act }) => Math.max(last, act.n + 1), this.#parts.clock.now())
  }

  /** Takes these up, new or changed; false where too much is waiting already, and then none of them. */
  put(...acts: readonly Act[]): boolean {
    if (this.waitingCount + acts.length > OUTBOX_LIMIT) return false
    for (const act of acts) {
      this.#list.adopt(act)
      this.#kept.keep(act)
    }
    this.#parts.changed()
    this.flush()
    return true
  }

  /** Forgets acts, but for those on their way; answers which it has forgotten. */
  remove(...ids: readonly string[]): readonly string[] {
    const gone = this.#forget(ids)
    this.flush()
    return gone
  }

  /** Sends what waits, now; also when the network or the token has come back. */
  flush(): void {
    this.#isWanted = true
    this.#cancelRetry()
    if (this.#isDraining || !this.#isOpen || this.#keptOut !== null) return
    this.#isDraining = true
    void this.#drain()
  }

  /** Another tab has kept or finished something, which may come before what waits here. */
  heed(): void {
    this.#hasNews = true
    this.flush()
  }

  /** Reads what other tabs have kept or finished. */
  async refresh(): Promise<void> {
    this.#hasNews = false
    const { acts, known } = await this.#kept.read()
    this.#list.merge(acts, known)
    this.#parts.changed()
  }

  /** Somebody else, or the same with another token, may try. */
  forgiveSender(): void {
    this.#keptOut = null
    this.#parts.changed()
    this.flush()
  }

  close(): void {
    this.#isOpen = false
    this.#cancelRetry()
  }

  async #drain(): Promise<void> {
    let wait: number | null = null
    while (this.#isWanted && this.#isOpen && this.#keptOut === null) {
      this.#isWanted = false
      try {
        await this.#parts.alone(async () => {
          await this.refresh()
          wait = await this.#sendAll()
        })
      } catch {
        // The browser would not give it its turn: what waits may not wait for ever.
        this.#failures += 1
        wait = this.#backOff()
      }
      // What failed is tried again after a while, whatever was done meanwhile.
      if (this.#failures > 0) break
    }
    this.#isDraining = false
    if (wait === null || !this.#isOpen) return
    this.#cancelRetry = this.#parts.clock.after(wait, () => this.flush())
  }

  /** Until nothing may go; answers the ms after which to try again, or null. */
  async #sendAll(): Promise<number | null> {
    while (this.#isOpen) {
      if (this.#hasNews) await this.refresh()
      const now = this.#parts.clock.now()
      this.#forget(overtaken(this.entries, now))
      const next = nextToSend(this.entries, now)
      if (next === null) break
      const outcome = await this.#sendOne(next)
      if (outcome.kind === 'kept-out') return null
      if (outcome.kind === 'again') return Math.max(outcome.wait, this.#backOff())
    }
    return nextDue(this.entries, this.#parts.clock.now())
  }

  async #sendOne(act: Act): Promise<Outcome> {
    const sent: Act = act.kind === 'line' && !act.tried ? { ...act, tried: true, version: act.version + 1 } : act
    // Before it leaves: a page that is gone when the answer comes must know that it may be on the record.
    if (sent !== act) this.#kept.keep(sent)
    this.#set(sent, { kind: 'sending' })
    const outcome = outcomeOf(sent, await this.#parts.send(sent), this.#failures)
    this.#keptOut = outcome.kind === 'kept-out' ? outcome.code : null
    this.#failures = outcome.kind === 'again' ? this.#failures + 1 : 0
    this.#settle(sent, outcome)
    return outcome
  }

  #settle(sent: Act, outcome: Outcome): void {
    const now = this.#list.find(sent.id)?.act ?? sent
    // O5: changed while it was on its way.
    const isChanged = now.version > sent.version
    if (outcome.kind === 'accepted') {
      this.#lastAcknowledged = this.#parts.clock.now()
      if (isChanged) return this.#set(now, { kind: 'waiting' })
      this.#kept.finish(sent.id)
      return this.#set(sent, { kind: 'accepted', seq: outcome.seq })
    }
    if (outcome.kind !== 'refused' || isChanged) return this.#set(now, { kind: 'waiting' })
    const refused = asRefused(now, outcome.code)
    this.#kept.keep(refused)
    this.#set(refused, { kind: 'refused', code: outcome.code })
  }

  #backOff(): number {
    return backOff(this.#failures, this.#parts.clock.random())
  }

  #set(act: Act, progress: OutboxEntry['progress']): void {
    this.#list.set(act, progress)
    this.#parts.changed()
  }

  #forget(ids: readonly string[]): readonly string[] {
    const gone = ids.filter((id) => !['sending', undefined].includes(this.#list.find(id)?.progress.kind))
    if (gone.length === 0) return gone
    this.#list.keepOnly(({ act }) => !gone.includes(act.id))
    for (const id of gone) this.#kept.finish(id)
    this.#parts.changed()
    return gone
  }
}
