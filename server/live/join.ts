/** `briefing:join`: who may follow, from where, with a tail or a snapshot. */
import { audienceFor } from '#shared/domain/audience.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Refused } from '#shared/protocol/messages.ts'
import { editingRequestSchema, joinRequestSchema, leaveRequestSchema, parseWith } from '#shared/protocol/parse.ts'
import { StoreDown } from '../log/eventLog.ts'
import type { Identities, Identity } from '../people/identities.ts'
import type { NameAtDesk } from '../people/nameAtDesk.ts'
import type { Votes } from '../votes/votes.ts'
import type { Briefings } from './briefings.ts'
import { shortly } from './room.ts'
import type { Rooms } from './rooms.ts'
import type { SharedJson } from './sharedJson.ts'
import type { LiveSocket } from './sockets.ts'

export interface JoinParts {
  readonly briefings: Briefings
  readonly rooms: Rooms
  readonly identities: Identities
  readonly nameAtDesk: NameAtDesk
  readonly votes: Pick<Votes, 'greet'>
}

/** Acknowledges in the same synchronous step in which the socket joins its room. Throws `Refusal`. */
export async function join(
  { briefings, rooms, identities, nameAtDesk, votes }: JoinParts,
  socket: LiveSocket,
  request: unknown,
  acknowledge: (answer: SharedJson | Refused) => void,
): Promise<void> {
  const { briefing, since: position, as = 'reader' } = parseWith(joinRequestSchema, request)
  const following = await briefings.open(briefing)
  const whoNow = () => identities.inBriefing(identities.ofSocket(socket.data), briefing)
  const audienceNow = () => audienceFor(whoNow().role, following.state.visibility)
  const name = await nameNow(nameAtDesk, whoNow())
  if (audienceNow() === null) throw new Refusal('briefing-not-found', { briefing })
  // What another audience was shown is no ground for a tail: facts that were hidden then would stay missing.
  const since = audienceFor(as, following.state.visibility) === audienceNow() ? position : undefined

  // Somebody who was elsewhere may know a newer epoch than this node: it must not be sent back to the older one.
  const isElsewhere = since !== undefined && (since.epoch !== following.head.epoch || since.seq > following.head.seq)
  if (isElsewhere && !(await briefings.isCurrent(following))) {
    acknowledge(waitShortly())
    return
  }
  const audience = audienceNow()
  if (audience === null) throw new Refusal('briefing-not-found', { briefing })
  if (!socket.connected) return
  const pair = rooms.of(briefing, following)
  const { role, actor, account } = whoNow()
  const attendee = { role, id: actor.id, account, name }
  // Another node let the public into the new epoch a moment ago; this one will.
  const isEarly = since?.epoch === following.head.epoch && since.epoch !== pair.sourceOf(audience).head.epoch
  const answer = isEarly ? waitShortly() : pair.join(socket, audience, since, attendee)
  acknowledge(answer)
  if ('ok' in answer) return
  pair.greet(socket, audience, attendee)
  votes.greet(briefing, socket, audience)
}

/** Who comes while the store is away is let in none the less. */
async function nameNow(nameAtDesk: NameAtDesk, who: Identity): Promise<string> {
  try {
    return (await nameAtDesk(who)) ?? who.role
  } catch (error) {
    if (error instanceof StoreDown) return who.role
    throw error
  }
}

function waitShortly(): Refused {
  return { ok: false, refusal: 'behind', retryAfter: shortly() }
}

export function leave(rooms: Rooms, socket: LiveSocket, request: unknown): void {
  rooms.leave(parseWith(leaveRequestSchema, request).briefing, socket)
}

/** `briefing:editing`, which the desk alone is told of. It says nothing of who does not stand there. */
export function editing(rooms: Rooms, socket: LiveSocket, request: unknown): void {
  const { briefing, questionId } = parseWith(editingRequestSchema, request)
  rooms.edit(briefing, socket, questionId)
}
