/** What this node had seen of a stream and the store has no longer: where the two part, and where it is kept. */
import type { Logger } from 'pino'
import { FACTS_A_READ, type EventLog, type Head, type StoredFact } from '../log/eventLog.ts'
import type { Recent } from './recent.ts'

export interface LostEndParts<Fact> {
  readonly stream: string
  readonly log: EventLog
  readonly logger: Logger
  readonly read: (stored: StoredFact) => Fact
  readonly keep: (stream: string, epoch: string, facts: readonly Fact[]) => Promise<void>
}

export class LostEnd<Fact extends { readonly seq: number }> {
  readonly #parts: LostEndParts<Fact>

  constructor(parts: LostEndParts<Fact>) {
    this.#parts = parts
  }

  /** Whether the store has what this node has at that place. Nothing to compare counts as the same. */
  isSame(recent: Recent<Fact>, stored: StoredFact | undefined): boolean {
    const mine = stored === undefined ? undefined : recent.at(stored.seq)
    return stored === undefined || mine === undefined || isEqual(this.#parts.read(stored), mine)
  }

  /** Keeps what the store of the same epoch has no longer, or has others in the place of. */
  async keepBeyond(recent: Recent<Fact>, epoch: string, head: Head): Promise<void> {
    const { stream, logger } = this.#parts
    const common = await this.#lastInCommon(recent, head)
    logger.error({ stream, common, had: recent.lastSeq, has: head.seq }, 'the log came back older')
    await this.#keep(epoch, recent.heldAfter(common))
  }

  /** A new epoch that goes on with the same history, or has none at all, has lost what this node knew beyond it. */
  async keepBeforeNewEpoch(recent: Recent<Fact>, epoch: string, now: Head, whole: Recent<Fact>): Promise<void> {
    const [mine, theirs] = [recent.at(now.seq), whole.at(now.seq)]
    const isSameHistory = now.epoch === '' || (mine !== undefined && theirs !== undefined && isEqual(mine, theirs))
    if (isSameHistory) await this.#keep(epoch, recent.heldAfter(now.seq))
  }

  /** The last fact that this node and the store both have, as far as this node still holds its own. */
  async #lastInCommon(recent: Recent<Fact>, head: Head): Promise<number> {
    let common = (recent.heldAfter(0)[0]?.seq ?? 1) - 1
    while (common < head.seq) {
      const { facts } = await this.#parts.log.read(this.#parts.stream, common, FACTS_A_READ)
      const differs = facts.findIndex((stored) => recent.at(stored.seq) === undefined || !this.isSame(recent, stored))
      if (differs >= 0) return common + differs
      if (facts.length === 0) return common
      common += facts.length
    }
    return common
  }

  /** A full disk must not keep the node from going on with what there is. */
  async #keep(epoch: string, lost: readonly Fact[]): Promise<void> {
    const { stream, keep, logger } = this.#parts
    try {
      await keep(stream, epoch, lost)
    } catch (error) {
      logger.error({ stream, facts: lost.length, err: error }, 'the lost end could not be kept')
    }
  }
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
