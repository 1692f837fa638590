/** Puts what the feed hands over in order: drops repeats, keeps what came early, hands on 41, 42, 43 and never 41, 43. */
import type { StoredFact } from './eventLog.ts'

/** More than this is not kept while a hole is mended: the mending reads up to the head anyway. */
const KEPT_AT_MOST = 5_000

export class Contiguous {
  #seq: number
  readonly #early = new Map<number, StoredFact>()

  /** `seq`: the last fact that is already held. */
  constructor(seq: number) {
    this.#seq = seq
  }

  get seq(): number {
    return this.#seq
  }

  /** Whether something came that cannot be handed on before what is missing. */
  get hasGap(): boolean {
    return this.#early.size > 0
  }

  /** The facts that follow now, in order: those offered and those kept that they let through. */
  offer(facts: readonly StoredFact[]): StoredFact[] {
    const ready: StoredFact[] = []
    for (const fact of facts) {
      if (fact.seq <= this.#seq) continue
      if (fact.seq > this.#seq + 1) {
        if (this.#early.size < KEPT_AT_MOST) this.#early.set(fact.seq, fact)
        continue
      }
      this.#pass(fact, ready)
      this.#passKept(ready)
    }
    return ready
  }

  #passKept(ready: StoredFact[]): void {
    for (let next = this.#early.get(this.#seq + 1); next !== undefined; next = this.#early.get(this.#seq + 1)) {
      this.#pass(next, ready)
    }
  }

  #pass(fact: StoredFact, ready: StoredFact[]): void {
    this.#early.delete(fact.seq)
    this.#seq = fact.seq
    ready.push(fact)
  }
}
