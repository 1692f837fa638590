/** A clock that stands still until it is told to go on. */
import type { Clock } from '../../server/clock.ts'

interface Timer {
  at: number
  readonly every: number | null
  readonly run: () => void
}

export interface FakeClock extends Clock {
  /** Goes on by `ms`, running what becomes due in order, and lets promises settle in between. */
  readonly advance: (ms: number) => Promise<void>
}

/** Lets everything that is ready to run, run: promises and immediates, not timers. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

export function createFakeClock(start = Date.UTC(2026, 10, 24, 12)): FakeClock {
  let now = start
  const timers = new Set<Timer>()

  const schedule = (ms: number, every: number | null, run: () => void) => {
    const timer: Timer = { at: now + ms, every, run }
    timers.add(timer)
    return () => {
      timers.delete(timer)
    }
  }

  const nextDue = (until: number) => [...timers].filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0]

  return {
    now: () => now,
    after: (ms, run) => schedule(ms, null, run),
    every: (ms, run) => schedule(ms, ms, run),
    async advance(ms) {
      const until = now + ms
      await settle()
      for (let timer = nextDue(until); timer !== undefined; timer = nextDue(until)) {
        now = Math.max(now, timer.at)
        if (timer.every === null) timers.delete(timer)
        else timer.at += timer.every
        timer.run()
        await settle()
      }
      now = until
    },
  }
}
