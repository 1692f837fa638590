/** A clock that is always at the next appointment: waiting takes no time and is remembered. */
import type { Clock } from '../../server/clock.ts'

export interface EagerClock extends Clock {
  /** How long each wait was, in milliseconds, in order. */
  readonly waits: readonly number[]
}

export function createEagerClock(): EagerClock {
  let now = 0
  const waits: number[] = []
  return {
    waits,
    now: () => now,
    after(ms, run) {
      let cancelled = false
      waits.push(ms)
      setImmediate(() => {
        if (cancelled) return
        now += ms
        run()
      })
      return () => {
        cancelled = true
      }
    },
    every: () => () => undefined,
  }
}
