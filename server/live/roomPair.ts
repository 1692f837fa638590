/**
 * One briefing on this node with its two rooms: the accredited follow it as it is, the public as far as it is let through.
 * Both together are its readers, and its screens.
 *
 * I10 The public is told nothing of what is being spoken while its lines are held back.
 */
import { AUDIENCES, type Audience } from '#shared/domain/audience.ts'
import type { PairedScreen } from '#shared/domain/newsroom/screens.ts'
import type { Position, PresenceMessage, Refused, TalliesMessage } from '#shared/protocol/messages.ts'
import type { ScreenReport } from '#shared/protocol/screens.ts'
import { Attendance, type Attendee } from './attendance.ts'
import type { BriefingFollowing } from './briefings.ts'
import { Held, type HeldParts, type Source } from './held.ts'
import { Own, type OwnParts } from './own.ts'
import { Pace } from './pace.ts'
import { Room, type RoomParts } from './room.ts'
import type { SharedJson } from './sharedJson.ts'
import type { LiveSocket } from './sockets.ts'
import { whisperSchema, type Whisper } from './whispers.ts'

export interface RoomPairParts
  extends
    Pick<RoomParts, 'id' | 'framing' | 'clock' | 'metrics'>,
    Pick<HeldParts, 'ask' | 'hold'>,
    Pick<OwnParts, 'votesOf'> {
  readonly following: BriefingFollowing
  readonly nodeId: string
  readonly whisper: (message: Whisper) => void
  /** Those of the newsroom that show this briefing, in their order. */
  readonly screensShowing: () => readonly PairedScreen[]
}

/** Between two times that the others are told who is at the desk, what they change there, and what is on the screens. */
const TELL_DESK_EVERY_MS = 250

export class RoomPair {
  readonly following: BriefingFollowing
  readonly held: Held
  readonly #parts: RoomPairParts
  readonly #accredited: Room
  readonly #public: Room
  readonly #attendance: Attendance
  /** Each reporter's own questions. */
  readonly #own: Own
  readonly #tellDesk: Pace
  #toldOccupied = false

