/** What a tab knows of the acts in the store: which it has put there, and which it has finished for all tabs. */
import type { Act } from './act.ts'
import type { ActStore } from './actStore.ts'

export interface KeptActsParts {
  readonly store: ActStore
  /** Tells the other tabs that what is kept has changed. */
  readonly announce: () => void
  readonly changed: () => void
}

/** What the store holds now, and what it was known to hold before: what is gone since, another tab has finished. */
export interface KeptNews {
  readonly acts: readonly Act[]
  readonly known: ReadonlySet<string>
}

export class KeptActs {
  readonly #parts: KeptActsParts
  readonly #stored = new Set<string>()
  readonly #finished = new Set<string>()
  #isComplete = true

  constructor(parts: KeptActsParts) {
    this.#parts = parts
  }

  /** False once the browser would not keep an act: then a reload would lose it. */
  get isComplete(): boolean {
    return this.#isComplete
  }

  keep(act: Act): void {
    void this.#parts.store.put(act).then((isKept) => {
      if (!isKept) {
        this.#isComplete = false
        this.#parts.changed()
      } else if (!this.#finished.has(act.id)) {
        this.#stored.add(act.id)
        this.#parts.announce()
      }
    })
  }

  finish(id: string): void {
    this.#finished.add(id)
    this.#stored.delete(id)
    void this.#parts.store.remove(id).then(() => this.#parts.announce())
  }

  async read(): Promise<KeptNews> {
    // Before it is asked: what is put there meanwhile may be missing from the answer.
    const known = new Set(this.#stored)
    const acts = (await this.#parts.store.all()).filter(({ id }) => !this.#finished.has(id))
    for (const { id } of acts) this.#stored.add(id)
    return { acts, known }
  }
}
