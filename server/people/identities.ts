/** Who somebody is now: what the session or a screen's token names, with the role that the newsroom gives it at this moment. */
import { roleInBriefing, roleOfSession, type SessionClaims } from '#shared/domain/newsroom/authority.ts'
import { screenWithToken } from '#shared/domain/newsroom/screens.ts'
import type { Newsroom } from '#shared/domain/newsroom.ts'
import type { Actor, Role } from '#shared/domain/vocabulary.ts'
import type { Clock } from '../clock.ts'
import type { Presented } from '../screens/presented.ts'
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
  /** The screen that bears the token that was presented; null for everybody else. */
  readonly screen: string | null
}

export const ANYBODY: Identity = {
  role: 'reader',
  actor: { role: 'reader', id: '' },
  account: null,
  answersFor: null,
  claims: null,
  screen: null,
}

export interface Identities {
  /** From a `Cookie` header. */
  readonly ofCookie: (cookieHeader: string | undefined) => Promise<Identity>
  readonly ofClaims: (claims: SessionClaims | null) => Identity
  /** A reader, and in the briefing that it shows a screen. `hash`: of the token; anybody where no screen bears it. */
  readonly ofToken: (hash: string) => Identity
  readonly ofSocket: (presented: Presented) => Identity
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
    return { ...ANYBODY, role, actor, account, answersFor: account ?? issuer?.account ?? null, claims }
  }

  function ofToken(hash: string): Identity {
    const screen = screenWithToken(newsroom.state, hash)
    if (screen === undefined) return ANYBODY
    return { ...ANYBODY, actor: { role: ANYBODY.role, id: `screen:${screen.id}` }, screen: screen.id }
  }

  function roleIn({ role, account, screen }: Identity, briefing: string): Role {
    if (screen === null) return roleInBriefing(newsroom.state, role, account, briefing)
    return newsroom.state.screens.get(screen)?.briefing === briefing ? 'screen' : role
  }

  return {
    ofCookie: async (cookieHeader) => ofClaims(await sessions.read(cookieHeader)),
    ofClaims,
    ofToken,
    ofSocket: ({ claims, screen }) => (screen === null ? ofClaims(claims) : ofToken(screen)),
    inBriefing(identity, briefing) {
      const role = roleIn(identity, briefing)
      return role === identity.role ? identity : { ...identity, role, actor: { ...identity.actor, role } }
    },
  }
}
