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
  /** The latest attempt to join each stream; the confirmation of an earlier one comes before its leave, and is void. */
  const joining = new Map<string, object>()
  const streamsByChannel = new Map<string, string>()

  const link = new RedisLink(
    { ...options, purpose: 'feed' },
    {
      up: (client) => {
        for (const stream of listeners.streams) void join(client, stream)
      },
      down: (reason) => {
        confirmed.clear()
        joining.clear()
        streamsByChannel.clear()
        for (const stream of listeners.streams) listeners.lost(stream, reason)
      },
    },
  )

  async function join(client: RedisConnection, stream: string): Promise<void> {
    const attempt = {}
    const { feed } = keysOf(stream, database)
    joining.set(stream, attempt)
    streamsByChannel.set(feed, stream)
    try {
      await client.sSubscribe(feed, hear)
    } catch (error) {
      link.renounce(client, `cannot subscribe: ${error instanceof Error ? error.message : String(error)}`)
      return
    }
    if (joining.get(stream) !== attempt) return
    confirmed.add(stream)
    listeners.confirmed(stream)
  }

  async function leave(stream: string): Promise<void> {
    const { client } = link
    const { feed } = keysOf(stream, database)
    confirmed.delete(stream)
    joining.delete(stream)
    streamsByChannel.delete(feed)
    if (client === null) return
    try {
      await client.sUnsubscribe(feed, hear)
    } catch (error) {
      if (link.client === client) log.warn({ stream, err: error }, 'could not end a subscription')
    }
  }

  /** One function for all channels: the client would keep a channel as long as any other function listens to it. */
  function hear(text: string, channel: string): void {
    const stream = streamsByChannel.get(channel)
    if (stream === undefined) return
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
