/** What must be done in time though nobody asks: codes and subscriptions that came to nothing are erased, digests finished. */
import type { Logger } from 'pino'
import { overdueCodes } from '#shared/domain/newsroom/codes.ts'
import { overdueSubscriptions } from '#shared/domain/newsroom/subscriptions.ts'
import type { Clock } from '../clock.ts'
import type { Erasure } from './erasure.ts'
import { subscriptionKey, type Newsletter } from './newsletter.ts'
import type { NewsroomDesk } from './newsroom.ts'
import type { Sealing } from './sealing.ts'

export interface UpkeepParts {
  readonly newsroom: NewsroomDesk
  readonly newsletter: Newsletter
  readonly erasure: Pick<Erasure, 'drop' | 'finishAll'>
  readonly sealing: Pick<Sealing, 'forget'>
  readonly clock: Clock
  readonly logger: Logger
}

const EVERY_MS = 5 * 60_000

/** Every node does it: each step may be repeated. Answers what stops it. */
export function keepUp(parts: UpkeepParts): () => void {
  const { newsroom, sealing, clock, logger } = parts
  const stopListening = newsroom.following.listen({
    facts: (facts) => {
      for (const { event } of facts) {
        if (event?.type === 'AccountErased') sealing.forget(event.account)
        if (event?.type === 'SubscriptionEnded') sealing.forget(subscriptionKey(event.id))
      }
    },
    begunAnew: () => undefined,
  })
  const stop = clock.every(EVERY_MS, () => {
    tidy(parts).catch((error: unknown) => {
      logger.warn({ err: error }, 'upkeep of the newsroom failed; it is tried again')
    })
  })
  return () => {
    stopListening()
    stop()
  }
}

/** Once. Throws `StoreDown`. */
export async function tidy({ newsroom, newsletter, erasure, clock }: UpkeepParts): Promise<void> {
  await erasure.finishAll()
  const now = clock.now()
  for (const code of overdueCodes(newsroom.state, now)) await erasure.drop(code)
  for (const { id } of overdueSubscriptions(newsroom.state, now)) await newsletter.erase(id)
  await newsletter.takeOverAbandoned(now)
}
