/** How often one address or one token may ask. In memory of this node; a refusal says when to come back. */
import type { RequestHandler } from 'express'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Refusal } from '#shared/domain/refusal.ts'

/** `points` in `seconds`, for each key. */
export interface Limit {
  /** Throws `too-many-requests` with `retryAfterMs`. */
  readonly spend: (key: string, points?: number) => Promise<void>
}

export function createLimit(points: number, seconds: number): Limit {
  const limiter = new RateLimiterMemory({ points, duration: seconds })
  return {
    async spend(key, spent = 1) {
      try {
        await limiter.consume(key, spent)
      } catch (error) {
        if (error instanceof RateLimiterRes) {
          throw new Refusal('too-many-requests', { retryAfterMs: error.msBeforeNext })
        }
        throw error
      }
    },
  }
}

/** A limit by the address that a request came from. */
export function limitedByAddress(limit: Limit): RequestHandler {
  return async (request, _response, next) => {
    await limit.spend(request.ip ?? '')
    next()
  }
}
