/** The acts that a tab knows, in order, each with what became of it. */
import { inOrder, type Act } from './act.ts'
import { entryOf, type OutboxEntry, type Progress } from './entries.ts'

const FINISHED_SHOWN = 10

export class ActList {
  #entries: readonly OutboxEntry[] = []

  get entries(): readonly OutboxEntry[] {
    return this.#entries
  }

  find(id: string): OutboxEntry | undefined {
    return this.#entries.find(({ act }) => act.id === id)
  }

  /** Takes it up in its place, or in the place of its earlier version; what is on its way stays so. */
  adopt(act: Act): void {
    const mine = this.find(act.id)
    if (mine?.progress.kind === 'sending') return this.set(act, mine.progress)
    const others = new Map(this.#entries.filter((entry) => entry !== mine).map((entry) => [entry.act, entry]))
    this.#entries = inOrder([...others.keys(), act]).map((each) => others.get(each) ?? entryOf(each))
  }

  /** As the store has it: `known` are those that were there before, so that another tab has finished what is not any more. */
  merge(kept: readonly Act[], known: ReadonlySet<string>): void {
    const there = new Set(kept.map(({ id }) => id))
    const isGone = ({ act, progress }: OutboxEntry) =>
      (progress.kind === 'waiting' || progress.kind === 'refused') && known.has(act.id) && !there.has(act.id)
    this.keepOnly((entry) => !isGone(entry))
    for (const act of kept) {
      const mine = this.find(act.id)
      if (mine === undefined || mine.act.version < act.version) this.adopt(act)
    }
  }

  set(act: Act, progress: Progress): void {
    this.#entries = this.#entries.map((entry) => (entry.act.id === act.id ? { act, progress } : entry))
    if (progress.kind === 'accepted') this.#trim()
  }

  keepOnly(isKept: (entry: OutboxEntry) => boolean): void {
    this.#entries = this.#entries.filter(isKept)
  }

  /** Of what is finished the last stay, for whoever looks back. */
  #trim(): void {
    const finished = this.#entries.filter(({ progress }) => progress.kind === 'accepted')
    const tooOld = new Set(finished.slice(0, -FINISHED_SHOWN))
    this.keepOnly((entry) => !tooOld.has(entry))
  }
}
