/** `/api/sessions`: the owner's link or an account becomes a session; who am I; goodbye, here or everywhere. */
import type { Response } from 'express'
import { accountSessionSchema, linkSessionSchema, type OwnerLink } from '#shared/protocol/people.ts'
import { parseWith } from '#shared/protocol/parse.ts'
import { isSame } from '../people/secrets.ts'
import type { Identity } from '../people/identities.ts'
import type { Asker } from '../people/newsroom.ts'
import type { OpenedSession } from '../people/sessions.ts'
import { askerOf } from './access.ts'
import { readJson } from './bodies.ts'
import { networkOf } from './networks.ts'
import type { Guard } from './guard.ts'
import type { HttpParts } from './httpParts.ts'

export function sessionRoutes({ on }: Guard, parts: HttpParts): void {
  const { accounts, sessions, newsroom, limits, localKey, sealing } = parts

  on('POST /api/sessions', async (request, response, identity) => {
    const body = await readJson(request)
    const asker = askerOf(request, identity)
    // By what it holds, so that a fault is named by its field.
    if (typeof body !== 'object' || body === null || !('token' in body)) {
      const wanted = parseWith(accountSessionSchema, body)
      const account = sealing.addressKey(wanted.email)
      // Of one network few, of all together many: nobody elsewhere can lock somebody out with ten wrong guesses.
      await limits.signIns.spend({ account: `${account} ${networkOf(request.ip ?? '')}`, address: request.ip })
      await limits.guesses.spend(account)
      await renewed(response, identity, asker, await accounts.signIn(wanted.email, wanted.password, asker))
      return
    }
    const { token } = parseWith(linkSessionSchema, body)
    await limits.sessions.spend(request.ip ?? '')
    // Commands on this machine read the key from the data folder, as they could read the secret itself.
    const isLocal = isSame(token, localKey) && isLoopback(request.socket.remoteAddress)
    const issuer = isLocal ? null : await newsroom.useOwnerLink(token, { ...asker, under: 'owner-links' })
    await renewed(response, identity, asker, await accounts.openOwnerSession(issuer, asker))
  })

  on('POST /api/sessions/links', async (request, response, identity) => {
    const token = await newsroom.issueOwnerLink(identity.answersFor, askerOf(request, identity))
    response
      .status(201)
      .set('Cache-Control', 'no-store')
      .json({ token } satisfies OwnerLink)
  })

  on('GET /api/sessions/current', async (_request, response, identity) => {
    response.set('Cache-Control', 'no-store').json(await parts.whoIs(identity))
  })

  on('DELETE /api/sessions/current', async (request, response, identity) => {
    if (identity.claims !== null) await accounts.endSession(identity.claims, askerOf(request, identity))
    response.status(204).set('Set-Cookie', sessions.closing()).end()
  })

  on('DELETE /api/sessions', async (request, response, identity) => {
    const asker = askerOf(request, identity)
    if (identity.account === null) await newsroom.execute({ type: 'EndOwnerSessions' }, asker)
    else await accounts.endSessions(identity.account, asker)
    response.status(204).set('Set-Cookie', sessions.closing()).end()
  })

  /** Whoever signs in leaves the session behind that the browser had. */
  async function renewed(response: Response, { claims }: Identity, asker: Asker, opened: OpenedSession): Promise<void> {
    if (claims !== null) await accounts.endSession(claims, asker)
    await answerSession(parts, response, opened, 201)
  }
}

/** Always with an id of its own: whatever cookie came with the request, it is not gone on with. */
export async function answerSession(
  { identities, whoIs }: Pick<HttpParts, 'identities' | 'whoIs'>,
  response: Response,
  { claims, cookie }: OpenedSession,
  status: number,
): Promise<void> {
  response
    .status(status)
    .set('Cache-Control', 'no-store')
    .set('Set-Cookie', cookie)
    .json(await whoIs(identities.ofClaims(claims)))
}

function isLoopback(address: string | undefined): boolean {
  return address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1'
}
