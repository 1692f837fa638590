/** `/healthz`: alive. `/readyz`: able to serve. `/metrics`: for whoever asks from this machine or its private network. */
import { isIP } from 'node:net'
import { Router } from 'express'
import type { HttpParts } from './httpParts.ts'
import { HttpProblem } from './problem.ts'

export function healthRoutes({ log, newsroom, metrics, isDraining }: HttpParts): Router {
  const router = Router()

  router.get('/healthz', (_request, response) => {
    response.type('text').send('ok\n')
  })

  router.get('/readyz', async (_request, response) => {
    const faults = [
      ...(isDraining() ? ['draining'] : []),
      ...(newsroom.following.phase === 'live' ? [] : [`newsroom ${newsroom.following.phase}`]),
      ...((await log.reachable()) ? [] : ['log unreachable']),
    ]
    response.status(faults.length === 0 ? 200 : 503).json({ ready: faults.length === 0, faults })
  })

  router.get('/metrics', async (request, response) => {
    if (request.headers['x-forwarded-for'] !== undefined || !isNear(request.socket.remoteAddress)) {
      throw new HttpProblem('address-not-found')
    }
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })

  return router
}

/** Loopback or a private network: the numbers say nothing secret, and are nobody else's business. */
function isNear(address: string | undefined): boolean {
  const plain = (address ?? '').replace(/^::ffff:/, '')
  if (isIP(plain) === 6) return plain === '::1' || /^f[cd]/i.test(plain)
  return /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(plain)
}
