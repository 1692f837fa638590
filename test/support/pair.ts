/** Two nodes that share a log and the keys of personal data over a real Redis, and a mail server that both send to. */
import { expect } from 'vitest'
import { redisKeys } from '../../server/log/redis/redisKeys.ts'
import { redisLog } from '../../server/log/redis/redisLog.ts'
import { eventually, SECRET, startNode, type NodeOptions, type NodeUnderTest } from './node.ts'
import type { RedisServer } from './redisServer.ts'
import type { SmtpServer } from './smtpServer.ts'

export interface Pair {
  readonly a: NodeUnderTest
  readonly b: NodeUnderTest
  /** Of a link, good on both. */
  readonly owner: string
  readonly close: () => Promise<void>
}

export async function startPair(redis: RedisServer, smtp: SmtpServer, options: NodeOptions = {}): Promise<Pair> {
  const stores: { close: () => Promise<void> }[] = []

  async function startOnRedis(): Promise<NodeUnderTest> {
    const log = redisLog({ url: redis.url })
    const keys = redisKeys({ url: redis.url, secret: SECRET })
    stores.push(log, keys)
    await eventually(async () => {
      expect(await log.reachable()).toBe(true)
    })
    return startNode(log, { keys, trustedProxies: 1, smtpUrl: smtp.url, ...options })
  }

  const a = await startOnRedis()
  const b = await startOnRedis()
  return {
    a,
    b,
    owner: await a.ownerCookie(),
    async close() {
      await a.close()
      await b.close()
      await Promise.all(stores.map((store) => store.close()))
    },
  }
}
