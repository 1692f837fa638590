/**
 * Some of those on this node who follow one briefing, from one source. Facts of one tick travel as one batch, encoded once for each audience;
 * whoever reads too slowly is left out until it has caught up.
 *
 * I8 Whoever joins is told what is being spoken right after the answer.
 * I9 A reader that holds more than 64 KiB unread loses text still being spoken first, and lines never.
 */
import { AUDIENCES, visible, type Audience } from '#shared/domain/audience.ts'
import type { Recorded } from '#shared/domain/recorded.ts'
import { findLine } from '#shared/domain/transcript.ts'
import type { Role } from '#shared/domain/vocabulary.ts'
import type {
  EventsMessage,
  InterimMessage,
  Position,
  PresenceMessage,
  Refused,
  TalliesMessage,
} from '#shared/protocol/messages.ts'
import type { Clock } from '../clock.ts'
import type { Metrics } from '../metrics.ts'
import { Backlog, LARGEST_BACKLOG } from './backlog.ts'
import { EncodedBriefing } from './encodedBriefing.ts'
import { pendingBytes, type Encoded, type Framing } from './framing.ts'
import type { Source } from './held.ts'
import { Interim } from './interim.ts'
import { SharedJson } from './sharedJson.ts'
import type { LiveSocket } from './sockets.ts'

export interface RoomParts {
  readonly id: string
  readonly source: Source
  readonly framing: Framing
  readonly clock: Clock
  readonly metrics: Metrics
  /** What the audience may know of who follows the briefing, here or wherever. */
  readonly present: (audience: Audience) => Pick<PresenceMessage, 'readers' | 'desk'>
}

/** What one reader may hold, in bytes, before interim text and presence pass it by. */
const HELD_FOR_EPHEMERAL = 64 * 1024
/** And before it is given another snapshot or tail: it has not read what it was given. */
const HELD_FOR_ANSWER = 64 * 1024
const FACTS_A_MESSAGE = 200

/** Spread, so that many who wait do not ask again in step. In milliseconds. */
export function shortly(): number {
  return 200 + Math.round(Math.random() * 300)
}

