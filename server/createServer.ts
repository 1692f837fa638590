/** One node from its ports and its configuration: Express and Socket.IO over one HTTP server. Reads no env, does not listen. */
import { createServer as createHttpServer, type RequestListener, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join as joinPath } from 'node:path'
import type { Logger } from 'pino'
import { screensShowing } from '#shared/domain/newsroom/screens.ts'
import type { Clock } from './clock.ts'
import { reachableHost } from './listen.ts'
import { createExecute, type Execute } from './commands/execute.ts'
import { createPerform } from './commands/perform.ts'
import { createLimit, createLimits } from './http/limits.ts'
import { createScreenPage } from './http/screenPage.ts'
import { routeLimits } from './http/routeLimits.ts'
import { createRoutes } from './http/routes.ts'
import { Briefings, type BriefingFollowing } from './live/briefings.ts'
import { keepAuthority } from './live/authority.ts'
import { command } from './live/command.ts'
import { createFraming } from './live/framing.ts'
import { editing, join, leave } from './live/join.ts'
import { keepHold, keepListed, keepScreensTold } from './live/newsroomTies.ts'
import { Rooms } from './live/rooms.ts'
import { Screens } from './live/screens.ts'
import { answerSockets, createSockets, type LiveServer } from './live/sockets.ts'
import { createLostEnds } from './log/lostEnds.ts'
import type { EventLog } from './log/eventLog.ts'
import type { KeyStore } from './log/keyStore.ts'
import type { Limiters } from './log/limiters.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { createPeople } from './people/createPeople.ts'
import { createIdentities } from './people/identities.ts'
import { createNameAtDesk } from './people/nameAtDesk.ts'
import { NewsroomDesk } from './people/newsroom.ts'
import { createOrigins } from './people/origins.ts'
import { createSealing } from './people/sealing.ts'
import { derivedKey, mintId } from './people/secrets.ts'
import { createSessions } from './people/sessions.ts'
import { createScreenLooks } from './screens/looks.ts'
import { createPairings } from './screens/pairing.ts'
import { createReadApart } from './reading/readApart.ts'
import { createRehearsals } from './rehearsals.ts'
import { Votes } from './votes/votes.ts'

export interface ServerPorts {
  readonly log: EventLog
  readonly keys: KeyStore
  readonly limiters: Limiters
  readonly clock: Clock
  readonly logger: Logger
}

export interface ServerSettings {
  readonly host: string
  readonly publicUrl: string | null
  readonly dataDir: string
  readonly secret: string
  readonly trustedProxies: number
  readonly pagesDir: string
  readonly timeZone: string
  readonly smtpUrl: string | null
  readonly mailFrom: string
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

export function createServer({ log, keys, limiters, clock, logger }: ServerPorts, settings: ServerSettings): Server {
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
  const sealing = createSealing({ keys, secret: settings.secret, clock })
  const newsroom = new NewsroomDesk({ log, clock, logger, sealing, keepLostEnd })
  const identities = createIdentities(sessions, newsroom, clock)
  const nodeId = mintId()
  const framing = createFraming(io)
  if (framing.unavailable !== null) logger.warn({ reason: framing.unavailable }, 'messages are not framed once for all')
  const ask = (following: BriefingFollowing): Promise<unknown> => briefings.isCurrent(following)
  const rooms = new Rooms({
    framing,
    log,
    clock,
    metrics,
    nodeId,
    ask,
    votesOf: (id, account) => votes.of(id, account),
    screensShowing: (id) => screensShowing(newsroom.state, id),
  })
  keepHold(newsroom, rooms)
  keepScreensTold(newsroom, rooms)
  const counted = (what: 'appended' | 'conflict', times: number) => {
    if (what === 'appended') metrics.facts.inc(times)
    else metrics.conflicts.inc(times)
  }
  const votes = new Votes({ log, clock, logger, keepLostEnd, counted })
  votes.listen((id, accounts) => {
    rooms.votesChanged(id, accounts)
  })
  const briefings = new Briefings({
    log,
    clock,
    logger,
    keepLostEnd,
    others: {
      *[Symbol.iterator]() {
        yield newsroom.following
        yield* votes.followings()
      },
    },
    isNeeded: (id) => rooms.isOccupied(id),
    letGo: (id) => {
      votes.letGo(id)
      rooms.close(id)
    },
    opened: (id, following) => {
      votes.open(id, rooms.of(id, following))
      keepListed(newsroom, following, logger)
    },
  })
  const execute = createExecute({
    log,
    clock,
    logger,
    follow: (id, mayBeNew) => briefings.follow(id, mayBeNew),
    publicSeq: (id, following) => rooms.of(id, following).held.publicSeq,
    counted,
  })

  const documents = createReadApart({ clock })
  const rehearsals = createRehearsals({ execute, briefings, rooms, newsroom, clock, logger })
  const screenPage = createScreenPage(settings.pagesDir)
  const publicUrl = () => settings.publicUrl ?? localUrl(http, settings.host)
  const announcedUrl = settings.publicUrl ?? ''
  const people = createPeople({ ...settings, newsroom, briefings, sealing, sessions, clock, logger, nodeId, publicUrl })
  const looks = createScreenLooks({ execute, newsroom, logger })
  const screens = new Screens({
    newsroom,
    looks,
    briefings,
    rooms,
    clock,
    logger,
    announcedUrl,
    version: () => screenPage.version,
  })
  // After the screens, so that one that was unpaired is told before its connection is cut.
  keepAuthority({ io, newsroom, identities, clock })
  const nameAtDesk = createNameAtDesk(people.profiles)
  const perform = createPerform({
    execute,
    profiles: people.profiles,
    nameAtDesk,
    newsroom,
    looks,
    questions: limits.limit('questions', 60, 60),
    ballots: createLimit(30, 10),
    votes,
  })

  io.on('connection', (socket) => {
    screens.arrive(socket)
  })
  answerSockets(
    io,
    {
      join: (socket, request, acknowledge) =>
        join({ briefings, rooms, identities, nameAtDesk, votes }, socket, request, acknowledge),
      leave: (socket, request) => {
        leave(rooms, socket, request)
      },
      editing: (socket, request) => {
        editing(rooms, socket, request)
      },
      report: (socket, request) => {
        screens.report(socket, request)
      },
      command: (socket, request) => command({ briefings, perform, identities }, socket, request),
      gone: (socket) => {
        screens.leave(socket)
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
    perform,
    nameAtDesk,
    votes,
    documents,
    rehearsals,
    sessions,
    identities,
    sealing,
    ...people,
    pairings: createPairings(settings.secret),
    screens,
    clock,
    publicUrl,
    announcedUrl,
    origins,
    metrics,
    logger,
    localKey,
    isDraining,
    isSecure,
    limits: routeLimits(limits),
    timeZone: settings.timeZone,
    pagesDir: settings.pagesDir,
    screenPage,
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
    await rehearsals.close()
    await documents.close()
    screens.close()
    rooms.closeAll()
    await io.close()
    http.closeAllConnections()
    await people.close()
    await votes.close()
    await briefings.close()
    await newsroom.following.close()
  }

  return { http, io, execute, briefings, newsroom, rooms, metrics, localKey, drain, close }
}

/** Where it listens; for links that are opened on this machine. */
function localUrl(http: HttpServer, host: string): string {
  return `http://${reachableHost(host)}:${(http.address() as AddressInfo | null)?.port ?? 0}`
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
