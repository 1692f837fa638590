/** The one connection of a screen: what it is told of itself, what it reports, and whatever briefing it shows at the time. */
import type { ScreenDirective, ScreenReport } from '#shared/protocol/screens.ts'
import { BROWSER_CLOCK, type LinkTransport, type TransportListener } from '../live/linkTransport.ts'
import { createSocketTransport, type DoorstepSocket } from '../live/socket.ts'
import { createWorthIt } from './worthIt.ts'

/** So that a screen is right within five seconds after its network is. There are few of them. */
const PATIENCE = { connectWithin: 3_000, lastRetry: 1_000 }

export interface ConnectionListener {
  directive(directive: ScreenDirective): void
  /** Anything came, be it the server's sign of life. */
  heard(): void
  changed(isConnected: boolean): void
}

export interface Wire {
  readonly transport: LinkTransport
  readonly report: (report: ScreenReport) => void
}
export type MakeWire = (token: string, listener: Pick<ConnectionListener, 'directive' | 'heard'>) => Wire

export const socketWire: MakeWire = (token, listener) => {
  let socket: DoorstepSocket | null = null
  const prepare = (made: DoorstepSocket) => {
    socket = made
    made.on('screen:directive', (directive) => listener.directive(directive))
    made.onAny(() => listener.heard())
    made.io.on('ping', () => listener.heard())
  }
  const transport = createSocketTransport(BROWSER_CLOCK, {
    auth: { screen: token },
    ...PATIENCE,
    isWorthIt: createWorthIt(),
    prepare,
  })
  return {
    transport,
    // What would be sent later would be about a picture that has passed.
    report: (report) => void (socket?.connected === true && socket.emit('screen:report', report)),
  }
}

export class ScreenConnection {
  readonly #wire: Wire
  readonly #listener: ConnectionListener
  #briefing: TransportListener | null = null
  #isConnected = false

  constructor(token: string, listener: ConnectionListener, makeWire: MakeWire = socketWire) {
    this.#listener = listener
    this.#wire = makeWire(token, listener)
  }

  get isConnected(): boolean {
    return this.#isConnected
  }

  open(): void {
    this.#wire.transport.open({
      connected: () => this.#changed(true),
      disconnected: () => this.#changed(false),
      events: (message) => this.#briefing?.events(message),
      interim: (message) => this.#briefing?.interim(message),
      presence: (message) => this.#briefing?.presence(message),
      own: (message) => this.#briefing?.own(message),
      tallies: (message) => this.#briefing?.tallies(message),
      catchUp: (message) => this.#briefing?.catchUp(message),
    })
  }

  report(report: ScreenReport): void {
    this.#wire.report(report)
  }

  restart(): void {
    this.#wire.transport.restart()
  }

  close(): void {
    this.#wire.transport.close()
    this.#briefing = null
  }

  /** For one briefing at a time: opening it takes the place of the one before, closing it leaves the connection open. */
  briefingTransport(): LinkTransport {
    const { transport } = this.#wire
    let mine: TransportListener | null = null
    return {
      open: (listener) => {
        mine = listener
        this.#briefing = listener
        if (this.#isConnected) listener.connected()
      },
      join: (request, reply) => transport.join(request, reply),
      leave: (briefing) => transport.leave(briefing),
      command: (request, reply) => transport.command(request, reply),
      editing: (request) => transport.editing(request),
      restart: () => transport.restart(),
      close: () => {
        if (this.#briefing === mine) this.#briefing = null
      },
    }
  }

  #changed(isConnected: boolean): void {
    this.#isConnected = isConnected
    if (isConnected) this.#listener.heard()
    this.#listener.changed(isConnected)
    if (isConnected) this.#briefing?.connected()
    else this.#briefing?.disconnected()
  }
}
