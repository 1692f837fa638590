/** The votes of the briefings that this node follows: taken at the doors, counted for the rooms, looked up for each voter. */
import type { Audience } from '#shared/domain/audience.ts'
import type { VoteCommand } from '#shared/domain/questions/commands.ts'
import { isQuestionEvent } from '#shared/domain/questions/secrecy.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { votedBy } from '#shared/domain/votes.ts'
import type { Recorded } from '#shared/domain/recorded.ts'
import type { RoomPair } from '../live/roomPair.ts'
import type { LiveSocket } from '../live/sockets.ts'
import type { Identity } from '../people/identities.ts'
import { BallotBox, OPEN_WITHIN_MS, type BallotBoxParts, type VotesFollowing } from './ballotBox.ts'
import { countNow, pollNow } from './counting.ts'
import { Telling } from './telling.ts'

export type VotesParts = Omit<BallotBoxParts, 'id' | 'briefing' | 'changed'>

/** Told whose votes are otherwise than before in a briefing; null: anybody's may be. */
export type VotesListener = (briefingId: string, accounts: ReadonlySet<string> | null) => void

/** What votes need of a briefing's rooms. */
export type VotersRooms = Pick<RoomPair, 'following' | 'held' | 'sourceOf' | 'tell'>

interface Open {
  readonly rooms: VotersRooms
  readonly box: BallotBox
  readonly telling: Telling
  readonly stopListening: () => void
}

export class Votes {
  readonly #parts: VotesParts
  readonly #open = new Map<string, Open>()
  readonly #listeners = new Set<VotesListener>()

  constructor(parts: VotesParts) {
    this.#parts = parts
  }

  /** For a briefing that is followed from now on. */
  open(id: string, rooms: VotersRooms): void {
    this.letGo(id)
    const { following } = rooms
    const box = new BallotBox({
      ...this.#parts,
      id,
      briefing: following,
      changed: (accounts) => {
        telling.changed()
        for (const listener of this.#listeners) listener(id, accounts)
      },
    })
    const telling = new Telling({
      clock: this.#parts.clock,
      rooms,
      count: (state) => (box.ballots === null ? null : countNow(box.ballots, pollNow(state))),
    })
    const look = () => {
      if (following.state.queue.settings.votes !== 'off') box.open()
      telling.changed()
    }
    const facts = (recorded: readonly Recorded[]) => {
      if (recorded.some(({ event }) => event !== null && isQuestionEvent(event))) look()
    }
    const stopListening = following.listen({ facts, begunAnew: look })
    rooms.held.listen({ facts, begunAnew: look })
    this.#open.set(id, { rooms, box, telling, stopListening })
    look()
  }

  /** For one that is followed here no longer. */
  letGo(id: string): void {
    const open = this.#open.get(id)
    if (open === undefined) return
    this.#open.delete(id)
    void this.#end(open).catch((error: unknown) => {
      this.#parts.logger.warn({ err: error, briefing: id }, 'could not let go of the votes of a briefing')
    })
  }

  /** Resolves with the last fact of the briefing that it was decided on. Throws `Refusal`. */
  async vote(briefingId: string, { role, actor, account }: Identity, command: VoteCommand): Promise<number> {
    if (account === null) throw new Refusal('not-permitted', { command: command.type, role })
    const open = this.#open.get(briefingId)
    if (open === undefined) throw new Refusal('briefing-not-found', { briefing: briefingId })
    return open.box.vote(actor, account, command)
  }

  /** The questions in the queue that the account has voted for. */
  of(briefingId: string, account: string): readonly string[] {
    const open = this.#open.get(briefingId)
    const ballots = open?.box.ballots ?? null
    if (open === undefined || ballots === null) return []
    return votedBy(ballots, pollNow(open.rooms.following.state), account)
  }

  /** How many each question of the queue has, for the desk; null where there is no voting. Throws `StoreDown`. */
  async counts(briefingId: string): Promise<Readonly<Record<string, number>> | null> {
    const open = this.#open.get(briefingId)
    if (open === undefined || open.rooms.following.state.queue.settings.votes === 'off') return null
    const ballots = open.box.open()
    await ballots.caughtUp(OPEN_WITHIN_MS)
    return countNow(ballots.state, pollNow(open.rooms.following.state))
  }

  listen(listener: VotesListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** How many votes there are, for somebody who has just been answered. */
  greet(briefing: string, socket: Pick<LiveSocket, 'emit'>, audience: Audience): void {
    const votes = this.#open.get(briefing)?.telling.current(audience) ?? null
    if (votes !== null) socket.emit('briefing:tallies', { briefing, votes })
  }

  /** To be polled with the briefings. */
  *followings(): Iterable<VotesFollowing> {
    for (const { box } of this.#open.values()) if (box.following !== null) yield box.following
  }

  async close(): Promise<void> {
    const open = [...this.#open.values()]
    this.#open.clear()
    await Promise.all(open.map((each) => this.#end(each)))
  }

  async #end({ box, telling, stopListening }: Open): Promise<void> {
    stopListening()
    telling.close()
    await box.close()
  }
}
