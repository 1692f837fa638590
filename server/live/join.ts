/** `briefing:join`: who may follow, from where, with a tail or a snapshot. */
import { audienceFor } from '#shared/domain/audience.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Refused } from '#shared/protocol/messages.ts'
import { joinRequestSchema, leaveRequestSchema, parseWith } from '#shared/protocol/parse.ts'
import type { Identities } from '../people/identities.ts'
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
  readonly votes: Pick<Votes, 'greet'>
}

/** Acknowledges in the same synchronous step in which the socket joins its room. Throws `Refusal`. */
export async function join(
  { briefings, rooms, identities, votes }: JoinParts,
  socket: LiveSocket,
  request: unknown,
  acknowledge: (answer: SharedJson | Refused) => void,
): Promise<void> {
  const { briefing, since: position, as = 'reader' } = parseWith(joinRequestSchema, request)
  const following = await briefings.open(briefing)
  const roleNow = () => identities.inBriefing(identities.ofClaims(socket.data.claims), briefing).role
  const audienceNow = () => audienceFor(roleNow(), following.state.visibility)
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
  // Another node let the public into the new epoch a moment ago; this one will.
  const isEarly = since?.epoch === following.head.epoch && since.epoch !== pair.sourceOf(audience).head.epoch
  const answer = isEarly ? waitShortly() : pair.join(socket, audience, since, roleNow())
  acknowledge(answer)
  if ('ok' in answer) return
  pair.greet(socket, audience)
  votes.greet(briefing, socket, audience)
}

function waitShortly(): Refused {
  return { ok: false, refusal: 'behind', retryAfter: shortly() }
}

export function leave(rooms: Rooms, socket: LiveSocket, request: unknown): void {
  rooms.leave(parseWith(leaveRequestSchema, request).briefing, socket)
}
