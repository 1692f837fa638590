/** The socket's door: who may connect, which events there are, and how often one connection may ask. */
import type { Server as HttpServer } from 'node:http'
import { Server, type DefaultEventsMap, type Socket } from 'socket.io'
import type { Logger } from 'pino'
import { Refusal } from '#shared/domain/refusal.ts'
import type { ClientToServer, Refused, ServerToClient } from '#shared/protocol/messages.ts'
import { asRefusal } from '../commands/execute.ts'
import { isDeeperThan } from '../http/bodies.ts'
import { createLimit } from '../http/limits.ts'
import type { Metrics } from '../metrics.ts'
import type { Origins } from '../people/origins.ts'
import type { Sessions } from '../people/sessions.ts'
import { presentedIn, type Presented } from '../screens/presented.ts'
import { LARGEST_BACKLOG } from './backlog.ts'
import { cut, pendingBytes } from './framing.ts'
import { sharedJsonParser, type SharedJson } from './sharedJson.ts'

/** Who that is, is asked anew each time. */
export type SocketData = Presented
export type LiveServer = Server<ClientToServer, ServerToClient, DefaultEventsMap, SocketData>
export type LiveSocket = Socket<ClientToServer, ServerToClient, DefaultEventsMap, SocketData>

export const LARGEST_MESSAGE = 16 * 1024
const DEEPEST = 8
const ASKS_A_SECOND = 20
const FLOOD_A_SECOND = 200
/** Why Engine.IO closes a connection that sent something it cannot read or will not take. */
const MALFORMED = new Set(['parse error', 'transport error', 'forced close'])

/** The events that ask for nothing, with what takes them. */
const TOLD: ReadonlyMap<string, 'leave' | 'editing' | 'report'> = new Map([
  ['briefing:leave', 'leave'],
  ['briefing:editing', 'editing'],
  ['screen:report', 'report'],
])

type Acknowledge = (answer: unknown) => void

/** What answers each event; a thrown refusal goes back to the asker too. */
export interface Answerers {
  readonly join: (
    socket: LiveSocket,
    request: unknown,
    acknowledge: (answer: SharedJson | Refused) => void,
  ) => Promise<void>
  readonly leave: (socket: LiveSocket, request: unknown) => void
  readonly editing: (socket: LiveSocket, request: unknown) => void
  readonly report: (socket: LiveSocket, request: unknown) => void
  readonly command: (socket: LiveSocket, request: unknown) => Promise<unknown>
  readonly gone: (socket: LiveSocket) => void
}

export interface SocketsParts {
  readonly http: HttpServer
  readonly sessions: Sessions
  readonly origins: Origins
  readonly metrics: Metrics
  readonly logger: Logger
  readonly isDraining: () => boolean
}

export function createSockets({ http, sessions, origins, isDraining }: SocketsParts): LiveServer {
  const io: LiveServer = new Server(http, {
    serveClient: false,
    maxHttpBufferSize: LARGEST_MESSAGE,
    pingInterval: 10_000,
    pingTimeout: 8_000,
    connectTimeout: 8_000,
    perMessageDeflate: false,
    httpCompression: true,
    parser: sharedJsonParser,
    allowRequest: (request, decide) => {
      decide(isDraining() ? 'draining' : null, origins.admits(request.headers.origin))
    },
  })
  io.use((socket, next) => {
    presentedIn(socket.handshake, sessions).then((presented) => {
      socket.data = presented
      next()
    }, next)
  })
  return io
}

export function answerSockets(io: LiveServer, answerers: Answerers, { metrics, logger }: SocketsParts): void {
  const asks = createLimit(ASKS_A_SECOND, 1)
  const flood = createLimit(FLOOD_A_SECOND, 1)

  io.engine.on('connection_error', () => {
    metrics.refused.inc({ door: 'socket', code: 'handshake-refused' })
  })
  io.engine.on('connection', (connection: { once: (event: 'close', heard: (reason: string) => void) => void }) => {
    connection.once('close', (reason) => {
      if (MALFORMED.has(reason)) metrics.refused.inc({ door: 'socket', code: 'packet-malformed' })
    })
  })
  io.on('connection', (socket) => {
    // The typed events are what well-behaved pages send; what arrives is anything, so it is taken as unknown here.
    socket.onAny((event: string, ...values: unknown[]) => {
      const last = values.at(-1)
      const acknowledge = typeof last === 'function' ? (last as Acknowledge) : null
      void answer(socket, event, values[0], acknowledge)
    })
    socket.on('disconnect', () => {
      answerers.gone(socket)
    })
    socket.on('error', (error: Error) => {
      metrics.refused.inc({ door: 'socket', code: 'packet-malformed' })
      logger.debug({ err: error }, 'socket error')
    })
  })

  async function answer(
    socket: LiveSocket,
    event: string,
    request: unknown,
    acknowledge: Acknowledge | null,
  ): Promise<void> {
    // Answers are fed too: who asks without reading is cut before they pile up.
    if (pendingBytes(socket) > LARGEST_BACKLOG) {
      metrics.laggards.inc({ how: 'closed' })
      cut(socket)
      return
    }
    try {
      await admit(socket)
      await dispatch(socket, event, request, acknowledge)
    } catch (error) {
      const refused = refusedOf(error)
      metrics.refused.inc({ door: 'socket', code: refused.refusal })
      if (refused.refusal === 'internal') logger.error({ err: error, event }, 'a socket event failed')
      acknowledge?.(refused)
    }
  }

  /** One connection that floods is closed; one that merely asks too often is told so. */
  async function admit(socket: LiveSocket): Promise<void> {
    try {
      await flood.spend(socket.id)
    } catch (error) {
      socket.disconnect(true)
      throw error
    }
    await asks.spend(socket.id)
  }

  async function dispatch(
    socket: LiveSocket,
    event: string,
    request: unknown,
    acknowledge: Acknowledge | null,
  ): Promise<void> {
    if (isDeeperThan(request, DEEPEST)) {
      throw new Refusal('command-malformed', { problem: `is nested deeper than ${DEEPEST}` })
    }
    const told = TOLD.get(event)
    if (told !== undefined) {
      answerers[told](socket, request)
      acknowledge?.({ ok: true })
      return
    }
    if (acknowledge === null) throw new Refusal('command-malformed', { problem: 'asks for no acknowledgement' })
    if (event === 'briefing:join') await answerers.join(socket, request, acknowledge)
    else if (event === 'briefing:command') acknowledge(await answerers.command(socket, request))
    else throw new Refusal('command-malformed', { field: 'event', problem: 'is not an event of this server' })
  }
}

function refusedOf(error: unknown): Refused {
  const known = asRefusal(error)
  if (!(known instanceof Refusal)) return { ok: false, refusal: 'internal' }
  return {
    ok: false,
    refusal: known.code,
    ...(Object.keys(known.detail).length > 0 && { detail: known.detail }),
    ...(typeof known.detail['retryAfterMs'] === 'number' && { retryAfter: known.detail['retryAfterMs'] }),
  }
}
