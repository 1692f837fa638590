/** What the newsroom keeps besides people: outlets, tokens, settings, mails that do not leave. */
import type { Request } from 'express'
import { Refusal } from '#shared/domain/refusal.ts'
import {
  outletSchema,
  settingsChangeSchema,
  type MailTroubleEntry,
  type OutletEntry,
  type PublicSettings,
  type TokenEntry,
} from '#shared/protocol/people.ts'
import { parseWith } from '#shared/protocol/parse.ts'
import { mintId } from '../people/secrets.ts'
import { isPicture, logoAddress } from '../people/pictures.ts'
import { askerOf } from './access.ts'
import { readJson } from './bodies.ts'
import type { Guard } from './guard.ts'
import type { HttpParts } from './httpParts.ts'
import { HttpProblem } from './problem.ts'

const SETTINGS_LIMIT = 96 * 1024

export function newsroomRoutes({ on }: Guard, parts: HttpParts): void {
  const { newsroom, briefings, sealing } = parts

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
    const { name, logo, languages, registration, holdS, framedBy } = newsroom.state.settings
    const answer: PublicSettings = {
      name,
      logo: logo === null ? null : logoAddress(logo),
      languages,
      registration,
      holdS,
      framedBy,
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
}

function idIn(request: Request, name: string): string {
  return String(request.params[name]).slice(0, 64)
}
