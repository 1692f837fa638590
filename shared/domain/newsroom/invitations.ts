/**
 * Invitation links: a role and perhaps an outlet, for a number of uses, until some time.
 *
 * IN1 An invitation is issued once, for an outlet that there is, with an end that lies ahead.
 * IN2 It can be used until it is revoked, has ended or was used as often as it says.
 * IN3 It is revoked once; revoking it again is already true.
 * IN4 Each account that it opens or raises is one use of it, and nothing else is.
 * IN5 An account issues what its role may give: an owner everything, a moderator captioners and reporters. What it could
 *     not issue after its role was lowered, or after it was erased, is revoked.
 */
import { z } from 'zod'
import { Refusal } from '../refusal.ts'
import { instantSchema } from '../vocabulary.ts'
import { accountOf, withEntry, type Newsroom } from './state.ts'
import { accountRoleSchema, fact, hashSchema, idSchema, sealedSchema, type AccountRole } from './vocabulary.ts'

export const invitationSchema = z.object({
  id: idSchema,
  /** SHA-256 of the link's token. */
  hash: hashSchema,
  role: accountRoleSchema,
  outlet: idSchema.nullable(),
  /** Sealed under a key of its own, for those who manage it: whom it is for. Null where nobody said. */
  label: sealedSchema.nullable(),
  uses: z.int().min(1).max(1_000),
  endsAt: instantSchema.nullable(),
  /** The account that answers for it; without one, or null: the owner's link. */
  issuer: idSchema.nullable().optional(),
})

export interface Invitation extends Readonly<z.infer<typeof invitationSchema>> {
  readonly used: number
  readonly issuedAt: number
  readonly revoked: boolean
}

export const invitationEvents = [
  fact('InvitationIssued', { invitation: invitationSchema }),
  fact('InvitationRevoked', { id: idSchema }),
] as const
export type InvitationEvent = Readonly<z.infer<(typeof invitationEvents)[number]>>

export type InvitationCommand =
  | { readonly type: 'IssueInvitation'; readonly invitation: Readonly<z.infer<typeof invitationSchema>> }
  | { readonly type: 'RevokeInvitation'; readonly id: string }

const MAY_INVITE: Readonly<Record<AccountRole, readonly AccountRole[]>> = {
  owner: ['owner', 'moderator', 'captioner', 'reporter'],
  moderator: ['captioner', 'reporter'],
  captioner: [],
  reporter: [],
}

export function mayInvite(role: AccountRole, invites: AccountRole): boolean {
  return MAY_INVITE[role].includes(invites)
}

/** Throws `invitation-unknown` for none and for a revoked one, `invitation-ended`, `invitation-used-up`. */
export function usableInvitation(newsroom: Newsroom, hash: string, at: number): Invitation {
  const invitation = invitationWith(newsroom, hash)
  refuseUnusable(invitation, at)
  return invitation
}

/** Whatever has become of it. Throws `invitation-unknown`. */
export function invitationWith(newsroom: Newsroom, hash: string): Invitation {
  const invitation = [...newsroom.invitations.values()].find((each) => each.hash === hash)
  if (invitation === undefined) throw new Refusal('invitation-unknown')
  return invitation
}

/** Throws as `usableInvitation` does. */
export function refuseUnusable(invitation: Invitation, at: number): void {
  const fault = faultOf(invitation, at)
  if (fault !== null) throw new Refusal(fault)
}

/** Null for none and for one that cannot be used any more. */
export function usableInvitationOf(newsroom: Newsroom, id: string | null, at: number): Invitation | null {
  const invitation = newsroom.invitations.get(id ?? '')
  return invitation === undefined || faultOf(invitation, at) !== null ? null : invitation
}

function faultOf({ revoked, endsAt, used, uses }: Invitation, at: number) {
  if (revoked) return 'invitation-unknown'
  if (endsAt !== null && at >= endsAt) return 'invitation-ended'
  return used >= uses ? 'invitation-used-up' : null
}

/** Those that the account could not issue in this role; null: it is erased. */
export function revokedFor(newsroom: Newsroom, issuer: string, role: AccountRole | null): InvitationEvent[] {
  const may = role === null ? [] : MAY_INVITE[role]
  return [...newsroom.invitations.values()].flatMap((invitation) =>
    invitation.issuer === issuer && !invitation.revoked && !may.includes(invitation.role)
      ? [{ type: 'InvitationRevoked', id: invitation.id }]
      : [],
  )
}

export function decideInvitations(newsroom: Newsroom, command: InvitationCommand, at: number): InvitationEvent[] {
  switch (command.type) {
    case 'IssueInvitation': {
      const { invitation } = command
      if (newsroom.invitations.has(invitation.id)) return []
      refuseOverreach(newsroom, invitation)
      if (invitation.outlet !== null && !newsroom.outlets.has(invitation.outlet)) throw new Refusal('outlet-not-found')
      if (invitation.endsAt !== null && invitation.endsAt <= at) throw new Refusal('invitation-ended')
      return [{ type: 'InvitationIssued', invitation }]
    }
    case 'RevokeInvitation': {
      const invitation = newsroom.invitations.get(command.id)
      if (invitation === undefined) throw new Refusal('invitation-unknown')
      return invitation.revoked ? [] : [{ type: 'InvitationRevoked', id: command.id }]
    }
    default:
      return command satisfies never
  }
}

function refuseOverreach(newsroom: Newsroom, { issuer, role: invites }: Pick<Invitation, 'issuer' | 'role'>): void {
  if (issuer == null) return
  const { role } = accountOf(newsroom, issuer)
  if (!mayInvite(role, invites)) throw new Refusal('not-permitted', { role, invites })
}

export function evolveInvitations(newsroom: Newsroom, event: InvitationEvent, at: number): Newsroom {
  switch (event.type) {
    case 'InvitationIssued': {
      const issued: Invitation = { ...event.invitation, used: 0, issuedAt: at, revoked: false }
      return { ...newsroom, invitations: withEntry(newsroom.invitations, issued.id, issued) }
    }
    case 'InvitationRevoked':
      return withInvitation(newsroom, event.id, (invitation) => ({ ...invitation, revoked: true }))
    default:
      return event satisfies never
  }
}

/** One use more, by an account that it opened or raised. */
export function withInvitationUsed(newsroom: Newsroom, id: string): Newsroom {
  return withInvitation(newsroom, id, (invitation) => ({ ...invitation, used: invitation.used + 1 }))
}

function withInvitation(newsroom: Newsroom, id: string, change: (invitation: Invitation) => Invitation): Newsroom {
  const invitation = newsroom.invitations.get(id)
  if (invitation === undefined) return newsroom
  return { ...newsroom, invitations: withEntry(newsroom.invitations, id, change(invitation)) }
}
