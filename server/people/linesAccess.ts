/** What a lines token gives: the captioner's role, in the one briefing that it was made for. */
import type { Briefing } from '#shared/domain/state.ts'
import { usableToken } from '#shared/domain/linesTokens.ts'
import type { Actor } from '#shared/domain/vocabulary.ts'
import { hashToken } from './secrets.ts'

/** Null for a token that is revoked, or another briefing's, or none. */
export function linesTokenActor(briefing: Briefing, token: string): Actor | null {
  const known = usableToken(briefing, hashToken(token))
  return known === undefined ? null : { role: 'captioner', id: `token:${known.id}` }
}
