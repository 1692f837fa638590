/** Invitation links: what became of each, a new one, the end of one. */
import { defineStore } from 'pinia'
import type { InvitationEntry, InvitationLink, NewInvitation } from '#shared/protocol/people.ts'
import { createListing, under } from './newsroomListing.ts'

/** Why it can no longer be used, or `open`. `now`: milliseconds since 1970. */
export function stateOf(invitation: InvitationEntry, now: number): 'open' | 'revoked' | 'used-up' | 'ended' {
  if (invitation.revoked) return 'revoked'
  if (invitation.used >= invitation.uses) return 'used-up'
  return invitation.endsAt !== null && invitation.endsAt <= now ? 'ended' : 'open'
}

export const useNewsroomInvitationsStore = defineStore('newsroomInvitations', () => {
  const list = createListing<InvitationEntry>('/api/invitations', 'invitations')
  return {
    ...list,
    issue: (about: NewInvitation) => list.act<InvitationLink>('/api/invitations', { method: 'POST', body: about }),
    revoke: ({ id }: InvitationEntry) => list.act(under('/api/invitations', id), { method: 'DELETE' }),
  }
})