  constructor(parts: RoomPairParts) {
    const { following } = parts
    const present = (audience: Audience) => this.#present(audience)
    this.#parts = parts
    this.following = following
    this.held = new Held(parts)
    this.#attendance = new Attendance(parts.clock)
    this.#accredited = new Room({ ...parts, source: following, present })
    this.#public = new Room({ ...parts, source: this.held, present })
    // After the rooms, so that whoever is told of a question has been told of what happened to it.
    this.#own = new Own(parts)
    this.#tellDesk = new Pace(parts.clock, TELL_DESK_EVERY_MS, () => {
      this.#whisperPresent()
      this.#accredited.beat('desk')
    })
    following.listen({
      facts: () => undefined,
      begunAnew: () => undefined,
      whisper: (message) => {
        this.#hear(message)
      },
    })
  }

  /** Joined on this node; a screen is none. */
  get readers(): number {
    const screens = this.#attendance.screens.count((socket) => this.#accredited.has(socket) || this.#public.has(socket))
    return this.#size - screens
  }

  /** Whether somebody follows here, or a screen is connected that shows the briefing. */
  get isOccupied(): boolean {
    return this.#size > 0 || this.#attendance.screens.size > 0
  }

  get #size(): number {
    return this.#accredited.size + this.#public.size
  }

  sourceOf(audience: Audience): Source {
    return audience === 'public' ? this.held : this.following
  }

  /** See `Room.join`. */
  join(socket: LiveSocket, audience: Audience, since: Position | undefined, who: Attendee): SharedJson | Refused {
    const room = this.#roomOf(audience)
    const answer = room.join(socket, audience, since, who.role)
    if ('ok' in answer) return answer
    const other = room === this.#public ? this.#accredited : this.#public
    other.leave(socket)
    this.#own.leave(socket)
    if (this.#attendance.arrive(socket, who)) this.#tellDesk.soon()
    return answer
  }

  greet(socket: LiveSocket, audience: Audience, { role, account }: Attendee): void {
    this.#roomOf(audience).greet(socket, audience)
    if (role === 'reporter' && account !== null) this.#own.greet(socket, account)
  }

  /** The moderator begins, or ends with null, to change the words of a question. */
  edit(socket: LiveSocket, questionId: string | null): void {
    if (this.#attendance.edit(socket, questionId)) this.#tellDesk.soon()
  }

  /** A screen that shows the briefing is connected, whether or not it has joined. */
  screenArrives(socket: LiveSocket, id: string): void {
    this.#attendance.screens.arrive(socket, id)
    this.#tellDesk.soon()
  }

  screenReports(socket: LiveSocket, report: ScreenReport): void {
    if (this.#attendance.screens.report(socket, report)) this.#tellDesk.soon()
  }

  screenLeaves(socket: LiveSocket): void {
    if (this.#attendance.screens.depart(socket)) this.#tellDesk.soon()
  }

  /** Here or at another node. */
  hasScreen(id: string): boolean {
    return this.#attendance.hasScreen(id)
  }

  /** Other screens of the newsroom show the briefing than before, or under other names. */
  screensChanged(): void {
    this.#tellDesk.soon()
  }

  /** What these accounts voted for is otherwise than before; null: what anybody did. */
  votesChanged(accounts: ReadonlySet<string> | null): void {
    this.#own.changed(accounts)
  }

  /** How many votes each question has, as the audience may know it. */
  tell(audience: Audience, votes: TalliesMessage['votes']): void {
    this.#roomOf(audience).tell(audience, { briefing: this.#parts.id, votes })
  }

  leave(socket: LiveSocket): void {
    this.#accredited.leave(socket)
    this.#public.leave(socket)
    this.#own.leave(socket)
    if (this.#attendance.depart(socket)) this.#tellDesk.soon()
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
    // Once more when the last one has left, so that the others stop counting here.
    if (this.isOccupied || this.#toldOccupied) this.#whisperPresent()
    for (const audience of AUDIENCES) this.#roomOf(audience).beat(audience)
  }

  close(): void {
    this.held.close()
    this.#tellDesk.close()
    this.#own.close()
    this.#accredited.close()
    this.#public.close()
  }

  #roomOf(audience: Audience): Room {
    return audience === 'public' ? this.#public : this.#accredited
  }

  /** How many follow is the desk's to know, and everybody's where the desk says so. */
  #present(audience: Audience): Pick<PresenceMessage, 'readers' | 'desk'> {
    const readers = this.readers + this.#attendance.readersElsewhere()
    if (audience === 'desk') return { readers, desk: this.#attendance.desk(this.#parts.screensShowing()) }
    return { readers: this.following.state.queue.settings.showsPresence ? readers : null }
  }

  #whisperPresent(): void {
    const { nodeId, whisper } = this.#parts
    this.#toldOccupied = this.isOccupied
    whisper({ kind: 'readers', node: nodeId, present: this.#attendance.here(this.readers) })
  }

  #hear(message: unknown): void {
    const parsed = whisperSchema.safeParse(message)
    if (!parsed.success) return
    const whisper = parsed.data
    if (whisper.kind === 'interim') {
      const { rev, ...said } = whisper.message
      const message = rev === undefined ? said : { ...said, rev }
      this.#accredited.say(message, whisper.source)
      if (!this.held.isHolding) this.#public.say(message, whisper.source)
    } else if (whisper.node !== this.#parts.nodeId) {
      const { isNew, isOtherDesk } = this.#attendance.hear(whisper.node, whisper.present)
      // A node that has only come knows nobody here yet.
      if (isNew && this.isOccupied) this.#tellDesk.soon()
      else if (isOtherDesk) this.#accredited.beat('desk')
    }
  }
}
