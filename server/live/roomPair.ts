/**
 * One briefing on this node with its two rooms: the accredited follow it as it is, the public as far as it is let through.
 * Both together are its readers.
 */
import type { Audience } from '#shared/domain/audience.ts'
import type { Role } from '#shared/domain/vocabulary.ts'
import type { Position, Refused, TalliesMessage } from '#shared/protocol/messages.ts'
import type { BriefingFollowing } from './briefings.ts'
import { Headcount } from './headcount.ts'
import { Held, type HeldParts, type Source } from './held.ts'
import { Room, type RoomParts } from './room.ts'
import type { SharedJson } from './sharedJson.ts'
import type { LiveSocket } from './sockets.ts'
import { whisperSchema, type Whisper } from './whispers.ts'

export interface RoomPairParts
  extends Pick<RoomParts, 'id' | 'framing' | 'clock' | 'metrics'>, Pick<HeldParts, 'ask' | 'hold'> {
  readonly following: BriefingFollowing
  readonly nodeId: string
  readonly whisper: (message: Whisper) => void
}

export class RoomPair {
  readonly following: BriefingFollowing
  readonly held: Held
  readonly #parts: RoomPairParts
  readonly #accredited: Room
  readonly #public: Room
  readonly #headcount: Headcount
  #toldReaders = 0

  constructor(parts: RoomPairParts) {
    const { following } = parts
    const readers = () => this.size + this.#headcount.elsewhere()
    this.#parts = parts
    this.following = following
    this.held = new Held(parts)
    this.#headcount = new Headcount(parts.clock)
    this.#accredited = new Room({ ...parts, source: following, readers })
    this.#public = new Room({ ...parts, source: this.held, readers })
    following.listen({
      facts: () => undefined,
      begunAnew: () => undefined,
      whisper: (message) => {
        this.#hear(message)
      },
    })
  }

  /** Readers joined on this node. */
  get size(): number {
    return this.#accredited.size + this.#public.size
  }

  sourceOf(audience: Audience): Source {
    return audience === 'public' ? this.held : this.following
  }

  /** See `Room.join`. */
  join(socket: LiveSocket, audience: Audience, since: Position | undefined, role: Role): SharedJson | Refused {
    const room = this.#roomOf(audience)
    const answer = room.join(socket, audience, since, role)
    if (!('ok' in answer)) (room === this.#public ? this.#accredited : this.#public).leave(socket)
    return answer
  }

  greet(socket: LiveSocket, audience: Audience): void {
    this.#roomOf(audience).greet(socket)
  }

  /** How many votes each question has, as the audience may know it. */
  tell(audience: Audience, votes: TalliesMessage['votes']): void {
    this.#roomOf(audience).tell(audience, { briefing: this.#parts.id, votes })
  }

  leave(socket: LiveSocket): void {
    this.#accredited.leave(socket)
    this.#public.leave(socket)
  }

  snapshotAnswer(audience: Audience): string {
    return this.#roomOf(audience).snapshotAnswer(audience)
  }

  /** In milliseconds; `Infinity` while nobody knows. */
  setHold(hold: number): void {
    if (hold > 0) this.#public.hush()
    this.held.setHold(hold)
  }

  /** Tells this node's readers and the other nodes who is here. */
  beat(): void {
    const { nodeId, whisper } = this.#parts
    const readers = this.size
    // Once more when the last one has left, so that the others stop counting here.
    if (readers > 0 || this.#toldReaders > 0) whisper({ kind: 'readers', node: nodeId, readers })
    this.#toldReaders = readers
    this.#accredited.beat()
    this.#public.beat()
  }

  close(): void {
    this.held.close()
    this.#accredited.close()
    this.#public.close()
  }

  #roomOf(audience: Audience): Room {
    return audience === 'public' ? this.#public : this.#accredited
  }

  #hear(message: unknown): void {
    const parsed = whisperSchema.safeParse(message)
    if (!parsed.success) return
    const whisper = parsed.data
    if (whisper.kind === 'interim') {
      this.#accredited.say(whisper.message)
      if (!this.held.isHolding) this.#public.say(whisper.message)
    } else if (whisper.node !== this.#parts.nodeId) {
      this.#headcount.hear(whisper.node, whisper.readers)
    }
  }
}
