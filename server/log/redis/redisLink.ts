/**
 * One connection to Redis, kept alive: a fresh client for each attempt, so that nothing is resent or resubscribed behind the
 * caller's back, and a PING on the connection itself, because a half-open link is otherwise noticed after many seconds.
 */
import { createClient } from 'redis'
import { backOff, type Clock } from '../../clock.ts'
import type { Warnings } from '../feedListeners.ts'

export interface LinkOptions {
  readonly url: string
  readonly clock: Clock
  readonly log: Warnings
  /** For the log: which of the connections this is. */
  readonly purpose: string
}

export interface LinkEvents {
  readonly up?: (client: RedisConnection) => void
  readonly down?: (reason: string) => void
}

export type RedisConnection = ReturnType<typeof openClient>

const PING_EVERY_MS = 900
const PING_WITHIN_MS = 1_500
const REACH_WITHIN_MS = 1_500
/** With Redis's greeting. */
const CONNECT_WITHIN_MS = 2_000
const BACK_OFF_MS = { first: 50, most: 1_000 }

function openClient(url: string) {
  return createClient({
    url,
    RESP: 3,
    disableOfflineQueue: true,
    socket: { reconnectStrategy: false, connectTimeout: REACH_WITHIN_MS },
  })
}

export class RedisLink {
  readonly #options: LinkOptions
  readonly #events: LinkEvents
  /** The client that is being connected or is up; anything that an older one still says is void. */
  #current: RedisConnection | null = null
  #isUp = false
  #isClosed = false
  #attempt = 0
  #reason = 'not connected yet'
  #cancelTimer = () => {}

  constructor(options: LinkOptions, events: LinkEvents = {}) {
    this.#options = options
    this.#events = events
    this.#open()
  }

  /** The client, or null while there is no link. */
  get client(): RedisConnection | null {
    return this.#isUp ? this.#current : null
  }

  /** Why there is no link. */
  get reason(): string {
    return this.#reason
  }

  /** Gives up the present connection, if it still is this one, and makes another. */
  renounce(client: RedisConnection, reason: string): void {
    if (client === this.#current) this.#fall(client, reason)
  }

  async close(): Promise<void> {
    const client = this.#current
    const wasUp = this.#isUp
    this.#isClosed = true
    this.#isUp = false
    this.#current = null
    this.#reason = 'closed'
    this.#cancelTimer()
    if (client === null) return
    if (wasUp) await this.#drain(client)
    client.destroy()
  }

  #open(): void {
    const { url } = this.#options
    const client = openClient(url)
    this.#current = client
    client.on('error', (error: Error) => {
      this.#fall(client, error.message)
    })
    client.on('sharded-channel-moved', (channel: string) => {
      this.#fall(client, `Redis ended the subscription of ${channel}`)
    })
    // A client that is destroyed while it reaches for Redis still connects, and would stay.
    client.on('connect', () => {
      if (client !== this.#current) client.destroy()
    })
    this.#arm(CONNECT_WITHIN_MS, () => {
      this.#fall(client, `no connection within ${CONNECT_WITHIN_MS} ms`)
    })
    client.connect().then(
      () => {
        this.#rise(client)
      },
      (error: unknown) => {
        this.#fall(client, error instanceof Error ? error.message : String(error))
      },
    )
  }

  #rise(client: RedisConnection): void {
    if (client !== this.#current || this.#isUp) return
    if (this.#attempt > 0) this.#options.log.warn({ purpose: this.#options.purpose }, 'connected to Redis again')
    this.#isUp = true
    this.#attempt = 0
    this.#armPing(client)
    this.#events.up?.(client)
  }

  #fall(client: RedisConnection, reason: string): void {
    if (client !== this.#current) return
    const { clock, log, purpose } = this.#options
    const wasUp = this.#isUp
    this.#current = null
    this.#isUp = false
    this.#reason = reason === '' ? 'connection refused' : reason
    client.destroy()
    const wait = backOff(this.#attempt, BACK_OFF_MS.first, BACK_OFF_MS.most)
    if (wasUp || this.#attempt === 0) log.warn({ purpose, reason: this.#reason }, 'no link to Redis')
    this.#attempt += 1
    this.#cancelTimer()
    this.#cancelTimer = clock.after(wait, () => {
      if (!this.#isClosed) this.#open()
    })
    if (wasUp) this.#events.down?.(this.#reason)
  }

  #armPing(client: RedisConnection): void {
    this.#arm(PING_EVERY_MS, () => {
      if (client !== this.#current) return
      this.#arm(PING_WITHIN_MS, () => {
        this.#fall(client, `no answer to PING within ${PING_WITHIN_MS} ms`)
      })
      client.ping().then(
        () => {
          if (client === this.#current) this.#armPing(client)
        },
        (error: unknown) => {
          this.#fall(client, error instanceof Error ? error.message : String(error))
        },
      )
    })
  }

  /** What was sent is answered first, if Redis answers soon. */
  async #drain(client: RedisConnection): Promise<void> {
    const { clock } = this.#options
    await new Promise<void>((resolve) => {
      const cancel = clock.after(1_000, resolve)
      client.ping().then(
        () => {
          cancel()
          resolve()
        },
        () => {
          cancel()
          resolve()
        },
      )
    })
  }

  #arm(ms: number, run: () => void): void {
    this.#cancelTimer()
    this.#cancelTimer = this.#options.clock.after(ms, run)
  }
}
