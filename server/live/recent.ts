/** The last facts of a stream: what can be handed to somebody who was away, without asking the store. */

/** More than this is a snapshot's work. */
const AT_MOST = 2_000

export class Recent<Fact extends { readonly seq: number }> {
  #facts: Fact[] = []

  push(facts: readonly Fact[]): void {
    this.#facts.push(...facts)
    if (this.#facts.length > 2 * AT_MOST) this.#facts = this.#facts.slice(-AT_MOST)
  }

  /** Those after `seq`, where `head` is the last one there is; null where not all of them are held. */
  after(seq: number, head: number): readonly Fact[] | null {
    const missing = head - seq
    if (missing < 0 || missing > this.#facts.length) return null
    return missing === 0 ? [] : this.#facts.slice(-missing)
  }

  /** Those held that come after `seq`, all or not. */
  heldAfter(seq: number): readonly Fact[] {
    return this.#facts.filter((fact) => fact.seq > seq)
  }

  /** 0 where nothing is held. */
  get lastSeq(): number {
    return this.#facts.at(-1)?.seq ?? 0
  }

  at(seq: number): Fact | undefined {
    const first = this.#facts[0]?.seq ?? 0
    return this.#facts[seq - first]
  }
}
