/** How many read on the other nodes, as they whisper it; a node that falls silent is no longer counted. */
import type { Clock } from '../clock.ts'

const COUNTS_FOR_MS = 12_000

export class Headcount {
  readonly #clock: Clock
  readonly #heard = new Map<string, { readonly readers: number; readonly at: number }>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  hear(node: string, readers: number): void {
    this.#heard.set(node, { readers, at: this.#clock.now() })
  }

  elsewhere(): number {
    const after = this.#clock.now() - COUNTS_FOR_MS
    let sum = 0
    for (const [node, { readers, at }] of this.#heard) {
      if (at > after) sum += readers
      else this.#heard.delete(node)
    }
    return sum
  }
}
