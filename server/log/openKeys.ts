/** The key store that the configuration asks for: beside the log, in Redis or in a file of its own. */
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import type { KeyStore } from './keyStore.ts'

/**
 * `secret`: the one that this node signs with. Only the adapter in use is loaded.
 * Throws `StoreDown` where the file cannot be used.
 */
export async function openKeys(
  { redisUrl, dataDir }: Pick<Config, 'redisUrl' | 'dataDir'>,
  secret: string,
  logger: Logger,
): Promise<KeyStore> {
  if (redisUrl === null) {
    const { sqliteKeys } = await import('./sqliteKeys.ts')
    return sqliteKeys({ file: join(dataDir, 'keys.sqlite'), secret })
  }
  const { redisKeys } = await import('./redis/redisKeys.ts')
  return redisKeys({ url: redisUrl, secret, log: logger })
}
