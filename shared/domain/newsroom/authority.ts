/**
 * Who a session makes somebody, now: the cookie names an account, the newsroom says what it may.
 *
 * AU1 A session that is past its time, was ended, or is of another epoch than its account makes nobody of anybody.
 * AU2 A session of an account has the role that the account has now; one of no account that is left has none.
 * AU3 A session by the owner's link is the owner's, in the epoch of these sessions; and where an account issued the link, as
 *     long as that account is an owner, in the epoch that it had.
 * AU4 A reporter who is not accredited is an applicant; the other roles need no accreditation.
 * AU5 In a briefing the part that the account has there counts where it is stronger, and nowhere else.
 */
import type { Role } from '../vocabulary.ts'
import type { Account, Newsroom } from './state.ts'

/** What a session's cookie says, once it is opened. `account` null: the owner's link opened it. */
export interface SessionClaims {
  readonly session: string
  readonly account: string | null
  readonly epoch: number
  /** Of a link that an account issued: that account with its epoch, without which the session is over. */
  readonly issuer?: { readonly account: string; readonly epoch: number } | null
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}

/** The strongest first. */
const BY_STRENGTH: readonly Role[] = ['owner', 'moderator', 'captioner', 'reporter', 'applicant', 'screen', 'reader']

/** The role in the whole newsroom; null where the session is over and makes nobody of anybody. */
export function roleOfSession(newsroom: Newsroom, claims: SessionClaims, at: number): Role | null {
  if (at >= claims.expiresAt) return null
  if (newsroom.endedSessions.some(({ session }) => session === claims.session)) return null
  if (claims.account === null) return isLinkGood(newsroom, claims) ? 'owner' : null
  const account = newsroom.accounts.get(claims.account)
  return account?.epoch === claims.epoch ? roleOfAccount(account) : null
}

function isLinkGood(newsroom: Newsroom, { epoch, issuer }: SessionClaims): boolean {
  if (epoch !== newsroom.ownerEpoch) return false
  if (issuer === null || issuer === undefined) return true
  const account = newsroom.accounts.get(issuer.account)
  return account?.role === 'owner' && account.epoch === issuer.epoch
}

/** A reporter who is not accredited is an applicant; the roles that the owner gives need no accreditation. */
export function roleOfAccount({ role, standing }: Account): Role {
  return role === 'reporter' && standing !== 'accepted' ? 'applicant' : role
}

/** The role in one briefing: the newsroom's, or the part that the account has in it, if that is stronger. */
export function roleInBriefing(newsroom: Newsroom, role: Role, account: string | null, briefing: string): Role {
  if (account === null) return role
  const part = newsroom.staff.find((each) => each.account === account && each.briefing === briefing)?.role
  if (part === undefined) return role
  return BY_STRENGTH.indexOf(part) < BY_STRENGTH.indexOf(role) ? part : role
}
