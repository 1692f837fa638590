/** The servers that Doorstep is measured beside: `node bareServer.ts raw|ws|socket.io|framing`. A posted line goes to all. */
import { createHash } from 'node:crypto'
import { createServer, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { Server } from 'socket.io'
import { WebSocketServer } from 'ws'
import { createFraming } from '../../../server/live/framing.ts'
import { answerQuestions } from './process.ts'
import { restamped } from './stamp.ts'

/** Told the whole Engine.IO message of one line, `42["event",{…}]`. */
type Broadcast = (message: string) => void

const ROOM = 'briefing'
const LIKE_DOORSTEP = { pingInterval: 10_000, pingTimeout: 8_000, perMessageDeflate: false, serveClient: false }

const servers: Readonly<Record<string, (http: HttpServer) => Broadcast>> = {
  raw(http) {
    const sockets = new Set<Duplex>()
    http.on('upgrade', (request, socket) => {
      const key = `${request.headers['sec-websocket-key'] ?? ''}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`
      const accept = createHash('sha1').update(key).digest('base64')
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
      )
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket)).once('error', () => socket.destroy())
    })
    return (message) => {
      const frame = framed(Buffer.from(message))
      for (const socket of sockets) socket.write(frame)
    }
  },
  ws(http) {
    const server = new WebSocketServer({ server: http, perMessageDeflate: false })
    return (message) => {
      const bytes = Buffer.from(message)
      for (const client of server.clients) client.send(bytes, { binary: false })
    }
  },
  'socket.io'(http) {
    const io = new Server(http, LIKE_DOORSTEP)
    io.on('connection', (socket) => void socket.join(ROOM))
    return (message) => {
      const [event, payload] = JSON.parse(message.slice(2)) as [string, unknown]
      io.to(ROOM).emit(event, payload)
    }
  },
  framing(http) {
    const io = new Server(http, LIKE_DOORSTEP)
    const framing = createFraming(io)
    return (message) => {
      const [, payload] = JSON.parse(message.slice(2)) as ['briefing:events', never]
      framing.write(framing.encode('briefing:events', payload), io.sockets.sockets.values())
    }
  },
}

/** For lines of 126 to 65,535 bytes, which those of a benchmark are. */
function framed(payload: Buffer): Buffer {
  const head = Buffer.from([0x81, 126, 0, 0])
  head.writeUInt16BE(payload.length, 2)
  return Buffer.concat([head, payload])
}

const http = createServer()
const kind = process.argv[2] ?? ''
const create = servers[kind]
if (create === undefined) throw new Error(`"${kind}" is none of ${Object.keys(servers).join(', ')}`)
const broadcast = create(http)
let sample = ''

// Added last and asked by path, since Socket.IO answers its own requests on the same server.
http.on('request', (request, response) => {
  if (request.method !== 'POST' || request.url !== '/lines') return
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.once('end', () => {
    const { text } = JSON.parse(Buffer.concat(chunks).toString()) as { text: string }
    broadcast(restamped(sample, text))
    response.end('{}')
  })
})

answerQuestions({
  listen(message: string) {
    sample = message
    return new Promise((resolve) => {
      http.listen(0, '127.0.0.1', () => {
        resolve((http.address() as AddressInfo).port)
      })
    })
  },
})
