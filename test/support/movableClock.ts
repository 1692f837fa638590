/** The system's clock with an offset that can be moved, so that a briefing of minutes is staged in a moment. */
import { systemClock, type Clock } from '../../server/clock.ts'

export interface MovableClock extends Clock {
  /** Everything that is asked for the time from now on is told so much later. */
  readonly skip: (ms: number) => void
}

/** `behind`: milliseconds before now at which it begins. */
export function createMovableClock(behind: number): MovableClock {
  let offset = -behind
  return {
    ...systemClock,
    now: () => systemClock.now() + offset,
    skip(ms) {
      offset += ms
    },
  }
}
