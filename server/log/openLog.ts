/** The log that the configuration asks for: Redis where there is one, the embedded database where there is none. */
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import type { EventLog } from './eventLog.ts'

/** Only the adapter in use is loaded. */
export async function openLog(
  { redisUrl, dataDir }: Pick<Config, 'redisUrl' | 'dataDir'>,
  logger: Logger,
): Promise<EventLog> {
  if (redisUrl === null) {
    const { sqliteLog } = await import('./sqliteLog.ts')
    return sqliteLog({ file: join(dataDir, 'doorstep.sqlite'), log: logger })
  }
  const { redisLog } = await import('./redis/redisLog.ts')
  return redisLog({ url: redisUrl, log: logger })
}
