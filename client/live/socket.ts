/** The connection to a node: WebSocket first, long polling where that is refused, its own randomised way back. */
import { io, type Socket } from 'socket.io-client'
import type { ClientToServer, ServerToClient } from '#shared/protocol/messages.ts'
import { BROWSER_CLOCK, type LinkClock, type LinkTransport, type TransportListener } from './linkTransport.ts'

const FIRST_RETRY = 400
const LAST_RETRY = 8_000

type DoorstepSocket = Socket<ServerToClient, ClientToServer>

// The library's own retries settle on one fixed delay for everybody, so they are off.
function makeSocket(): DoorstepSocket {
  return io({
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnection: false,
    autoConnect: false,
    timeout: 8_000,
    withCredentials: true,
  })
}

/** Between half of the doubled delay and all of it, in ms, at most `LAST_RETRY`. */
export function retryDelay(failures: number, random: number): number {
  return Math.min(LAST_RETRY, FIRST_RETRY * 2 ** failures) * (0.5 + random / 2)
}

class SocketTransport implements LinkTransport {
  readonly #socket: DoorstepSocket
  readonly #clock: LinkClock
  #listener: TransportListener | null = null
  #failures = 0
  /** Not before this time (ms): a node that closes says when to come back. */
  #notBefore = 0
  #cancelRetry = () => {}

  constructor(socket: DoorstepSocket, clock: LinkClock) {
    this.#socket = socket
    this.#clock = clock
  }

  open(listener: TransportListener): void {
    this.#listener = listener
    const socket = this.#socket
    socket.on('connect', () => {
      this.#failures = 0
      listener.connected()
    })
    socket.on('disconnect', () => {
      listener.disconnected()
      this.#retryLater()
    })
    socket.on('connect_error', () => this.#retryLater())
    socket.on('briefing:events', (message) => listener.events(message))
    socket.on('briefing:interim', (message) => listener.interim(message))
    socket.on('briefing:presence', (message) => listener.presence(message))
    socket.on('briefing:own', (message) => listener.own(message))
    socket.on('briefing:tallies', (message) => listener.tallies(message))
    socket.on('briefing:catch-up', (message) => listener.catchUp(message))
    socket.on('server:closing', ({ retryAfter }) => this.#comeBack(retryAfter))
    globalThis.addEventListener('online', this.#retryNow)
    socket.connect()
  }

  join: LinkTransport['join'] = (request, reply) => {
    this.#socket.emit('briefing:join', request, reply)
  }

  leave(briefing: string): void {
    this.#socket.emit('briefing:leave', { briefing })
  }

  command: LinkTransport['command'] = (request, reply) => {
    this.#socket.emit('briefing:command', request, reply)
  }

  // What the socket library keeps for a later connection would be about a moment that has passed.
  editing: LinkTransport['editing'] = (request) => {
    if (this.#socket.connected) this.#socket.emit('briefing:editing', request)
  }

  restart(): void {
    if (this.#socket.connected) this.#socket.disconnect()
    else this.#retryLater()
  }

  close(): void {
    this.#cancelRetry()
    globalThis.removeEventListener('online', this.#retryNow)
    this.#listener = null
    this.#socket.off()
    this.#socket.disconnect()
  }

  readonly #retryNow = () => {
    if (this.#socket.connected || this.#listener === null) return
    this.#cancelRetry()
    this.#socket.connect()
  }

  #retryLater(): void {
    if (this.#listener === null) return
    this.#cancelRetry()
    const delay = Math.max(retryDelay(this.#failures, this.#clock.random()), this.#notBefore - this.#clock.now())
    this.#failures += 1
    this.#cancelRetry = this.#clock.after(delay, this.#retryNow)
  }

  // The node goes on feeding until it closes; leaving at the appointed time spreads the readers over the others.
  #comeBack(retryAfter: number): void {
    this.#notBefore = this.#clock.now() + retryAfter
    this.#cancelRetry()
    this.#cancelRetry = this.#clock.after(retryAfter, () => {
      this.#socket.disconnect()
      this.#retryNow()
    })
  }
}

export function createSocketTransport(clock: LinkClock = BROWSER_CLOCK): LinkTransport {
  return new SocketTransport(makeSocket(), clock)
}
