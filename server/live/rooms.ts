/** The rooms of this node, one for each briefing that it follows, with their common heartbeat. */
import type { InterimMessage } from '#shared/protocol/messages.ts'
import type { Clock } from '../clock.ts'
import type { EventLog } from '../log/eventLog.ts'
import type { Metrics } from '../metrics.ts'
import { streamOf, type BriefingFollowing } from './briefings.ts'
import type { Framing } from './framing.ts'
import { Room } from './room.ts'
import type { LiveSocket } from './sockets.ts'

export interface RoomsParts {
  readonly framing: Framing
  readonly log: EventLog
  readonly clock: Clock
  readonly metrics: Metrics
  readonly nodeId: string
}

const BEAT_EVERY_MS = 5_000

export class Rooms {
  readonly #parts: RoomsParts
  readonly #rooms = new Map<string, { readonly room: Room; readonly following: BriefingFollowing }>()
  readonly #stopBeating: () => void

  constructor(parts: RoomsParts) {
    this.#parts = parts
    this.#stopBeating = parts.clock.every(BEAT_EVERY_MS, () => {
      this.beat()
    })
  }

  /** The room of a briefing that is followed here; a briefing that was let go and opened again has a new one. */
  of(id: string, following: BriefingFollowing): Room {
    const known = this.#rooms.get(id)
    if (known?.following === following) return known.room
    known?.room.close()
    const { framing, clock, metrics, nodeId, log } = this.#parts
    const whisper = (message: unknown) => {
      log.whisper(streamOf(id), message)
    }
    const room = new Room({ id, following, framing, clock, metrics, nodeId, whisper })
    this.#rooms.set(id, { room, following })
    return room
  }

  close(id: string): void {
    this.#rooms.get(id)?.room.close()
    this.#rooms.delete(id)
  }

  isOccupied(id: string): boolean {
    return (this.#rooms.get(id)?.room.size ?? 0) > 0
  }

  /** On every node: shown as text that is still forming. */
  sayInterim(message: InterimMessage): void {
    this.#parts.log.whisper(streamOf(message.briefing), { kind: 'interim', message })
  }

  leave(id: string, socket: LiveSocket): void {
    this.#rooms.get(id)?.room.leave(socket)
  }

  leaveAll(socket: LiveSocket): void {
    for (const { room } of this.#rooms.values()) room.leave(socket)
  }

  beat(): void {
    let readers = 0
    for (const { room } of this.#rooms.values()) {
      room.beat()
      readers += room.size
    }
    this.#parts.metrics.readers.set(readers)
  }

  closeAll(): void {
    this.#stopBeating()
    for (const id of [...this.#rooms.keys()]) this.close(id)
  }
}
