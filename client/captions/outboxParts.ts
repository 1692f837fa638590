/** What an outbox works with, and how it says that it stands. */
import type { LinkClock } from '../live/linkTransport.ts'
import type { SendAct } from './answers.ts'
import type { KeptActsParts } from './keptActs.ts'

export interface OutboxParts extends KeptActsParts {
  readonly send: SendAct
  readonly clock: LinkClock
  /** Runs it while no other tab does the like. */
  readonly alone: (run: () => Promise<void>) => Promise<void>
}

export interface OutboxStanding {
  /** The code of what keeps the sender out, else null. */
  readonly keptOut: string | null
  /** False once the browser would not keep an act: then a reload would lose it. */
  readonly isKept: boolean
  /** In ms on this device's clock. */
  readonly lastAcknowledged: number | null
}
