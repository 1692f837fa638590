/**
 * Limits counted in Redis, so that they hold across nodes; while Redis is away each node counts in its own memory. Only
 * hashes of the keys get there: they are network addresses and the like, and would lie in its append-only file.
 */
import { createHmac } from 'node:crypto'
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible'
import { systemClock, type Clock } from '../../clock.ts'
import { derivedKey } from '../../people/secrets.ts'
import { StoreDown } from '../eventLog.ts'
import { SILENT, type Warnings } from '../feedListeners.ts'
import type { Limiters } from '../limiters.ts'
import { functionLibrary } from './functionLibrary.ts'
import { LIMIT_PREFIX } from './keys.ts'
import { RedisCalls } from './redisCalls.ts'
import { RedisLink } from './redisLink.ts'

export interface RedisLimitersOptions {
  readonly url: string
  /** Of this newsroom, the same on every node. */
  readonly secret: string
  /** Milliseconds; after it the memory counts, so that somebody who signs in does not wait for a silent Redis. */
  readonly commandTimeout?: number
  readonly clock?: Clock
  readonly log?: Warnings
}

/** A function and no script of the limiter's own, since nodes may be kept from EVAL. Answers { spent, milliseconds left }. */
const SPEND = functionLibrary(
  `
local function spend(keys, args)
  local spent = redis.call('INCRBY', keys[1], args[1])
  local left = redis.call('PTTL', keys[1])
  if left < 0 then
    left = tonumber(args[2]) * 1000
    redis.call('PEXPIRE', keys[1], left)
  end
  return { spent, left }
end
`,
  { spend: 'writes' },
)

/** Connects in the background; until it has, the memory counts. */
export function redisLimiters({
  url,
  secret,
  commandTimeout = 300,
  clock = systemClock,
  log = SILENT,
}: RedisLimitersOptions): Limiters {
  const link = new RedisLink({ url, clock, log, purpose: 'limits' })
  const calls = new RedisCalls(link, { clock, commandTimeout })
  const hashing = derivedKey(secret, 'keys of limits')
  let isCounting = true

  async function spend(key: string, points: string, seconds: string): Promise<[number, number]> {
    const hashed = createHmac('sha256', hashing).update(key).digest('base64url')
    const command = ['FCALL', SPEND.names.spend, '1', `${LIMIT_PREFIX}:${hashed}`, points, seconds]
    try {
      const replied = await calls.sendOrLoad<[number, number]>(command, SPEND.text)
      if (!('reply' in replied)) throw new StoreDown(`Redis did not count: ${replied.reason}.`)
      isCounting = true
      return replied.reply
    } catch (error) {
      // The limiter goes on in memory without a word; said once, not for every request of a flood.
      if (isCounting) log.warn({ err: error }, 'limits are counted by this node alone until Redis counts again')
      isCounting = false
      throw error
    }
  }

  return {
    limiter: (name, points, seconds) =>
      new RateLimiterRedis({
        // Asked by the name that the limiter gives its script; the connection behind it comes and goes.
        storeClient: { rlflxIncr: ([key = '', spent = '', within = '']: string[]) => spend(key, spent, within) },
        keyPrefix: name,
        points,
        duration: seconds,
        // Who is over the limit is refused here without asking again.
        inMemoryBlockOnConsumed: points + 1,
        insuranceLimiter: new RateLimiterMemory({ points, duration: seconds }),
      }),
    close: () => link.close(),
  }
}
