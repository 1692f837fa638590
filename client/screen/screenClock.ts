/** The clock of a display: beside the time of day, which somebody sets now and then, one that only goes forward. */
import type { LinkClock } from '../live/linkTransport.ts'

export interface ScreenClock extends LinkClock {
  /** In ms since whenever, sleep included: for whatever takes a while. */
  steady(): number
}

/** The time of day going so much farther at once than the time that runs is sleep, or a clock that was set. */
const LEAPT = 1_000

/** `running`: ms since whenever, which no setting of the clock changes; it may stand still during sleep. */
export function steadied(clock: LinkClock, running: () => number = () => performance.now()): ScreenClock {
  let at = 0
  let day = clock.now()
  let ran = running()
  return {
    now: () => clock.now(),
    after: (ms, run) => clock.after(ms, run),
    random: () => clock.random(),
    steady() {
      const [today, runs] = [clock.now(), running()]
      const [byDay, byRunning] = [today - day, runs - ran]
      at += byDay - byRunning > LEAPT ? byDay : byRunning
      day = today
      ran = runs
      return at
    },
  }
}
