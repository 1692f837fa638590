/** `briefing:command`: who commands is who opened the connection; whatever a message says about it is not read. */
import { audienceFor } from '#shared/domain/audience.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { CommandReply } from '#shared/protocol/messages.ts'
import { commandRequestSchema, parseWith } from '#shared/protocol/parse.ts'
import type { Perform } from '../commands/perform.ts'
import type { Identities } from '../people/identities.ts'
import type { Briefings } from './briefings.ts'
import type { LiveSocket } from './sockets.ts'

export interface CommandParts {
  readonly briefings: Briefings
  readonly perform: Perform
  readonly identities: Identities
}

export async function command(
  { briefings, perform, identities }: CommandParts,
  socket: LiveSocket,
  request: unknown,
): Promise<CommandReply> {
  const { briefing, command: sent } = parseWith(commandRequestSchema, request)
  const following = await briefings.open(briefing)
  const who = identities.inBriefing(identities.ofSocket(socket.data), briefing)
  if (audienceFor(who.role, following.state.visibility) === null) throw new Refusal('briefing-not-found', { briefing })
  return { ok: true, seq: await perform(following.state, who, sent) }
}
