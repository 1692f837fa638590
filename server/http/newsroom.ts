/** What the newsroom keeps besides people: outlets, invitations, tokens, settings, mails that do not leave. */
import type { Request } from 'express'
import { usableInvitation } from '#shared/domain/newsroom/invitations.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import {
  invitationLookSchema,
  newInvitationSchema,
  outletSchema,
  settingsChangeSchema,
  type InvitationEntry,
  type InvitationLink,
  type MailTroubleEntry,
  type OfferedInvitation,
  type OutletEntry,
  type PublicSettings,
  type TokenEntry,
} from '#shared/protocol/people.ts'
import { parseWith } from '#shared/protocol/parse.ts'
import { outletOf } from '../people/accreditation.ts'
import { labelKey } from '../people/profiles.ts'
import { hashToken, mintId, mintToken } from '../people/secrets.ts'
import { isPicture, logoAddress } from '../people/pictures.ts'
import { askerOf } from './access.ts'
import { readJson } from './bodies.ts'
import type { Guard } from './guard.ts'
import type { HttpParts } from './httpParts.ts'
import { HttpProblem } from './problem.ts'

const SETTINGS_LIMIT = 96 * 1024

export function newsroomRoutes({ on }: Guard, parts: HttpParts): void {
  const { newsroom, briefings, mailer, sealing, profiles, clock, logger } = parts

  on('GET /api/outlets', (_request, response) => {
    const { outlets, accounts } = newsroom.state
    const entries = [...outlets.values()].map((outlet): OutletEntry => {
      const accredited = [...accounts.values()].filter(
        (account) => account.outlet === outlet.id && account.standing === 'accepted',
      ).length
      return { ...outlet, accredited }
    })
    const byName = entries.sort((a, b) => a.name.localeCompare(b.name))
    response.set('Cache-Control', 'no-store').json({ outlets: byName })
  })

  on('POST /api/outlets', async (request, response, identity) => {
    const { name } = parseWith(outletSchema, await readJson(request))
    const id = mintId()
    await newsroom.execute({ type: 'AddOutlet', id, name }, askerOf(request, identity))
    response.status(201).json({ id })
  })

  on('PUT /api/outlets/:outlet', async (request, response, identity) => {
    const { name } = parseWith(outletSchema, await readJson(request))
    await newsroom.execute({ type: 'RenameOutlet', id: idIn(request, 'outlet'), name }, askerOf(request, identity))
    response.status(204).end()
  })

  on('DELETE /api/outlets/:outlet', async (request, response, identity) => {
    await newsroom.execute({ type: 'RemoveOutlet', id: idIn(request, 'outlet') }, askerOf(request, identity))
    response.status(204).end()
  })

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
    if (identity.role !== 'owner' && (wanted.role === 'owner' || wanted.role === 'moderator')) {
      throw new Refusal('not-permitted', { role: identity.role, invites: wanted.role })
    }
    const asker = askerOf(request, identity)
    const token = mintToken()
    const id = mintId()
    const endsAt = wanted.endsAt === undefined ? null : Date.parse(wanted.endsAt)
    const outlet = await outletOf(newsroom, wanted.outletName, asker)
    const { role, uses } = wanted
    const label = wanted.label === '' ? null : await sealing.seal(labelKey(id), wanted.label)
    const invitation = { id, hash: hashToken(token), role, outlet, label, uses, endsAt, issuer: identity.account }
    await newsroom.execute({ type: 'IssueInvitation', invitation }, asker)
    const url = `${parts.publicUrl()}/register#${token}`
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
    const id = idIn(request, 'invitation')
    await newsroom.execute({ type: 'RevokeInvitation', id }, askerOf(request, identity))
    // Whom it was for is nobody's business any more.
    await sealing.destroy(labelKey(id))
    response.status(204).end()
  })

  on('POST /api/invitations/look', async (request, response) => {
    await parts.limits.sessions.spend(request.ip ?? '')
    const { token } = parseWith(invitationLookSchema, await readJson(request))
    const { role, outlet } = usableInvitation(newsroom.state, hashToken(token), clock.now())
    const offered: OfferedInvitation = { role, outlet: outletName(outlet) }
    response.set('Cache-Control', 'no-store').json(offered)
  })

  on('GET /api/tokens', async (_request, response) => {
    const tokens: TokenEntry[] = []
    for (const { id, title } of newsroom.briefings) {
      const { state } = await briefings.open(id)
      tokens.push(
        ...state.tokens.map((token) => {
          const { id: tokenId, label, issuedAt, revoked } = token
          return { briefing: id, title, id: tokenId, label, issuedAt, revoked }
        }),
      )
    }
    response.set('Cache-Control', 'no-store').json({ tokens: tokens.reverse() })
  })

  on('GET /api/settings', (_request, response) => {
    const { name, logo, languages, registration, holdS } = newsroom.state.settings
    const answer: PublicSettings = {
      name,
      logo: logo === null ? null : logoAddress(logo),
      languages,
      registration,
      holdS,
    }
    response.set('Cache-Control', 'no-store').json(answer)
  })

  on('GET /api/settings/logo', (_request, response) => {
    const { logo } = newsroom.state.settings
    if (logo === null) throw new HttpProblem('address-not-found')
    response
      .set('Cache-Control', 'public, max-age=3600')
      .set('Content-Security-Policy', "default-src 'none'")
      .type(logo.type)
      .send(Buffer.from(logo.base64, 'base64'))
  })

  on('PUT /api/settings', async (request, response, identity) => {
    const changes = parseWith(settingsChangeSchema, await readJson(request, SETTINGS_LIMIT))
    if (changes.logo && !isPicture(changes.logo)) {
      throw new Refusal('command-malformed', {
        field: 'logo',
        problem: `is not a picture of type ${changes.logo.type}`,
      })
    }
    const settings = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
    await newsroom.execute({ type: 'ChangeSettings', settings }, askerOf(request, identity))
    response.status(204).end()
  })

  on('GET /api/mail', async (_request, response) => {
    const troubles = await Promise.all(
      [...newsroom.state.mailTroubles.values()].map(async (trouble): Promise<MailTroubleEntry> => {
        const { detail, ...entry } = trouble
        const { to, reason } = ((await sealing.open(detail)) ?? {}) as { to?: string; reason?: string }
        return { ...entry, to: to ?? null, reason: reason ?? '' }
      }),
    )
    response.set('Cache-Control', 'no-store').json({ troubles: troubles.reverse() })
  })

  on('DELETE /api/mail/:mail', async (request, response, identity) => {
    await newsroom.execute(
      { type: 'SettleMail', id: String(request.params['mail']).slice(0, 200) },
      askerOf(request, identity),
    )
    response.status(204).end()
  })

  function outletName(id: string | null): string | null {
    return id === null ? null : (newsroom.state.outlets.get(id)?.name ?? null)
  }
}

function idIn(request: Request, name: string): string {
  return String(request.params[name]).slice(0, 64)
}
