/** `/api/sessions`: the owner's link becomes a session, once; who am I; goodbye. */
import { Router } from 'express'
import { Refusal } from '#shared/domain/refusal.ts'
import { newSessionSchema, type OwnerLink, type SessionAnswer } from '#shared/protocol/http.ts'
import { parseWith } from '#shared/protocol/parse.ts'
import { isSame } from '../people/secrets.ts'
import { identityOf } from './access.ts'
import { readJson } from './bodies.ts'
import { limitedByAddress } from './limits.ts'
import type { HttpParts } from './httpParts.ts'

export function sessionRoutes({ sessions, newsroom, limits, localKey }: HttpParts): Router {
  const router = Router()

  router.post('/', limitedByAddress(limits.sessions), async (request, response) => {
    const { token } = parseWith(newSessionSchema, await readJson(request))
    // Commands on this machine read the key from the data folder, as they could read the secret itself.
    if (!isSame(token, localKey) || !isLoopback(request.socket.remoteAddress)) await newsroom.useOwnerLink(token)
    response
      .status(201)
      .set('Cache-Control', 'no-store')
      .set('Set-Cookie', await sessions.openOwner())
    response.json({ role: 'owner' } satisfies SessionAnswer)
  })

  router.post('/links', async (_request, response) => {
    const { role } = identityOf(response)
    if (role !== 'owner') throw new Refusal('not-permitted', { role })
    response
      .status(201)
      .set('Cache-Control', 'no-store')
      .json({ token: await newsroom.issueOwnerLink() } satisfies OwnerLink)
  })

  router.get('/current', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ role: identityOf(response).role } satisfies SessionAnswer)
  })

  router.delete('/current', (_request, response) => {
    response.status(204).set('Set-Cookie', sessions.closing()).end()
  })

  return router
}

function isLoopback(address: string | undefined): boolean {
  return address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1'
}
