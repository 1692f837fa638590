/** What the browser keeps of questions that are not on record yet: each under a key of its own, so that tabs never overwrite. */
import { recall, remember } from '../format/memory.ts'

export interface NewQuestion {
  /** Null: asked now, written later. */
  readonly text: string | null
  readonly where: 'room' | 'remote'
  readonly parent: string | null
  readonly isPointOfOrder: boolean
}

export interface KeptQuestion extends NewQuestion {
  readonly id: string
  /** When it was written, in ms on this device's clock. */
  readonly at: number
  /** Why it was not taken; null while it waits. */
  readonly refusal: string | null
}

export class KeptQuestions {
  readonly #prefix: string
  readonly #storage: () => Storage

  constructor(briefing: string, account: string, storage: () => Storage = () => localStorage) {
    this.#prefix = `doorstep.questions.${briefing}.${account}.`
    this.#storage = storage
  }

  isMine(key: string | null): boolean {
    return key?.startsWith(this.#prefix) === true
  }

  /** False where the browser keeps nothing. */
  keep(question: KeptQuestion): boolean {
    return remember(this.#prefix + question.id, JSON.stringify(question), this.#storage)
  }

  has(id: string): boolean {
    return recall(this.#prefix + id, this.#storage) !== null
  }

  forget(id: string): void {
    remember(this.#prefix + id, null, this.#storage)
  }

  /** As they were written, one after the other. */
  all(): readonly KeptQuestion[] {
    try {
      const storage = this.#storage()
      const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
      return keys
        .filter((key) => this.isMine(key))
        .flatMap((key) => parseKept(storage.getItem(key)))
        .toSorted((a, b) => a.at - b.at)
    } catch {
      // Where storage is refused, nothing was kept.
      return []
    }
  }
}

function parseKept(text: string | null): readonly KeptQuestion[] {
  let value: unknown
  try {
    value = JSON.parse(text ?? 'null')
  } catch {
    // Not ours, or cut short.
    return []
  }
  if (typeof value !== 'object' || value === null) return []
  const { id, at, where, isPointOfOrder, ...kept }: Partial<Record<keyof KeptQuestion, unknown>> = value
  if (typeof id !== 'string') return []
  const textOf = (each: unknown) => (typeof each === 'string' ? each : null)
  return [
    {
      id,
      at: typeof at === 'number' ? at : 0,
      text: textOf(kept.text),
      where: where === 'room' ? 'room' : 'remote',
      parent: textOf(kept.parent),
      isPointOfOrder: isPointOfOrder === true,
      refusal: textOf(kept.refusal),
    },
  ]
}
