/** `/api/invitations`: links that give a role, and perhaps an outlet. */
import { mayInvite, usableInvitation } from '#shared/domain/newsroom/invitations.ts'
import type { AccountRole } from '#shared/domain/newsroom/vocabulary.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import {
  invitationLookSchema,
  newInvitationSchema,
  type InvitationEntry,
  type InvitationLink,
  type OfferedInvitation,
} from '#shared/protocol/people.ts'
import { parseWith } from '#shared/protocol/parse.ts'
import { outletOf } from '../people/accreditation.ts'
import type { Identity } from '../people/identities.ts'
import { labelKey } from '../people/profiles.ts'
import { hashToken, mintId, mintToken } from '../people/secrets.ts'
import { askerOf } from './access.ts'
import { readJson } from './bodies.ts'
import type { Guard } from './guard.ts'
import type { HttpParts } from './httpParts.ts'

export function invitationRoutes({ on }: Guard, parts: HttpParts): void {
  const { newsroom, mailer, sealing, profiles, limits, clock, logger, publicUrl } = parts

  on('GET /api/invitations', async (_request, response) => {
    const described = [...newsroom.state.invitations.values()].map(async (invitation): Promise<InvitationEntry> => {
      const { hash: _hash, issuer: _issuer, outlet, ...entry } = invitation
      return { ...entry, label: (await profiles.labelOf(invitation)) ?? '', outlet: outletName(outlet) }
    })
    const entries = await Promise.all(described)
    response.set('Cache-Control', 'no-store').json({ invitations: entries.reverse() })
  })

  on('POST /api/invitations', async (request, response, identity) => {
    const wanted = parseWith(newInvitationSchema, await readJson(request))
    refuseStronger(identity, wanted.role)
    const asker = askerOf(request, identity)
    if (wanted.email !== undefined) {
      // In the newsroom's name, to whoever is named: nobody is to be pestered with it.
      await limits.invitations.spend({ account: sealing.addressKey(wanted.email), address: request.ip })
    }
    const token = mintToken()
    const id = mintId()
    const endsAt = wanted.endsAt === undefined ? null : Date.parse(wanted.endsAt)
    const outlet = await outletOf(newsroom, wanted.outletName, asker)
    const { role, uses } = wanted
    const label = wanted.label === '' ? null : await sealing.seal(labelKey(id), wanted.label)
    const invitation = { id, hash: hashToken(token), role, outlet, label, uses, endsAt, issuer: identity.answersFor }
    await newsroom.execute({ type: 'IssueInvitation', invitation }, asker)
    const url = `${publicUrl()}/register#${token}`
    if (wanted.email !== undefined) {
      const data = { role, outlet: outletName(outlet), url, endsAt }
      const { email: to, language } = wanted
      mailer.send({ id: `invitation:${id}`, to, language, template: 'invitation', data }).catch((error: unknown) => {
        logger.error({ err: error }, 'an invitation could not be handed in to the mail')
      })
    }
    response
      .status(201)
      .set('Cache-Control', 'no-store')
      .json({ id, url } satisfies InvitationLink)
  })

  on('DELETE /api/invitations/:invitation', async (request, response, identity) => {
    const id = String(request.params['invitation']).slice(0, 64)
    const invitation = newsroom.state.invitations.get(id)
    if (invitation !== undefined) refuseStronger(identity, invitation.role)
    await newsroom.execute({ type: 'RevokeInvitation', id }, askerOf(request, identity))
    // Whom it was for is nobody's business any more.
    await sealing.destroy(labelKey(id))
    response.status(204).end()
  })

  on('POST /api/invitations/look', async (request, response) => {
    await limits.sessions.spend(request.ip ?? '')
    const { token } = parseWith(invitationLookSchema, await readJson(request))
    const { role, outlet } = usableInvitation(newsroom.state, hashToken(token), clock.now())
    const offered: OfferedInvitation = { role, outlet: outletName(outlet) }
    response.set('Cache-Control', 'no-store').json(offered)
  })

  function outletName(id: string | null): string | null {
    return id === null ? null : (newsroom.state.outlets.get(id)?.name ?? null)
  }
}

/** Nobody gives what is beyond them, nor takes back what somebody stronger gave. */
function refuseStronger({ role }: Identity, invites: AccountRole): void {
  if (role !== 'owner' && !(role === 'moderator' && mayInvite(role, invites)))
    throw new Refusal('not-permitted', { role, invites })
}
