/** The log in Redis, shared by nodes: each step is one function call, and a call without an answer is never taken for a failure. */
import { systemClock, type Clock } from '../../clock.ts'
import {
  OutcomeUnknown,
  StoreDown,
  type AppendOutcome,
  type EventLog,
  type FeedListener,
  type Head,
  type NewFact,
  type Page,
  type Subscription,
} from '../eventLog.ts'
import { factFromText, factsToTexts, mintEpoch, requireRange, requireStreamName } from '../factText.ts'
import { SILENT, type Warnings } from '../feedListeners.ts'
import { APPEND_LIBRARY } from './appendFunction.ts'
import { keysOf } from './keys.ts'
import { RedisCalls } from './redisCalls.ts'
import { redisFeed, whisperToText, type RedisFeed } from './redisFeed.ts'
import { RedisLink, type RedisConnection } from './redisLink.ts'

export interface RedisLogOptions {
  /** `redis://` or `rediss://`, with user, password and database where there are any. */
  readonly url: string
  /** Milliseconds; a call that takes longer is given up, and where it was sent its outcome is unknown. */
  readonly commandTimeout?: number
  readonly clock?: Clock
  readonly log?: Warnings
}

/** Connects in the background; until it has, calls throw `StoreDown`. Throws `TypeError` for an address that is none. */
export function redisLog({
  url,
  commandTimeout = 1_000,
  clock = systemClock,
  log = SILENT,
}: RedisLogOptions): EventLog {
  return new RedisLog({ url, commandTimeout, clock, log })
}

class RedisLog implements EventLog {
  readonly #options: Required<RedisLogOptions>
  readonly #database: number
  readonly #link: RedisLink
  readonly #calls: RedisCalls
  readonly #feed: RedisFeed
  #isClosed = false

  constructor(options: Required<RedisLogOptions>) {
    this.#options = options
    this.#database = databaseOf(options.url)
    this.#link = new RedisLink(
      { ...options, purpose: 'log' },
      {
        up: (client) => {
          void warnIfForgetful(client, options.log)
        },
      },
    )
    this.#calls = new RedisCalls(this.#link, options)
    this.#feed = redisFeed(options, this.#database)
  }

  async append(stream: string, expected: Head, facts: readonly NewFact[]): Promise<AppendOutcome> {
    requireStreamName(stream)
    const args = [expected.epoch, String(expected.seq), mintEpoch(), ...factsToTexts(facts)]
    const [written, epoch, seq] = await this.#call<[number, string, number]>('append', stream, args)
    return { ok: written === 1, head: { epoch, seq } }
  }

  async renew(stream: string, expected: Head, facts: 'wiped' | 'kept'): Promise<Head> {
    requireStreamName(stream)
    const args = [expected.epoch, String(expected.seq), mintEpoch(), facts]
    const [epoch, seq] = await this.#call<[string, number]>('renew', stream, args)
    return { epoch, seq }
  }

  async read(stream: string, after: number, limit: number): Promise<Page> {
    requireStreamName(stream)
    requireRange(after, limit)
    type Entry = [id: string, fields: [string, string]]
    const [epoch, seq, entries] = await this.#call<[string, number, Entry[]]>('read', stream, [
      String(after),
      String(limit),
    ])
    const facts = entries.map(([id, [, body]]) => factFromText(Number.parseInt(id, 10), body))
    return { head: { epoch, seq }, facts }
  }

  /** One call a stream, sent together: in a cluster the streams lie in different slots. */
  async heads(streams: readonly string[]): Promise<readonly Head[]> {
    streams.forEach(requireStreamName)
    const replies = await Promise.all(streams.map((stream) => this.#call<[string, number]>('head', stream, [])))
    return replies.map(([epoch, seq]) => ({ epoch, seq }))
  }

  subscribe(stream: string, listener: FeedListener): Subscription {
    requireStreamName(stream)
    return this.#feed.subscribe(stream, listener)
  }

  whisper(stream: string, message: unknown): void {
    const { client } = this.#link
    if (client === null) return
    client
      .sendCommand(['SPUBLISH', keysOf(stream, this.#database).feed, whisperToText(message)])
      .catch((error: unknown) => {
        this.#options.log.warn({ stream, err: error }, 'a whisper was not told')
      })
  }

  async reachable(): Promise<boolean> {
    try {
      return 'reply' in (await this.#calls.send(['PING']))
    } catch (error) {
      this.#options.log.warn({ err: error }, 'Redis answers, but refuses')
      return false
    }
  }

  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    await Promise.all([this.#feed.close(), this.#link.close()])
  }

  async #call<Reply>(what: keyof typeof APPEND_LIBRARY.names, stream: string, args: readonly string[]): Promise<Reply> {
    const isReading = what === 'head' || what === 'read'
    const { log, epoch, feed } = keysOf(stream, this.#database)
    const command = [isReading ? 'FCALL_RO' : 'FCALL', APPEND_LIBRARY.names[what], '3', log, epoch, feed, ...args]
    const replied = await this.#calls.sendOrLoad<Reply>(command, APPEND_LIBRARY.text)
    if ('reply' in replied) return replied.reply
    if (isReading || replied.failure === 'unsent') throw new StoreDown(`Redis did not ${what}: ${replied.reason}.`)
    throw new OutcomeUnknown(`Redis was asked to ${what} and did not answer: ${replied.reason}.`)
  }
}

/** Says so when what this Redis acknowledges may be gone after its next start. */
async function warnIfForgetful(client: RedisConnection, log: Warnings): Promise<void> {
  try {
    const persistence = await client.info('persistence')
    if (persistence.includes('aof_enabled:0')) {
      log.warn(
        {},
        'Redis keeps no append-only file: acknowledged facts may be lost when it ends (appendonly yes, appendfsync always)',
      )
    }
  } catch (error) {
    log.warn({ err: error }, 'Redis does not tell whether it keeps an append-only file')
  }
}

function databaseOf(url: string): number {
  const { protocol, pathname } = new URL(url)
  const database = Number(pathname.slice(1))
  if ((protocol !== 'redis:' && protocol !== 'rediss:') || !Number.isSafeInteger(database)) {
    throw new TypeError(`the address of Redis must look like redis://host:port/database, and this one does not`)
  }
  return database
}
