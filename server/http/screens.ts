/** `/api/screens`: a display asks to be paired, the desk approves it by its code, names it, sends it to a briefing, lets it go. */
import type { Request } from 'express'
import { screensOf } from '#shared/domain/newsroom/screens.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { readCode } from '#shared/domain/screens/pairingCode.ts'
import {
  approvalSchema,
  claimSchema,
  screenEditSchema,
  unpairingQuery,
  type ClaimAnswer,
  type Pairing,
  type ScreenEntry,
} from '#shared/protocol/screens.ts'
import { parseWith } from '#shared/protocol/parse.ts'
import type { Identity } from '../people/identities.ts'
import { hashToken, mintId } from '../people/secrets.ts'
import type { PairingDevice } from '../screens/pairing.ts'
import { CLAIM_EVERY_MS, CLAIM_GRACE_MS, PAIRING_LASTS_MS } from '../screens/pairingLimits.ts'
import { askerOf } from './access.ts'
import { readJson } from './bodies.ts'
import type { Guard } from './guard.ts'
import type { HttpParts } from './httpParts.ts'

export function screenRoutes({ on }: Guard, parts: HttpParts): void {
  const { newsroom, pairings, screens: live, limits, clock, announcedUrl } = parts

  on('POST /api/screens/pairings', async (request, response) => {
    await limits.pairings.spend({ address: request.ip, account: 'all' })
    const { code, device } = await pairings.mint(clock.now())
    const pairing: Pairing = {
      code,
      device,
      url: `${announcedUrl}/pair#${code}`,
      lastsMs: PAIRING_LASTS_MS,
      everyMs: CLAIM_EVERY_MS,
    }
    response.set('Cache-Control', 'no-store').json(pairing)
  })

  on('POST /api/screens/pairings/claim', async (request, response, identity) => {
    await limits.claims.spend(request.ip ?? '')
    const { device } = parseWith(claimSchema, await readJson(request))
    const opened = await pairings.open(device)
    if (opened === null || opened.until <= clock.now()) throw new Refusal('pairing-ended')
    response.set('Cache-Control', 'no-store').json(await claim(request, identity, opened))
  })

  on('GET /api/screens', (_request, response) => {
    const screens = screensOf(newsroom.state, clock.now()).map((screen): ScreenEntry => {
      const { id, number, name, briefing, hash, approvedAt } = screen
      return { id, number, name, briefing, isPaired: hash !== null, isConnected: live.isConnected(screen), approvedAt }
    })
    response.set('Cache-Control', 'no-store').json({ screens })
  })

  on('POST /api/screens', async (request, response, identity) => {
    const { code: typed, name, briefing = null } = parseWith(approvalSchema, await readJson(request))
    await limits.codesTyped.spend(identity.account ?? identity.actor.id)
    const code = readCode(typed)
    if (code === null) throw new Refusal('pairing-unknown')
    await limits.approvals.spend('all')
    const id = mintId()
    const until = clock.now() + PAIRING_LASTS_MS + CLAIM_GRACE_MS
    await newsroom.execute(
      { type: 'ApproveScreen', id, name, pairing: pairings.keyOf(code), until, briefing },
      askerOf(request, identity),
    )
    response.status(201).set('Cache-Control', 'no-store').json({ id })
  })

  on('PUT /api/screens/:screen', async (request, response, identity) => {
    const { name, briefing } = parseWith(screenEditSchema, await readJson(request))
    await newsroom.execute(
      {
        type: 'ChangeScreen',
        id: screenIn(request),
        ...(name !== undefined && { name }),
        ...(briefing !== undefined && { briefing }),
      },
      askerOf(request, identity),
    )
    response.status(204).set('Cache-Control', 'no-store').end()
  })

  on('DELETE /api/screens/:screen', async (request, response, identity) => {
    const { unclaimed } = parseWith(unpairingQuery, request.query)
    const command = { type: 'UnpairScreen', id: screenIn(request), onlyUnclaimed: unclaimed !== undefined } as const
    await newsroom.execute(command, askerOf(request, identity))
    response.status(204).set('Cache-Control', 'no-store').end()
  })

  async function claim(request: Request, identity: Identity, device: PairingDevice): Promise<ClaimAnswer> {
    const approved = screensOf(newsroom.state, clock.now()).find(({ pairing }) => pairing === device.pairing)
    if (approved === undefined) return { state: 'waiting' }
    const { id, name, pairing } = approved
    const token = pairings.tokenOf(device, id)
    try {
      const command = { type: 'ClaimScreen', pairing, hash: hashToken(token) } as const
      const events = await newsroom.execute(command, askerOf(request, identity))
      if (events.some(({ type }) => type === 'ScreenUnpaired')) throw new Refusal('pairing-ended')
    } catch (error) {
      // Unpaired a moment ago: its code can be approved anew.
      if (error instanceof Refusal && error.code === 'pairing-unknown') return { state: 'waiting' }
      throw error
    }
    return { state: 'paired', token, screen: { id, name } }
  }
}

function screenIn(request: Request): string {
  return String(request.params['screen']).slice(0, 64)
}
