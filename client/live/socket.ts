/** The connection to a node: WebSocket first, long polling where that is refused, its own randomised way back. */
import { io, type Socket } from 'socket.io-client'
import type { ClientToServer, ServerToClient } from '#shared/protocol/messages.ts'
import { BROWSER_CLOCK, type LinkClock, type LinkTransport, type TransportListener } from './linkTransport.ts'

const FIRST_RETRY = 400
const LAST_RETRY = 8_000

export type DoorstepSocket = Socket<ServerToClient, ClientToServer>

export interface SocketOptions {
  /** Who asks, where it is not whoever the cookie says: a screen bears its token, an embedded page is nobody. */
  readonly auth?: { readonly screen: string } | { readonly anonymous: true }
  /** In ms: how long an attempt may take, and how long it is until the next one at most, whatever a node that closes asks. */
  readonly connectWithin?: number
  readonly lastRetry?: number
  /** Asked before each attempt but the first: where it would be in vain, another one is planned. Never rejects. */
  readonly isWorthIt?: () => Promise<boolean>
  /** Sees the socket before it connects for the first time. */
  readonly prepare?: (socket: DoorstepSocket) => void
}

// The library's own retries settle on one fixed delay for everybody, so they are off.
function makeSocket({ auth, connectWithin = 8_000 }: SocketOptions): DoorstepSocket {
  return io({
    auth: auth ?? {},
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnection: false,
    autoConnect: false,
    timeout: connectWithin,
    withCredentials: true,
  })
}

/** Between half of the doubled delay and all of it, in ms, at most `last`. */
export function retryDelay(failures: number, random: number, last = LAST_RETRY): number {
  return Math.min(last, FIRST_RETRY * 2 ** failures) * (0.5 + random / 2)
}

class SocketTransport implements LinkTransport {
  readonly #socket: DoorstepSocket
  readonly #clock: LinkClock
  readonly #options: SocketOptions
  #listener: TransportListener | null = null
  #failures = 0
  /** Not before this time (ms): a node that closes says when to come back. */
  #notBefore = 0
  #cancelRetry = () => {}

  constructor(socket: DoorstepSocket, clock: LinkClock, options: SocketOptions) {
    this.#socket = socket
    this.#clock = clock
    this.#options = options
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
    const { isWorthIt } = this.#options
    if (isWorthIt === undefined) this.#socket.connect()
    else void isWorthIt().then((is) => (is ? this.#connect() : this.#retryLater()))
  }

  #connect(): void {
    if (this.#listener !== null) this.#socket.connect()
  }

  #retryLater(): void {
    if (this.#listener === null) return
    this.#cancelRetry()
    const growing = retryDelay(this.#failures, this.#clock.random(), this.#options.lastRetry)
    const delay = Math.max(growing, this.#notBefore - this.#clock.now())
    this.#failures += 1
    this.#cancelRetry = this.#clock.after(delay, this.#retryNow)
  }

  // The node goes on feeding until it closes; leaving at the appointed time spreads the readers over the others.
  #comeBack(asked: number): void {
    const retryAfter = Math.min(asked, this.#options.lastRetry ?? asked)
    this.#notBefore = this.#clock.now() + retryAfter
    this.#cancelRetry()
    this.#cancelRetry = this.#clock.after(retryAfter, () => {
      this.#socket.disconnect()
      this.#retryNow()
    })
  }
}

export function createSocketTransport(clock: LinkClock = BROWSER_CLOCK, options: SocketOptions = {}): LinkTransport {
  const socket = makeSocket(options)
  options.prepare?.(socket)
  return new SocketTransport(socket, clock, options)
}
