/** A briefing as JSON for joiners: each snapshot encoded once for a head and an audience, each tail once for all who ask for it. */
import { view, visible, type Audience } from '#shared/domain/audience.ts'
import { snapshotOf } from '#shared/domain/snapshot.ts'
import type { Briefing } from '#shared/domain/state.ts'
import type { Source } from './held.ts'

const TAIL_FACTS = 2_000
const TAIL_BYTES = 256 * 1024
/** What is kept of tails at one head: the place that a tail begins at is the asker's choice. */
const KEPT_BYTES = 4 * 1024 * 1024

export class EncodedBriefing {
  readonly #source: Source
  readonly #snapshots = new Map<Audience, string>()
  readonly #tails = new Map<string, string | null>()
  #keptBytes = 0
  #of: Briefing | null = null

  constructor(source: Source) {
    this.#source = source
  }

  /** To be called when the head has moved. */
  forget(): void {
    this.#snapshots.clear()
    this.#tails.clear()
    this.#keptBytes = 0
  }

  snapshot(audience: Audience): string {
    const { state } = this.#source
    // A line may be withheld that is in it, by a node whose clock runs slow.
    if (state !== this.#of) this.forget()
    this.#of = state
    let json = this.#snapshots.get(audience)
    if (json === undefined) {
      json = JSON.stringify(view(snapshotOf(state), audience))
      this.#snapshots.set(audience, json)
    }
    return json
  }

  /** The facts after `seq`, or null where they are too many or not all held. A herd asks for the same ones. */
  tail(audience: Audience, seq: number): string | null {
    const key = `${audience} ${seq}`
    let json = this.#tails.get(key)
    if (json === undefined) {
      json = this.#encodeTail(audience, seq)
      this.#keptBytes += 64 + 2 * (json?.length ?? 0)
      if (this.#keptBytes < KEPT_BYTES) this.#tails.set(key, json)
    }
    return json
  }

  #encodeTail(audience: Audience, seq: number): string | null {
    const facts = this.#source.factsAfter(seq)
    if (facts === null || facts.length > TAIL_FACTS) return null
    const json = JSON.stringify(facts.map((fact) => visible(fact, audience)))
    return Buffer.byteLength(json) <= TAIL_BYTES ? json : null
  }
}
