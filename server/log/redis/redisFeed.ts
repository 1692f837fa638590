/** The feed of the Redis log: one connection for all subscriptions of the process, subscribed again after each loss. */
import type { FeedListener, NewFact, Subscription } from '../eventLog.ts'
import { FeedListeners } from '../feedListeners.ts'
import { keysOf } from './keys.ts'
import { RedisLink, type LinkOptions, type RedisConnection } from './redisLink.ts'

/** What begins a whisper; a frame is a JSON array and begins with a bracket. */
const WHISPER = 'w'

export interface RedisFeed {
  readonly subscribe: (stream: string, listener: FeedListener) => Subscription
  readonly close: () => Promise<void>
}

export function whisperToText(message: unknown): string {
  return WHISPER + JSON.stringify(message)
}

export function redisFeed(options: Omit<LinkOptions, 'purpose'>, database: number): RedisFeed {
  const { log } = options
  const listeners = new FeedListeners(log)
  /** The streams that Redis has confirmed on the present connection. */
  const confirmed = new Set<string>()
  /** How a stream's channel is heard; a new function for each subscription, because a late leave must not end a new one. */
  const ears = new Map<string, (text: string) => void>()

  const link = new RedisLink(
    { ...options, purpose: 'feed' },
    {
      up: (client) => {
        for (const stream of listeners.streams) void join(client, stream)
      },
      down: (reason) => {
        confirmed.clear()
        ears.clear()
        for (const stream of listeners.streams) listeners.lost(stream, reason)
      },
    },
  )

  async function join(client: RedisConnection, stream: string): Promise<void> {
    const ear = (text: string) => {
      hear(stream, text)
    }
    ears.set(stream, ear)
    try {
      await client.sSubscribe(keysOf(stream, database).feed, ear)
    } catch (error) {
      link.renounce(client, `cannot subscribe: ${error instanceof Error ? error.message : String(error)}`)
      return
    }
    if (link.client !== client || ears.get(stream) !== ear) return
    confirmed.add(stream)
    listeners.confirmed(stream)
  }

  async function leave(stream: string): Promise<void> {
    const { client } = link
    const ear = ears.get(stream)
    confirmed.delete(stream)
    ears.delete(stream)
    if (client === null || ear === undefined) return
    try {
      await client.sUnsubscribe(keysOf(stream, database).feed, ear)
    } catch (error) {
      if (link.client === client) log.warn({ stream, err: error }, 'could not end a subscription')
    }
  }

  function hear(stream: string, text: string): void {
    try {
      if (text.startsWith(WHISPER)) {
        listeners.whisper(stream, JSON.parse(text.slice(WHISPER.length)))
        return
      }
      const [epoch, first, bodies] = JSON.parse(text) as [string, number, NewFact[]]
      const facts = bodies.map(({ at, by, event }, index) => ({ seq: first + index, at, by, event }))
      listeners.frame(stream, { epoch, facts })
    } catch (error) {
      log.warn({ stream, err: error }, 'something on the feed cannot be read')
    }
  }

  function subscribe(stream: string, listener: FeedListener): Subscription {
    // A copy, so that the same listener may subscribe twice and each subscription end on its own.
    const own = { ...listener }
    const isFirst = !listeners.has(stream)
    listeners.add(stream, own)
    if (isFirst && link.client !== null) void join(link.client, stream)
    if (confirmed.has(stream)) {
      queueMicrotask(() => {
        if (confirmed.has(stream)) listeners.confirmedTo(stream, own)
      })
    }
    return {
      close: async () => {
        if (!listeners.holds(stream, own)) return
        listeners.remove(stream, own)
        if (!listeners.has(stream)) await leave(stream)
      },
    }
  }

  async function close(): Promise<void> {
    listeners.clear()
    await link.close()
  }

  return { subscribe, close }
}
