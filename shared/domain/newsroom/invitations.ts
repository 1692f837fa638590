/** Invitation links: a role and perhaps an outlet, for a number of uses, until some time. */
import { z } from 'zod'
import { plainText } from '../plainText.ts'
import { Refusal } from '../refusal.ts'
import { instantSchema } from '../vocabulary.ts'
import { withEntry, type Newsroom } from './state.ts'
import { accountRoleSchema, fact, hashSchema, idSchema } from './vocabulary.ts'

export const invitationSchema = z.object({
  id: idSchema,
  /** SHA-256 of the link's token. */
  hash: hashSchema,
  role: accountRoleSchema,
  outlet: idSchema.nullable(),
  /** For those who manage it: whom it is for. */
  label: plainText(120, 0),
  uses: z.int().min(1).max(1_000),
  endsAt: instantSchema.nullable(),
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

/** Throws `invitation-unknown` for none and for a revoked one, `invitation-ended`, `invitation-used-up`. */
export function usableInvitation(newsroom: Newsroom, hash: string, at: number): Invitation {
  const invitation = [...newsroom.invitations.values()].find((each) => each.hash === hash)
  if (invitation === undefined || invitation.revoked) throw new Refusal('invitation-unknown')
  if (invitation.endsAt !== null && at >= invitation.endsAt) throw new Refusal('invitation-ended')
  if (invitation.used >= invitation.uses) throw new Refusal('invitation-used-up')
  return invitation
}

export function decideInvitations(newsroom: Newsroom, command: InvitationCommand, at: number): InvitationEvent[] {
  switch (command.type) {
    case 'IssueInvitation': {
      const { invitation } = command
      if (newsroom.invitations.has(invitation.id)) return []
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
