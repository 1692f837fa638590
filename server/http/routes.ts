/** The HTTP interface put together: headers, identity, routes by noun, the pages, and the one translator of faults. */
import express, { type Express, type RequestHandler } from 'express'
import type { Logger } from 'pino'
import { pinoHttp } from 'pino-http'
import type { Metrics } from '../metrics.ts'
import { identified } from './access.ts'
import { accountRoutes } from './accounts.ts'
import { auditRoutes } from './audit.ts'
import { briefingRoutes } from './briefings.ts'
import { documentRoutes } from './documents.ts'
import { figureRoutes } from './figures.ts'
import { createGuard } from './guard.ts'
import { headers } from './headers.ts'
import { healthRoutes } from './health.ts'
import { importRoutes } from './import.ts'
import type { HttpParts } from './httpParts.ts'
import { invitationRoutes } from './invitations.ts'
import { limitedByAddress } from './limits.ts'
import { glossaryRoutes } from './glossary.ts'
import { lineRoutes } from './lines.ts'
import { newsletterRoutes } from './newsletter.ts'
import { newsroomRoutes } from './newsroom.ts'
import { pages } from './pages.ts'
import { peopleRoutes } from './people.ts'
import { HttpProblem, problemHandler } from './problem.ts'
import { programmeRoutes } from './programmes.ts'
import { queueRoutes } from './queue.ts'
import { screenRoutes } from './screens.ts'
import { sessionRoutes } from './sessions.ts'

const NOUNS = [
  accountRoutes,
  sessionRoutes,
  briefingRoutes,
  glossaryRoutes,
  lineRoutes,
  importRoutes,
  documentRoutes,
  queueRoutes,
  figureRoutes,
  programmeRoutes,
  peopleRoutes,
  newsroomRoutes,
  screenRoutes,
  invitationRoutes,
  newsletterRoutes,
  auditRoutes,
]

export function createRoutes(parts: HttpParts): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', parts.trustedProxies)
  app.set('query parser', 'simple')
  // A fault is logged by the problem handler; each request by itself only where somebody looks for it.
  if (parts.logger.isLevelEnabled('debug')) app.use(logged(parts.logger))
  app.use(
    measured(parts.metrics),
    headers(parts.isSecure, () => parts.newsroom.state.settings.framedBy),
  )
  app.use(healthRoutes(parts))
  app.use('/api', limitedByAddress(parts.limits.requests), identified(parts.identities, parts.origins))
  const guard = createGuard(parts.briefings, parts.identities)
  for (const add of NOUNS) add(guard, parts)
  app.use('/api', guard.router)
  app.use('/api', () => {
    throw new HttpProblem('address-not-found')
  })
  app.use(pages(parts.pagesDir, parts.newsroom, parts.screenPage))
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
