/** The log that the configuration asks for: Redis where there is one, the embedded database where there is none. */
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { EventLog } from './eventLog.ts'
import { redisLog } from './redis/redisLog.ts'
import { sqliteLog } from './sqliteLog.ts'

export async function openLog(config: { redisUrl: string | null; dataDir: string }, logger: Logger): Promise<EventLog> {
  return config.redisUrl === null
    ? sqliteLog({ file: join(config.dataDir, 'doorstep.sqlite') })
    : redisLog({ url: config.redisUrl, log: logger })
}