export class Room {
  readonly #parts: RoomParts
  readonly #members: Readonly<Record<Audience, Set<LiveSocket>>> = {
    public: new Set(),
    reader: new Set(),
    desk: new Set(),
  }
  readonly #interim: Interim
  readonly #backlog: Backlog<LiveSocket>
  readonly #encoded: EncodedBriefing
  #unsent: Recorded[] = []
  #flushing = false

  constructor(parts: RoomParts) {
    this.#parts = parts
    this.#encoded = new EncodedBriefing(parts.source)
    this.#interim = new Interim({
      clock: parts.clock,
      size: () => this.size,
      isRecorded: (lineId) => findLine(parts.source.state, lineId) !== undefined,
      send: (message) => {
        const encoded = parts.framing.encode('briefing:interim', message)
        for (const audience of AUDIENCES) this.#sendEphemeral(audience, encoded)
      },
    })
    this.#backlog = new Backlog<LiveSocket>({
      clock: parts.clock,
      stalled: (socket) => {
        this.leave(socket)
        parts.metrics.laggards.inc({ how: 'told' })
      },
      drained: (socket) => {
        socket.emit('briefing:catch-up', { briefing: parts.id })
      },
      givenUp: () => {
        parts.metrics.laggards.inc({ how: 'closed' })
      },
    })
    parts.source.listen({
      facts: (facts) => {
        this.#take(facts)
      },
      begunAnew: () => {
        this.#beginAnew()
      },
    })
  }

  /** Whoever joined here, screens among them. */
  get size(): number {
    return AUDIENCES.reduce((sum, audience) => sum + this.#members[audience].size, 0)
  }

  has(socket: LiveSocket): boolean {
    return AUDIENCES.some((audience) => this.#members[audience].has(socket))
  }

  /**
   * Joins and answers in one synchronous step, so that nothing falls between the answer and what follows it.
   * A reader who is ahead of this node waits for it and is not joined.
   */
  join(socket: LiveSocket, audience: Audience, since: Position | undefined, role: Role): SharedJson | Refused {
    this.#flush()
    const { head } = this.#parts.source
    if (since?.epoch === head.epoch && since.seq > head.seq) {
      this.#parts.metrics.joins.inc({ kind: 'behind' })
      return { ok: false, refusal: 'behind', retryAfter: shortly() }
    }
    if (pendingBytes(socket) > HELD_FOR_ANSWER) {
      this.#parts.metrics.joins.inc({ kind: 'too-busy' })
      return { ok: false, refusal: 'too-busy', retryAfter: 1_000 + shortly() }
    }
    this.leave(socket)
    this.#members[audience].add(socket)
    const tail = since?.epoch === head.epoch ? this.#encoded.tail(audience, since.seq) : null
    this.#parts.metrics.joins.inc({ kind: tail === null ? 'snapshot' : 'tail' })
    const { epoch, seq } = head
    const start = `{"ok":true,"role":"${role}","epoch":${JSON.stringify(epoch)},"head":${seq},"now":${this.#parts.clock.now()},`
    return new SharedJson(
      tail === null
        ? `${start}"kind":"snapshot","briefing":${this.#encoded.snapshot(audience)}}`
        : `${start}"kind":"tail","facts":${tail}}`,
    )
  }

  /** What is ephemeral and current, for somebody who has just been answered. */
  greet(socket: LiveSocket, audience: Audience): void {
    if (pendingBytes(socket) > LARGEST_BACKLOG) return
    for (const message of this.#interim.current()) socket.emit('briefing:interim', message)
    socket.emit('briefing:presence', this.#presence(audience))
  }

  leave(socket: LiveSocket): void {
    for (const audience of AUDIENCES) this.#members[audience].delete(socket)
  }

  /** The body of `GET /api/briefings/:id`. */
  snapshotAnswer(audience: Audience): string {
    const { epoch, seq } = this.#parts.source.head
    return `{"epoch":${JSON.stringify(epoch)},"head":${seq},"briefing":${this.#encoded.snapshot(audience)}}`
  }

  /** Shows text that is still being said; `source`: by whom. */
  say(message: InterimMessage, source: string): void {
    this.#interim.say(message, source)
  }

  /** Tells one audience how many votes there are: like facts, since whoever misses the last count misses something. */
  tell(audience: Audience, message: TalliesMessage): void {
    const { framing } = this.#parts
    framing.write(framing.encode('briefing:tallies', message), this.#members[audience], this.#backlog)
  }

  /** Forgets what is being said, and does not show it to whoever comes. */
  hush(): void {
    this.#interim.close()
  }

  /** Tells those of this audience here who else there is and where the source is. */
  beat(audience: Audience): void {
    if (this.#members[audience].size === 0) return
    this.#sendEphemeral(audience, this.#parts.framing.encode('briefing:presence', this.#presence(audience)))
  }

  close(): void {
    this.#interim.close()
    this.#backlog.close()
    for (const audience of AUDIENCES) this.#members[audience].clear()
  }

  #take(facts: readonly Recorded[]): void {
    for (const { event } of facts) if (event?.type === 'LineTranscribed') this.#interim.finished(event.line.id)
    this.#encoded.forget()
    this.#unsent.push(...facts)
    if (this.#flushing) return
    this.#flushing = true
    setImmediate(() => {
      this.#flush()
    })
  }

  #flush(): void {
    this.#flushing = false
    const facts = this.#unsent
    if (facts.length === 0) return
    this.#unsent = []
    for (const audience of AUDIENCES) {
      if (this.#members[audience].size === 0) continue
      for (let at = 0; at < facts.length; at += FACTS_A_MESSAGE) {
        this.#feed(audience, facts.slice(at, at + FACTS_A_MESSAGE))
      }
    }
  }

  #feed(audience: Audience, facts: readonly Recorded[]): void {
    const { id, source, framing, metrics } = this.#parts
    const members = this.#members[audience]
    const message: EventsMessage = {
      briefing: id,
      epoch: source.head.epoch,
      facts: facts.map((fact) => visible(fact, audience)),
    }
    const encoded = framing.encode('briefing:events', message)
    const { framed, fellBack } = framing.write(encoded, members, this.#backlog)
    metrics.deliveries.inc({ by: 'frame' }, framed)
    metrics.deliveries.inc({ by: 'emit' }, fellBack)
  }

  #beginAnew(): void {
    this.#unsent = []
    this.#encoded.forget()
    this.#interim.close()
    for (const audience of AUDIENCES) {
      const { framing, id } = this.#parts
      framing.write(framing.encode('briefing:catch-up', { briefing: id }), this.#members[audience])
    }
  }

  #sendEphemeral(audience: Audience, encoded: Encoded): void {
    this.#parts.framing.write(encoded, this.#unburdened(this.#members[audience]))
  }

  *#unburdened(members: ReadonlySet<LiveSocket>): Iterable<LiveSocket> {
    for (const socket of members) if (pendingBytes(socket) < HELD_FOR_EPHEMERAL) yield socket
  }

  #presence(audience: Audience): PresenceMessage {
    const { id, source, clock, present } = this.#parts
    const { epoch, seq } = source.head
    return {
      briefing: id,
      epoch,
      head: seq,
      now: clock.now(),
      stale: source.staleSince !== null,
      ...present(audience),
    }
  }
}
