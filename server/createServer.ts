/** One node from its ports and its configuration: Express and Socket.IO over one HTTP server. Reads no env, does not listen. */
import { createServer as createHttpServer, type RequestListener, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join as joinPath } from 'node:path'
import type { Logger } from 'pino'
import type { Recorded } from '#shared/domain/recorded.ts'
import type { Clock } from './clock.ts'
import { createExecute, type Execute } from './commands/execute.ts'
import { createLimit, createLimits } from './http/limits.ts'
import { createRoutes } from './http/routes.ts'
import { Briefings, type BriefingFollowing } from './live/briefings.ts'
import { command } from './live/command.ts'
import { createFraming } from './live/framing.ts'
import { join, leave } from './live/join.ts'
import { Rooms } from './live/rooms.ts'
import { answerSockets, createSockets, type LiveServer } from './live/sockets.ts'
import { memoryLimiters, type Limiters } from './log/limiters.ts'
import { createLostEnds } from './log/lostEnds.ts'
import type { EventLog } from './log/eventLog.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { NewsroomDesk } from './people/newsroom.ts'
import { createOrigins } from './people/origins.ts'
import { derivedKey, mintId } from './people/secrets.ts'
import { createSessions } from './people/sessions.ts'

export interface ServerPorts {
  readonly log: EventLog
  readonly clock: Clock
  readonly logger: Logger
  /** Left out: limits are counted in the memory of this node. */
  readonly limiters?: Limiters
}

export interface ServerSettings {
  readonly host: string
  readonly publicUrl: string | null
  readonly dataDir: string
  readonly secret: string
  readonly trustedProxies: number
  readonly pagesDir: string
  readonly timeZone: string
}

export interface Server {
  readonly http: HttpServer
  readonly io: LiveServer
  readonly execute: Execute
  readonly briefings: Briefings
  readonly newsroom: NewsroomDesk
  readonly rooms: Rooms
  readonly metrics: Metrics
  /** What a command on this machine shows to be the owner. */
  readonly localKey: string
  /** From now on not ready; readers are told to come back, spread over up to ten seconds, and awaited. */
  readonly drain: () => Promise<void>
  readonly close: () => Promise<void>
}

const DRAIN_AT_MOST_MS = 10_000

export function createServer(
  { log, clock, logger, limiters = memoryLimiters() }: ServerPorts,
  settings: ServerSettings,
): Server {
  let draining = false
  const isDraining = () => draining
  const limits = createLimits(limiters)
  const metrics = createMetrics()
  const isSecure = settings.publicUrl?.startsWith('https:') === true
  const sessions = createSessions(settings.secret, isSecure)
  const localKey = derivedKey(settings.secret, 'commands on this machine')

  const http = createHttpServer({ headersTimeout: 5_000, requestTimeout: 8_000, connectionsCheckingInterval: 1_000 })
  const origins = createOrigins(
    settings.publicUrl,
    settings.host,
    () => (http.address() as AddressInfo | null)?.port ?? 0,
  )
  // Before the sockets attach: they then take their own path for themselves and leave the rest to the routes.
  let routes: RequestListener | null = null
  http.on('request', (request, response) => routes?.(request, response))
  const socketsParts = { http, sessions, origins, metrics, logger, isDraining }
  const io = createSockets(socketsParts)

  const keepLostEnd = createLostEnds(joinPath(settings.dataDir, 'lost'))
  const newsroom = new NewsroomDesk({ log, clock, logger, keepLostEnd })
  const framing = createFraming(io)
  if (framing.unavailable !== null) logger.warn({ reason: framing.unavailable }, 'messages are not framed once for all')
  const rooms = new Rooms({ framing, log, clock, metrics, nodeId: mintId() })
  const briefings = new Briefings({
    log,
    clock,
    logger,
    keepLostEnd,
    others: [newsroom.following],
    isNeeded: (id) => rooms.isOccupied(id),
    letGo: (id) => {
      rooms.close(id)
    },
    opened: (id, following) => {
      rooms.of(id, following)
      keepListed(newsroom, following, logger)
    },
  })
  const execute = createExecute({
    log,
    clock,
    logger,
    follow: (id, mayBeNew) => briefings.follow(id, mayBeNew),
    counted: (what, times) => {
      if (what === 'appended') metrics.facts.inc(times)
      else metrics.conflicts.inc(times)
    },
  })

  answerSockets(
    io,
    {
      join: (socket, request, acknowledge) => join({ briefings, rooms }, socket, request, acknowledge),
      leave: (socket, request) => {
        leave({ briefings, rooms }, socket, request)
      },
      command: (socket, request) => command({ briefings, execute }, socket, request),
      gone: (socket) => {
        rooms.leaveAll(socket)
      },
    },
    socketsParts,
  )
  routes = createRoutes({
    log,
    briefings,
    newsroom,
    rooms,
    execute,
    sessions,
    origins,
    metrics,
    logger,
    localKey,
    isDraining,
    isSecure,
    limits: {
      requests: createLimit(600, 10),
      sessions: limits.limit('sessions', 20, 60),
      sources: createLimit(400, 2),
      imports: limits.limit('imports', 20, 60),
    },
    timeZone: settings.timeZone,
    pagesDir: settings.pagesDir,
    trustedProxies: settings.trustedProxies,
  })

  async function drain(): Promise<void> {
    draining = true
    const readers = [...io.of('/').sockets.values()]
    const spread = Math.min(DRAIN_AT_MOST_MS, 20 * readers.length)
    for (const socket of readers) socket.emit('server:closing', { retryAfter: Math.round(Math.random() * spread) })
    await emptied(io, clock, spread + 1_000)
  }

  async function close(): Promise<void> {
    draining = true
    rooms.closeAll()
    await io.close()
    http.closeAllConnections()
    await briefings.close()
    await newsroom.following.close()
  }

  return { http, io, execute, briefings, newsroom, rooms, metrics, localKey, drain, close }
}

/** The list of briefings follows their life cycle; a node that died in between is made up for when they are opened. */
function keepListed(newsroom: NewsroomDesk, following: BriefingFollowing, logger: Logger): void {
  const list = () => {
    newsroom.list(following.state).catch((error: unknown) => {
      logger.warn({ err: error, stream: following.stream }, 'the list does not yet say what the briefing says')
    })
  }
  const isLifeCycle = ({ event }: Recorded) =>
    event?.type === 'BriefingScheduled' || event?.type === 'BriefingStarted' || event?.type === 'BriefingEnded'
  following.listen({
    facts: (facts) => {
      if (facts.some(isLifeCycle)) list()
    },
    begunAnew: list,
  })
}

function emptied(io: LiveServer, clock: Clock, within: number): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      stopLooking()
      cancel()
      resolve()
    }
    const cancel = clock.after(within, settle)
    const stopLooking = clock.every(50, () => {
      if (io.of('/').sockets.size === 0) settle()
    })
  })
}
