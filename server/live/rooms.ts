/** The rooms of this node, a pair for each briefing that it follows, with their common heartbeat and hold. */
import type { InterimMessage } from '#shared/protocol/messages.ts'
import type { Clock } from '../clock.ts'
import type { PairedScreen } from '#shared/domain/newsroom/screens.ts'
import type { EventLog } from '../log/eventLog.ts'
import type { Metrics } from '../metrics.ts'
import { streamOf, type BriefingFollowing } from './briefings.ts'
import type { Framing } from './framing.ts'
import { lastWords } from './interim.ts'
import { RoomPair } from './roomPair.ts'
import type { LiveSocket } from './sockets.ts'

export interface RoomsParts {
  readonly framing: Framing
  readonly log: EventLog
  readonly clock: Clock
  readonly metrics: Metrics
  readonly nodeId: string
  /** Asks the store whether this node is where it is with the briefing. Never throws. */
  readonly ask: (following: BriefingFollowing) => Promise<unknown>
  /** The questions of the briefing that the account voted for. */
  readonly votesOf: (id: string, account: string) => readonly string[]
  /** The newsroom's screens that show the briefing, in their order. */
  readonly screensShowing: (id: string) => readonly PairedScreen[]
}

const BEAT_EVERY_MS = 5_000

export class Rooms {
  readonly #parts: RoomsParts
  readonly #pairs = new Map<string, RoomPair>()
  readonly #stopBeating: () => void
  /** Until the newsroom is known here, nothing is let through. */
  #hold = Number.POSITIVE_INFINITY

  constructor(parts: RoomsParts) {
    this.#parts = parts
    this.#stopBeating = parts.clock.every(BEAT_EVERY_MS, () => {
      this.beat()
    })
  }

  /** The rooms of a briefing that is followed here; one that was let go and opened again has new ones. */
  of(id: string, following: BriefingFollowing): RoomPair {
    const known = this.#pairs.get(id)
    if (known?.following === following) return known
    known?.close()
    const { log, ask, votesOf, screensShowing } = this.#parts
    const pair = new RoomPair({
      ...this.#parts,
      id,
      following,
      hold: this.#hold,
      ask: () => ask(following),
      votesOf: (account) => votesOf(id, account),
      screensShowing: () => screensShowing(id),
      whisper: (message) => {
        log.whisper(streamOf(id), message)
      },
    })
    this.#pairs.set(id, pair)
    return pair
  }

  /** So many milliseconds later the public reads what the accredited read. */
  setHold(hold: number): void {
    if (hold === this.#hold) return
    this.#hold = hold
    for (const pair of this.#pairs.values()) pair.setHold(hold)
  }

  /** In milliseconds; `Infinity` while nobody knows. */
  get hold(): number {
    return this.#hold
  }

  close(id: string): void {
    this.#pairs.get(id)?.close()
    this.#pairs.delete(id)
  }

  isOccupied(id: string): boolean {
    return this.#pairs.get(id)?.isOccupied === true
  }

  /** Whether the screen is connected that shows the briefing; null where nobody follows that here. */
  hasScreen(id: string, screen: string): boolean | null {
    return this.#pairs.get(id)?.hasScreen(screen) ?? null
  }

  /** On every node: shown as text that is still forming. `source`: the token or account that says it. */
  sayInterim(message: InterimMessage, source: string): void {
    const said = { ...message, text: lastWords(message.text) }
    this.#parts.log.whisper(streamOf(message.briefing), { kind: 'interim', source, message: said })
  }

  /** See `RoomPair`. */
  edit(id: string, socket: LiveSocket, questionId: string | null): void {
    this.#pairs.get(id)?.edit(socket, questionId)
  }

  votesChanged(id: string, accounts: ReadonlySet<string> | null): void {
    this.#pairs.get(id)?.votesChanged(accounts)
  }

  /** The desk of every briefing that is followed here is told of its screens. */
  screensChanged(): void {
    for (const pair of this.#pairs.values()) pair.screensChanged()
  }

  leave(id: string, socket: LiveSocket): void {
    this.#pairs.get(id)?.leave(socket)
  }

  leaveAll(socket: LiveSocket): void {
    for (const pair of this.#pairs.values()) pair.leave(socket)
  }

  beat(): void {
    let readers = 0
    for (const pair of this.#pairs.values()) {
      pair.beat()
      readers += pair.readers
    }
    this.#parts.metrics.readers.set(readers)
  }

  closeAll(): void {
    this.#stopBeating()
    for (const id of [...this.#pairs.keys()]) this.close(id)
  }
}
