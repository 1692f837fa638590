/**
 * `node fanoutNode.ts doorstep|raw|ws|socket.io`: one whole node with one live briefing, whose facts go to its readers in
 * this way. All take the POST, decide and write to disk by the same code, so that only the last step differs.
 */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import type { Server as HttpServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { pino } from 'pino'
import { Server } from 'socket.io'
import { WebSocketServer } from 'ws'
import type { EventsMessage } from '#shared/protocol/messages.ts'
import { sqliteLog } from '../../../server/log/sqliteLog.ts'
import { startNode } from '../../support/node.ts'
import { answerQuestions } from './process.ts'

type Broadcast = (message: EventsMessage) => void

/** Where the briefing's lines are posted and its readers come. */
export interface FanoutNode {
  readonly port: number
  readonly briefing: string
  readonly linesToken: string
}

const ROOM = 'briefing'
const LIKE_DOORSTEP = { pingInterval: 10_000, pingTimeout: 8_000, perMessageDeflate: false, serveClient: false }

const ways: Readonly<Record<string, (http: HttpServer) => Broadcast>> = {
  /** Its rooms hear of the facts by themselves. */
  doorstep: () => () => undefined,
  raw(http) {
    const sockets = new Set<Duplex>()
    http.on('upgrade', (request, socket) => {
      if (request.url !== '/raw') return
      const key = `${request.headers['sec-websocket-key'] ?? ''}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`
      const accept = createHash('sha1').update(key).digest('base64')
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
      )
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket)).once('error', () => socket.destroy())
    })
    return (message) => {
      const frame = framed(packet(message))
      for (const socket of sockets) socket.write(frame)
    }
  },
  ws(http) {
    const server = new WebSocketServer({ noServer: true, perMessageDeflate: false })
    http.on('upgrade', (request, socket, head) => {
      if (request.url === '/ws') server.handleUpgrade(request, socket, head, () => undefined)
    })
    return (message) => {
      const bytes = packet(message)
      for (const client of server.clients) client.send(bytes, { binary: false })
    }
  },
  'socket.io'(http) {
    const io = new Server(http, { ...LIKE_DOORSTEP, path: '/plain' })
    io.on('connection', (socket) => void socket.join(ROOM))
    return (message) => void io.to(ROOM).emit('briefing:events', message)
  },
}

/** The bytes that Doorstep sends. */
const packet = (message: EventsMessage) => Buffer.from(`42${JSON.stringify(['briefing:events', message])}`)

/** For lines of 126 to 65,535 bytes, which those of a benchmark are. */
function framed(payload: Buffer): Buffer {
  const head = Buffer.from([0x81, 126, 0, 0])
  head.writeUInt16BE(payload.length, 2)
  return Buffer.concat([head, payload])
}

const way = ways[process.argv[2] ?? '']
if (way === undefined) throw new Error(`"${process.argv[2]}" is none of ${Object.keys(ways).join(', ')}`)
const folder = mkdtempSync(join(tmpdir(), 'doorstep-bench-'))
process.once('exit', () => {
  rmSync(folder, { recursive: true, force: true })
})

answerQuestions({
  async start(): Promise<FanoutNode> {
    const logger = pino({ level: 'warn' }, pino.destination(2))
    const node = await startNode(sqliteLog({ file: join(folder, 'doorstep.sqlite'), log: logger }), { logger })
    const { id, tokens } = await node.createBriefing({ title: 'Fan-out benchmark' })
    const broadcast = way(node.server.http)
    const following = await node.server.briefings.open(id)
    following.listen({
      facts: (facts) => {
        broadcast({ briefing: id, epoch: following.head.epoch, facts })
      },
      begunAnew: () => undefined,
    })
    return { port: Number(new URL(node.url).port), briefing: id, linesToken: tokens.lines }
  },
})
process.once('SIGTERM', () => process.exit(0))
