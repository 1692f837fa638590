/** The port to what counts for limits: in the memory of this node, or shared by nodes. */
import { RateLimiterMemory, type RateLimiterAbstract } from 'rate-limiter-flexible'

export interface Limiters {
  /**
   * Counts `points` in `seconds` for each key, apart from the limits of other names.
   * Its `consume` rejects with a `RateLimiterRes` once they are spent, and for nothing else.
   */
  readonly limiter: (name: string, points: number, seconds: number) => Pick<RateLimiterAbstract, 'consume'>
  readonly close: () => Promise<void>
}

export function memoryLimiters(): Limiters {
  return {
    limiter: (_name, points, seconds) => new RateLimiterMemory({ points, duration: seconds }),
    close: async () => undefined,
  }
}
