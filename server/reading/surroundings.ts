/** What the commands need of the world around them, so that tests can be that world. */
import { systemClock, type Clock } from '../clock.ts'
import { CallRefused, createBriefingClient, ServerAway, type BriefingClient } from './briefingClient.ts'
import type { CommandWords } from './commandWords.ts'

/** What a command needs of the world. Exit codes: 0 done, 1 failed, 2 the arguments were wrong, 130 interrupted. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly clock: Clock
  readonly fetch: typeof globalThis.fetch
  /** Aborted when the person interrupts. */
  readonly signal: AbortSignal
}

/** How long an address is tried at which nothing has answered yet. */
const FIRST_CONTACT_MS = 20_000

/** A client that says on the error output when it has to try again, and where. */
export function clientFor(url: string, patienceMs: number, words: CommandWords, around: Surroundings): BriefingClient {
  return createBriefingClient({
    url,
    clock: around.clock,
    fetch: around.fetch,
    patienceMs,
    firstContactMs: Math.max(FIRST_CONTACT_MS, Number.isFinite(patienceMs) ? patienceMs : 0),
    onRetry: (reason, waitMs) => {
      around.err(words.again(`${new URL(url).origin}: ${reason}`, (waitMs / 1_000).toFixed(1)))
    },
    signal: around.signal,
  })
}

export function describeFailure(error: unknown, words: CommandWords, signal: AbortSignal): string {
  if (signal.aborted) return words.interrupted
  if (error instanceof CallRefused) return words.refused(`HTTP ${error.status}`, error.message)
  if (error instanceof ServerAway) return words.away(error.message)
  return error instanceof Error ? error.message : String(error)
}

/** The process as it is, with the person's interruption as a signal. */
export function realSurroundings(): Surroundings {
  const interruption = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => {
      interruption.abort()
    })
  }
  return {
    env: process.env,
    out: (text) => {
      process.stdout.write(`${text}\n`)
    },
    err: (text) => {
      process.stderr.write(`${text}\n`)
    },
    clock: systemClock,
    fetch: globalThis.fetch,
    signal: interruption.signal,
  }
}

/** One line of output for scripts, the same in every language. */
export function acknowledgement(id: string, seq: number | null): string {
  return seq === null ? `${id} interim` : `${id} seq ${seq}`
}
