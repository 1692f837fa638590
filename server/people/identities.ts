/** Who somebody is now: what the session names, with the role that the newsroom gives it at this moment. */
import { roleInBriefing, roleOfSession, type SessionClaims } from '#shared/domain/newsroom/authority.ts'
import type { Newsroom } from '#shared/domain/newsroom.ts'
import type { Actor, Role } from '#shared/domain/vocabulary.ts'
import type { Clock } from '../clock.ts'
import type { Sessions } from './sessions.ts'

export interface Identity {
  /** In the whole newsroom. */
  readonly role: Role
  readonly actor: Actor
  /** Null for readers and for the owner's link. */
  readonly account: string | null
  /** The account that answers for what is handed on: its own, or the one that issued the owner's link; null: the machine's. */
  readonly answersFor: string | null
  /** Null without a session, and with one that is over. */
  readonly claims: SessionClaims | null
}

export const ANYBODY: Identity = {
  role: 'reader',
  actor: { role: 'reader', id: '' },
  account: null,
  answersFor: null,
  claims: null,
}

export interface Identities {
  /** From a `Cookie` header. */
  readonly ofCookie: (cookieHeader: string | undefined) => Promise<Identity>
  readonly ofClaims: (claims: SessionClaims | null) => Identity
  /** The same with the role and the actor that it has in one briefing. */
  readonly inBriefing: (identity: Identity, briefing: string) => Identity
}

export function createIdentities(
  sessions: Pick<Sessions, 'read'>,
  newsroom: { readonly state: Newsroom },
  clock: Pick<Clock, 'now'>,
): Identities {
  function ofClaims(claims: SessionClaims | null): Identity {
    if (claims === null) return ANYBODY
    const role = roleOfSession(newsroom.state, claims, clock.now())
    if (role === null) return ANYBODY
    const { account, session, issuer } = claims
    const actor = { role, id: account ?? `owner:${session}` }
    return { role, actor, account, answersFor: account ?? issuer?.account ?? null, claims }
  }

  return {
    ofCookie: async (cookieHeader) => ofClaims(await sessions.read(cookieHeader)),
    ofClaims,
    inBriefing(identity, briefing) {
      const role = roleInBriefing(newsroom.state, identity.role, identity.account, briefing)
      return role === identity.role ? identity : { ...identity, role, actor: { ...identity.actor, role } }
    },
  }
}
