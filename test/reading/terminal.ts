/** The surroundings of a command in a test: a terminal whose output can be read, and a clock that never makes one wait. */
import type { Surroundings } from '../../server/reading/surroundings.ts'
import { createEagerClock, type EagerClock } from './eagerClock.ts'

export interface Terminal extends Surroundings {
  readonly clock: EagerClock
  readonly stdout: readonly string[]
  readonly stderr: readonly string[]
  readonly interrupt: () => void
}

export function createTerminal(env: Readonly<Record<string, string>> = {}): Terminal {
  const stdout: string[] = []
  const stderr: string[] = []
  const interruption = new AbortController()
  return {
    env,
    stdout,
    stderr,
    out: (text) => void stdout.push(text),
    err: (text) => void stderr.push(text),
    clock: createEagerClock(),
    fetch: globalThis.fetch,
    signal: interruption.signal,
    interrupt: () => {
      interruption.abort()
    },
  }
}
