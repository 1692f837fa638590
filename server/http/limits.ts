/** How often one address, one network, one account or one token may ask. A refusal says when to come back. */
import type { RequestHandler } from 'express'
import { RateLimiterRes } from 'rate-limiter-flexible'
import { Refusal } from '#shared/domain/refusal.ts'
import { memoryLimiters, type Limiters } from '../log/limiters.ts'
import { networkOf } from './networks.ts'

/** `points` in `seconds`, for each key. */
export interface Limit {
  /** Throws `too-many-requests` with `retryAfterMs`. */
  readonly spend: (key: string, points?: number) => Promise<void>
}

/** Who tries something that is worth guessing. */
export interface Attempt {
  /** The IP address that the request came from, as Express tells it; those that it cannot tell share one limit. */
  readonly address: string | undefined
  /** What stands for the account, such as its address key, never an e-mail address in clear; left out where none is named. */
  readonly account?: string
}

export interface AttemptLimit {
  /** Throws `too-many-requests` with `retryAfterMs`. */
  readonly spend: (attempt: Attempt) => Promise<void>
}

/** How many attempts an account, an address and a network may make. */
export interface AttemptPoints {
  readonly account: number
  readonly address: number
  readonly network: number
}

export interface Limits {
  /** `name` tells limits apart that count the same keys. */
  readonly limit: (name: string, points: number, seconds: number) => Limit
  readonly attempts: (name: string, points: AttemptPoints, seconds: number) => AttemptLimit
}

/** Limits that hold wherever the limiters are shared: across nodes where there is Redis. */
export function createLimits(limiters: Limiters): Limits {
  const limit: Limits['limit'] = (name, points, seconds) => {
    const limiter = limiters.limiter(name, points, seconds)
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
  return {
    limit,
    attempts(name, points, seconds) {
      const networks = limit(`${name}:network`, points.network, seconds)
      const addresses = limit(`${name}:address`, points.address, seconds)
      const accounts = limit(`${name}:account`, points.account, seconds)
      return {
        async spend({ address = '', account }) {
          // The widest first: who is refused as a network spends nothing of the account that he is after.
          await networks.spend(networkOf(address))
          await addresses.spend(address)
          if (account !== undefined) await accounts.spend(account)
        },
      }
    },
  }
}

/** Each key for itself, and within what all keys have together; who is refused alone spends nothing of what is the others'. */
export function withinAll(own: Limit, ...shared: readonly Limit[]): Limit {
  return {
    async spend(key, points) {
      await own.spend(key, points)
      for (const limit of shared) await limit.spend('all', points)
    },
  }
}

/** A limit of this node alone, for what is asked so often that no store could be. */
export function createLimit(points: number, seconds: number): Limit {
  return createLimits(memoryLimiters()).limit('', points, seconds)
}

/** A limit by the address that a request came from. */
export function limitedByAddress(limit: Limit): RequestHandler {
  return async (request, _response, next) => {
    await limit.spend(request.ip ?? '')
    next()
  }
}
