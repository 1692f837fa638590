/** `/api/accounts` and `/api/codes`: a person opens an account by a code, and changes or leaves it. */
import { isDeepStrictEqual } from 'node:util'
import type { Request, Response } from 'express'
import {
  acceptInvitationSchema,
  confirmationSchema,
  erasureSchema,
  newAccountSchema,
  newCodeSchema,
  passwordChangeSchema,
  passwordResetSchema,
  profileSchema,
} from '#shared/protocol/people.ts'
import { parseWith } from '#shared/protocol/parse.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Identity } from '../people/identities.ts'
import { hashToken } from '../people/secrets.ts'
import { askerOf } from './access.ts'
import { readJson } from './bodies.ts'
import type { Guard } from './guard.ts'
import type { HttpParts } from './httpParts.ts'
import { answerSession } from './sessions.ts'

export function accountRoutes({ on }: Guard, parts: HttpParts): void {
  const { accounts, newsroom, sealing, limits, profiles } = parts

  on('POST /api/accounts', async (request, response, identity) => {
    const wanted = parseWith(newAccountSchema, await readJson(request))
    await limits.codes.spend({ account: sealing.addressKey(wanted.email), address: request.ip })
    response.status(202).json(await accounts.register(wanted, askerOf(request, identity)))
  })

  on('POST /api/codes', async (request, response, identity) => {
    const wanted = parseWith(newCodeSchema, await readJson(request))
    await limits.codes.spend({ account: sealing.addressKey(wanted.email), address: request.ip })
    response.status(202).json(await accounts.forget(wanted, askerOf(request, identity)))
  })

  on('POST /api/codes/:request/again', async (request, response, identity) => {
    await limits.codes.spend({ address: request.ip })
    response.status(202).json(await accounts.again(requestId(request), askerOf(request, identity)))
  })

  on('POST /api/accounts/confirmation', async (request, response, identity) => {
    const { request: id, code } = parseWith(confirmationSchema, await readJson(request))
    await limits.signIns.spend({ account: id, address: request.ip })
    await signedIn(response, 201, await accounts.confirm(id, code, askerOf(request, identity)))
  })

  on('POST /api/accounts/password', async (request, response, identity) => {
    const { request: id, code, password } = parseWith(passwordResetSchema, await readJson(request))
    await limits.signIns.spend({ account: id, address: request.ip })
    await signedIn(response, 200, await accounts.reset(id, code, password, askerOf(request, identity)))
  })

  on('PUT /api/accounts/current', async (request, response, identity) => {
    const account = ownAccount(identity)
    const changed = parseWith(profileSchema, await readJson(request))
    const known = await profiles.of(account)
    if (known === null) throw new Refusal('account-not-found')
    const wanted = { ...known, ...changed }
    // Compared in clear: the same words are sealed into another text each time.
    if (!isDeepStrictEqual(wanted, known)) {
      await limits.decisions.spend(`profile ${account}`)
      const profile = await sealing.seal(account, wanted)
      await newsroom.execute({ type: 'ChangeProfile', account, profile }, askerOf(request, identity))
    }
    response.json(await parts.whoIs(identity))
  })

  on('PUT /api/accounts/current/password', async (request, response, identity) => {
    const account = ownAccount(identity)
    const { current, password } = parseWith(passwordChangeSchema, await readJson(request))
    await limits.signIns.spend({ account, address: request.ip })
    await signedIn(response, 200, await accounts.changePassword(account, current, password, askerOf(request, identity)))
  })

  on('POST /api/accounts/current/accreditation', async (request, response, identity) => {
    await newsroom.execute({ type: 'AskAccreditation', account: ownAccount(identity) }, askerOf(request, identity))
    response.json(await parts.whoIs(parts.identities.ofClaims(identity.claims)))
  })

  on('POST /api/accounts/current/invitation', async (request, response, identity) => {
    const account = ownAccount(identity)
    const { token } = parseWith(acceptInvitationSchema, await readJson(request))
    await newsroom.execute({ type: 'AcceptInvitation', account, hash: hashToken(token) }, askerOf(request, identity))
    response.json(await parts.whoIs(parts.identities.ofClaims(identity.claims)))
  })

  on('DELETE /api/accounts/current', async (request, response, identity) => {
    const account = ownAccount(identity)
    const { password } = parseWith(erasureSchema, await readJson(request))
    await limits.signIns.spend({ account, address: request.ip })
    await accounts.insist(account, password)
    await parts.erase(account, askerOf(request, identity))
    response.status(204).set('Set-Cookie', parts.sessions.closing()).end()
  })

  async function signedIn(
    response: Response,
    status: number,
    opened: Parameters<typeof answerSession>[2],
  ): Promise<void> {
    await answerSession(parts, response, opened, status)
  }
}

/** The owner's link has a role and no account to change. */
function ownAccount({ account }: Identity): string {
  if (account === null) throw new Refusal('account-not-found')
  return account
}

function requestId(request: Request): string {
  return String(request.params['request']).slice(0, 64)
}
