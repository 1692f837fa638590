/** Runs the contract of the log on SQLite and on a real Redis. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { redisLog } from '../../server/log/redis/redisLog.ts'
import { sqliteLog } from '../../server/log/sqliteLog.ts'
import { startRedisServer } from '../support/redisServer.ts'
import { eventLogContract } from './eventLog.contract.ts'
import { until } from './logSteps.ts'

eventLogContract('SQLite', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'doorstep-sqlite-'))
  return {
    open: async () => sqliteLog({ file: join(dir, 'log.sqlite') }),
    stop: () => rm(dir, { recursive: true, force: true }),
  }
})

eventLogContract('Redis', async () => {
  const server = await startRedisServer()
  return {
    open: async () => {
      const log = redisLog({ url: server.url })
      await until(() => log.reachable())
      return log
    },
    stop: () => server.stop(),
  }
})
