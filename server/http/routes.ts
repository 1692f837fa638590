/** The HTTP interface put together: headers, identity, routes by noun, the pages, and the one translator of faults. */
import { join } from 'node:path'
import express, { type Express, type RequestHandler } from 'express'
import helmet from 'helmet'
import type { Logger } from 'pino'
import { pinoHttp } from 'pino-http'
import type { Metrics } from '../metrics.ts'
import { identified } from './access.ts'
import { briefingRoutes } from './briefings.ts'
import { healthRoutes } from './health.ts'
import { importRoutes } from './import.ts'
import type { HttpParts } from './httpParts.ts'
import { limitedByAddress } from './limits.ts'
import { lineRoutes } from './lines.ts'
import { HttpProblem, problemHandler } from './problem.ts'
import { sessionRoutes } from './sessions.ts'

export function createRoutes(parts: HttpParts): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', parts.trustedProxies)
  app.set('query parser', 'simple')
  // A fault is logged by the problem handler; each request by itself only where somebody looks for it.
  if (parts.logger.isLevelEnabled('debug')) app.use(logged(parts.logger))
  app.use(measured(parts.metrics), headers(parts.isSecure))
  app.use(healthRoutes(parts))
  app.use('/api', limitedByAddress(parts.limits.requests), identified(parts.sessions, parts.origins))
  app.use('/api/sessions', sessionRoutes(parts))
  app.use('/api/briefings', briefingRoutes(parts), lineRoutes(parts), importRoutes(parts))
  app.use('/api', () => {
    throw new HttpProblem('address-not-found')
  })
  app.use(pages(parts.pagesDir))
  app.use(problemHandler(parts.metrics, parts.logger))
  return app
}

/** Method, path and status; never a header, a query or a body, since those hold secrets. */
function logged(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    serializers: {
      req: (request: { method: string; url: string }) => ({
        method: request.method,
        path: request.url.split('?', 1)[0],
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
    customLogLevel: () => 'debug',
  })
}

function measured(metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const end = metrics.requests.startTimer({ method: request.method.slice(0, 7) })
    response.once('finish', () => {
      end({ status: `${Math.floor(response.statusCode / 100)}xx` })
    })
    next()
  }
}

function headers(isSecure: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
  })
}

/** The built pages. Their assets carry a hash in the name; every other address is the one page that routes itself. */
function pages(directory: string): express.Router {
  const router = express.Router()
  router.use('/assets', express.static(join(directory, 'assets'), { immutable: true, maxAge: '1y', index: false }))
  router.use('/assets', () => {
    throw new HttpProblem('address-not-found')
  })
  router.use(express.static(directory, { index: false, maxAge: '5m' }))
  router.get('/{*path}', (_request, response, next) => {
    response.set('Cache-Control', 'no-cache').sendFile('index.html', { root: directory }, (error?: Error) => {
      if (error !== undefined) next(error)
    })
  })
  return router
}
