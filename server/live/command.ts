/** `briefing:command`: who commands is who opened the connection; whatever a message says about it is not read. */
import { audienceFor } from '#shared/domain/audience.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { CommandReply } from '#shared/protocol/messages.ts'
import { commandRequestSchema, parseWith } from '#shared/protocol/parse.ts'
import type { Execute } from '../commands/execute.ts'
import type { Identities } from '../people/identities.ts'
import type { Briefings } from './briefings.ts'
import type { LiveSocket } from './sockets.ts'

export interface CommandParts {
  readonly briefings: Briefings
  readonly execute: Execute
  readonly identities: Identities
}

export async function command(
  { briefings, execute, identities }: CommandParts,
  socket: LiveSocket,
  request: unknown,
): Promise<CommandReply> {
  const { briefing, command: sent } = parseWith(commandRequestSchema, request)
  const following = await briefings.open(briefing)
  const { role, actor } = identities.inBriefing(identities.ofClaims(socket.data.claims), briefing)
  if (audienceFor(role, following.state.visibility) === null) throw new Refusal('briefing-not-found', { briefing })
  const { seq } = await execute.one(briefing, actor, sent)
  return { ok: true, seq }
}
