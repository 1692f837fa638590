/**
 * Who is let in as a reporter: asked for, decided by a person, or given by an invitation.
 *
 * AD1 Who was refused or revoked may ask again; asking while it is asked for or accepted is already true.
 * AD2 A decision names the standing that was looked at and is refused where that has changed; the same one again is
 *     already true.
 * AD3 Accepted is who asked or was turned away, refused who asked, revoked who was accepted.
 * AD4 Turning somebody away has a reason. It stays while they ask again, for whoever decides then, and is gone once they
 *     are accepted.
 * AD5 Accepting may name an outlet that there is; without one the account keeps its own.
 * AD6 Revoking a reporter ends its parts in briefings.
 * AD7 An invitation raises an account and takes nothing away; where it has nothing to add, it is already true.
 * AD8 An invitation overrules nobody: who was turned away waits for a person to decide.
 */
import type { z } from 'zod'
import { Refusal } from '../refusal.ts'
import { invitationWith, refuseUnusable, withInvitationUsed } from './invitations.ts'
import { releasedEverywhere, type StaffEvent } from './staff.ts'
import { accountOf, withAccount, type Newsroom } from './state.ts'
import {
  accountRoleSchema,
  fact,
  idSchema,
  isStronger,
  sealedSchema,
  standingSchema,
  type Standing,
} from './vocabulary.ts'

export const accreditationEvents = [
  fact('InvitationAccepted', {
    account: idSchema,
    invitation: idSchema,
    role: accountRoleSchema,
    outlet: idSchema.nullable(),
  }),
  fact('AccreditationAsked', { account: idSchema }),
  fact('AccreditationDecided', {
    account: idSchema,
    standing: standingSchema.exclude(['asked']),
    reason: sealedSchema.nullable(),
    outlet: idSchema.nullable(),
  }),
] as const
export type AccreditationEvent = Readonly<z.infer<(typeof accreditationEvents)[number]>>

interface DecideAccreditation {
  readonly type: 'DecideAccreditation'
  readonly account: string
  /** The standing that was looked at. */
  readonly saw: Standing
  readonly standing: Exclude<Standing, 'asked'>
  readonly reason: string | null
  readonly outlet: string | null
}

interface AcceptInvitation {
  readonly type: 'AcceptInvitation'
  readonly account: string
  readonly hash: string
}

export type AccreditationCommand =
  AcceptInvitation | DecideAccreditation | { readonly type: 'AskAccreditation'; readonly account: string }

const DECIDED_FROM: Readonly<Record<DecideAccreditation['standing'], readonly Standing[]>> = {
  accepted: ['asked', 'accepted', 'refused', 'revoked'],
  refused: ['asked'],
  revoked: ['accepted'],
}

export function decideAccreditations(
  newsroom: Newsroom,
  command: AccreditationCommand,
  at: number,
): (AccreditationEvent | StaffEvent)[] {
  switch (command.type) {
    case 'AcceptInvitation':
      return acceptInvitation(newsroom, command, at)
    case 'AskAccreditation': {
      const { id, standing } = accountOf(newsroom, command.account)
      return standing === 'asked' || standing === 'accepted' ? [] : [{ type: 'AccreditationAsked', account: id }]
    }
    case 'DecideAccreditation':
      return decided(newsroom, command)
    default:
      return command satisfies never
  }
}

function acceptInvitation(newsroom: Newsroom, command: AcceptInvitation, at: number): AccreditationEvent[] {
  const account = accountOf(newsroom, command.account)
  const invitation = invitationWith(newsroom, command.hash)
  const role = isStronger(invitation.role, account.role) ? invitation.role : account.role
  const outlet = invitation.outlet ?? account.outlet
  // Before asking whether it may be used: the last use of it may have been this one, whose answer was lost.
  if (account.standing === 'accepted' && role === account.role && outlet === account.outlet) return []
  refuseUnusable(invitation, at)
  if (wasTurnedAway(account)) throw new Refusal('not-permitted', { standing: account.standing })
  return [{ type: 'InvitationAccepted', account: account.id, invitation: invitation.id, role, outlet }]
}

/** Also while it asks again: the reason stays until somebody accepts it. */
function wasTurnedAway({ reason }: { readonly reason: string | null }): boolean {
  return reason !== null
}

function decided(newsroom: Newsroom, command: DecideAccreditation): (AccreditationEvent | StaffEvent)[] {
  const account = accountOf(newsroom, command.account)
  const { standing } = command
  const accepts = standing === 'accepted'
  const outlet = (accepts ? command.outlet : null) ?? account.outlet
  if (account.standing === standing && account.outlet === outlet) return []
  if (account.standing !== command.saw || !DECIDED_FROM[standing].includes(account.standing)) {
    throw new Refusal('account-changed-meanwhile', { standing: account.standing })
  }
  if (!accepts && command.reason === null) {
    throw new Refusal('command-malformed', { field: 'reason', problem: 'is missing' })
  }
  if (outlet !== null && !newsroom.outlets.has(outlet)) throw new Refusal('outlet-not-found')
  const reason = accepts ? null : command.reason
  const decision = { type: 'AccreditationDecided', account: account.id, standing, reason, outlet } as const
  const losesParts = standing === 'revoked' && account.role === 'reporter'
  return losesParts ? [decision, ...releasedEverywhere(newsroom, account.id)] : [decision]
}

export function evolveAccreditations(newsroom: Newsroom, event: AccreditationEvent): Newsroom {
  switch (event.type) {
    case 'InvitationAccepted': {
      const { account, invitation, role, outlet } = event
      const raised = withAccount(newsroom, account, () => ({ role, outlet, standing: 'accepted', reason: null }))
      return withInvitationUsed(raised, invitation)
    }
    case 'AccreditationAsked':
      return withAccount(newsroom, event.account, () => ({ standing: 'asked' }))
    case 'AccreditationDecided': {
      const { standing, reason, outlet } = event
      return withAccount(newsroom, event.account, () => ({ standing, reason, outlet }))
    }
    default:
      return event satisfies never
  }
}
