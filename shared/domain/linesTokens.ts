/** The tokens with which sources hand in lines. Only hashes are kept, and only the desk sees that a token exists. */
import type { CommandOf } from './commands.ts'
import type { BriefingEvent, EventOf } from './events.ts'
import { Refusal } from './refusal.ts'
import type { Briefing, LinesToken } from './state.ts'

export function decideIssueLinesToken(briefing: Briefing, command: CommandOf<'IssueLinesToken'>): BriefingEvent[] {
  const { tokenId, hash, label } = command
  const known = briefing.tokens.find((token) => token.id === tokenId)
  if (known === undefined) return [{ type: 'LinesTokenIssued', tokenId, hash, label }]
  if (known.hash === hash) return []
  throw new Refusal('command-malformed', { field: 'tokenId' })
}

export function decideRevokeLinesToken(briefing: Briefing, command: CommandOf<'RevokeLinesToken'>): BriefingEvent[] {
  const known = briefing.tokens.find((token) => token.id === command.tokenId)
  if (known === undefined) throw new Refusal('token-unknown')
  return known.revoked ? [] : [{ type: 'LinesTokenRevoked', tokenId: command.tokenId }]
}

export function recordTokenIssued(briefing: Briefing, event: EventOf<'LinesTokenIssued'>, at: number): Briefing {
  const { tokenId: id, hash, label } = event
  return { ...briefing, tokens: [...briefing.tokens, { id, hash, label, issuedAt: at, revoked: false }] }
}

export function recordTokenRevoked(briefing: Briefing, event: EventOf<'LinesTokenRevoked'>): Briefing {
  return {
    ...briefing,
    tokens: briefing.tokens.map((token) => (token.id === event.tokenId ? { ...token, revoked: true } : token)),
  }
}

/** The token with this hash that may still be used, or undefined. */
export function usableToken(briefing: Briefing, hash: string): LinesToken | undefined {
  return briefing.tokens.find((token) => !token.revoked && token.hash !== '' && token.hash === hash)
}
