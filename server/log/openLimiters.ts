/** What counts for limits, as the configuration asks for it: Redis where there is one, the memory of this node where there is none. */
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { memoryLimiters, type Limiters } from './limiters.ts'

/** `secret`: the one that this node signs with. */
export async function openLimiters(
  { redisUrl }: Pick<Config, 'redisUrl'>,
  secret: string,
  logger: Logger,
): Promise<Limiters> {
  if (redisUrl === null) return memoryLimiters()
  const { redisLimiters } = await import('./redis/redisLimiters.ts')
  return redisLimiters({ url: redisUrl, secret, log: logger })
}
