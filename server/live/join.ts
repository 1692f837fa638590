/** `briefing:join`: who may follow, from where, with a tail or a snapshot. */
import { audienceFor } from '#shared/domain/audience.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Refused } from '#shared/protocol/messages.ts'
import { joinRequestSchema, leaveRequestSchema, parseWith } from '#shared/protocol/parse.ts'
import type { Briefings } from './briefings.ts'
import { shortly } from './room.ts'
import type { Rooms } from './rooms.ts'
import type { SharedJson } from './sharedJson.ts'
import type { LiveSocket } from './sockets.ts'

export interface JoinParts {
  readonly briefings: Briefings
  readonly rooms: Rooms
}

/** Acknowledges in the same synchronous step in which the socket joins its room. Throws `Refusal`. */
export async function join(
  { briefings, rooms }: JoinParts,
  socket: LiveSocket,
  request: unknown,
  acknowledge: (answer: SharedJson | Refused) => void,
): Promise<void> {
  const { briefing, since } = parseWith(joinRequestSchema, request)
  const following = await briefings.open(briefing)
  const audience = audienceFor(socket.data.identity.role, following.state.visibility)
  if (audience === null) throw new Refusal('briefing-not-found', { briefing })

  // Somebody who was elsewhere may know a newer epoch than this node: it must not be sent back to the older one.
  const isElsewhere = since !== undefined && (since.epoch !== following.head.epoch || since.seq > following.head.seq)
  if (isElsewhere && !(await briefings.isCurrent(following))) {
    acknowledge({ ok: false, refusal: 'behind', retryAfter: shortly() })
    return
  }
  if (!socket.connected) return
  const room = rooms.of(briefing, following)
  const answer = room.join(socket, audience, since)
  acknowledge(answer)
  if (!('ok' in answer)) room.greet(socket)
}

export function leave({ rooms }: JoinParts, socket: LiveSocket, request: unknown): void {
  rooms.leave(parseWith(leaveRequestSchema, request).briefing, socket)
}
