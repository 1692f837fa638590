/** Limits on a real Redis: counted across nodes, in memory while it is away, without a readable key in it. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { RateLimiterRes } from 'rate-limiter-flexible'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { Limiters } from '../../server/log/limiters.ts'
import { redisLimiters } from '../../server/log/redis/redisLimiters.ts'
import { startRedisServer, type RedisServer } from '../support/redisServer.ts'
import { until } from './logSteps.ts'

const SECRET = 'a secret of the tests, long enough'

describe('limits on Redis', () => {
  let server: RedisServer
  let keys = 0
  const newKey = () => `203.0.113.${(keys += 1)}`
  const counters = async () => Number(await server.ask('DBSIZE'))

  /** Resolves once Redis counts for it, and not the memory. */
  async function open(secret = SECRET): Promise<Limiters> {
    const limiters = redisLimiters({ url: server.url, secret })
    onTestFinished(() => limiters.close())
    const probe = limiters.limiter('probe', 1_000_000, 60)
    const before = await counters()
    await until(async () => {
      await probe.consume(newKey())
      return (await counters()) > before
    })
    return limiters
  }

  beforeAll(async () => {
    server = await startRedisServer()
  })
  afterAll(() => server.stop())

  it('let two nodes together pass no more than the points, and say when to come back', async () => {
    const nodes = [await open(), await open()]
    const limits = nodes.map((node) => node.limiter('sign-in', 10, 60))
    const key = newKey()
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, async (_, nth) => limits[nth % limits.length]?.consume(key)),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
    for (const outcome of outcomes) {
      if (outcome.status === 'fulfilled') continue
      expect(outcome.reason).toBeInstanceOf(RateLimiterRes)
      const { msBeforeNext } = outcome.reason as RateLimiterRes
      expect(msBeforeNext).toBeGreaterThan(50_000)
      expect(msBeforeNext).toBeLessThanOrEqual(60_000)
    }
  })

  it('count names, keys and newsrooms of other secrets apart, and begin anew when their time is over', async () => {
    const [mine, others] = [await open(), await open('another secret, also long enough')]
    const key = newKey()
    const [one, other, foreign] = [mine.limiter('one', 1, 1), mine.limiter('other', 1, 1), others.limiter('one', 1, 1)]
    await one.consume(key)
    await other.consume(key)
    await foreign.consume(key)
    await one.consume(newKey())
    await expect(one.consume(key)).rejects.toBeInstanceOf(RateLimiterRes)
    await until(() =>
      one.consume(key).then(
        () => true,
        () => false,
      ),
    )
  })

  it('spend several points at once', async () => {
    const limit = (await open()).limiter('several', 10, 60)
    const key = newKey()
    expect((await limit.consume(key, 8)).remainingPoints).toBe(2)
    await expect(limit.consume(key, 3)).rejects.toBeInstanceOf(RateLimiterRes)
  })

  it('leave no key in Redis that could be read, and none that stays', async () => {
    const limit = (await open()).limiter('readable', 3, 60)
    await limit.consume('198.51.100.77')
    await limit.consume('2001:db8::77')
    const names = (await server.ask('KEYS', '*')) as string[]
    for (const name of names) {
      expect(name).toMatch(/^doorstep:limit:[A-Za-z0-9_-]{43}$/)
      expect(Number(await server.ask('PTTL', name))).toBeGreaterThan(0)
    }
    const files = await readdir(server.dir, { recursive: true, withFileTypes: true })
    for (const file of files.filter((entry) => entry.isFile())) {
      const bytes = await readFile(join(file.parentPath, file.name))
      for (const readable of ['198.51.100.77', '2001:db8']) expect(bytes.includes(readable)).toBe(false)
    }
  })

  it('are counted in memory while Redis is paused or gone, without a wait of a second, and in Redis again after it', async () => {
    const limiters = await open()
    const limit = limiters.limiter('away', 2, 60)
    const key = newKey()
    server.pause()
    try {
      const since = Date.now()
      await limit.consume(key)
      expect(Date.now() - since).toBeLessThan(1_000)
    } finally {
      server.resume()
    }
    await server.kill()
    await limit.consume(key)
    await expect(limit.consume(key)).rejects.toBeInstanceOf(RateLimiterRes)
    await server.restart()
    const before = await counters()
    await until(async () => {
      await limiters.limiter('again', 1_000, 60).consume(newKey())
      return (await counters()) > before
    })
  })
})
