/** Time as the server's parts are given it, so that tests choose when things happen. */

export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Runs once after `ms`; answers what cancels it. */
  readonly after: (ms: number, run: () => void) => () => void
  /** Runs every `ms` until cancelled. Never keeps the process alive. */
  readonly every: (ms: number, run: () => void) => () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => {
      clearTimeout(timer)
    }
  },
  every(ms, run) {
    const timer = setInterval(run, ms)
    timer.unref()
    return () => {
      clearInterval(timer)
    }
  },
}

/** Resolves after `ms` on the given clock. */
export function pause(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(ms, resolve)
  })
}

/** Doubling from `first` to `most` milliseconds, each between half and the whole of its step so that nodes do not march. */
export function backOff(attempt: number, first: number, most: number): number {
  const step = Math.min(most, first * 2 ** Math.min(attempt, 20))
  return step / 2 + (Math.random() * step) / 2
}
