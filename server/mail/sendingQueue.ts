/** In which order mails are tried, how many at once, and when again. Knows nothing of what is in them. */
import type { Clock } from '../clock.ts'
import type { SpoolEntry } from './spool.ts'

export interface SendingQueue {
  /** Whether it waits, pauses or is under way. */
  readonly holds: (entry: SpoolEntry) => boolean
  readonly add: (entry: SpoolEntry) => void
  /** Starts nothing more; resolves when what is under way is over, or after so many ms. */
  readonly close: (withinMs: number) => Promise<void>
}

/** `attempt` answers after how many ms it wants to be called again, or null where it is done; it may not throw. */
export function createSendingQueue(
  clock: Clock,
  atOnce: number,
  attempt: (entry: SpoolEntry) => Promise<number | null>,
): SendingQueue {
  // [M4] Digests come by the thousand: one place is always free of them, and what somebody waits for goes first.
  const bulkAtOnce = Math.max(1, atOnce - 1)
  const urgent: SpoolEntry[] = []
  const bulk: SpoolEntry[] = []
  const held = new Set<string>()
  const pauses = new Set<() => void>()
  const running = new Set<Promise<void>>()
  let runningBulk = 0
  let isClosed = false

  const next = () => urgent.shift() ?? (runningBulk < bulkAtOnce ? bulk.shift() : undefined)

  function pump(): void {
    while (!isClosed && running.size < atOnce) {
      const entry = next()
      if (entry === undefined) return
      const run = tryOnce(entry).finally(() => {
        running.delete(run)
        pump()
      })
      running.add(run)
    }
  }

  async function tryOnce(entry: SpoolEntry): Promise<void> {
    if (entry.bulk) runningBulk += 1
    const again = await attempt(entry)
    if (entry.bulk) runningBulk -= 1
    if (again === null) held.delete(entry.mark)
    else if (!isClosed) waitFor(again, entry)
  }

  function waitFor(ms: number, entry: SpoolEntry): void {
    const cancel = clock.after(ms, () => {
      pauses.delete(cancel)
      enter(entry)
    })
    pauses.add(cancel)
  }

  function enter(entry: SpoolEntry): void {
    ;(entry.bulk ? bulk : urgent).push(entry)
    pump()
  }

  return {
    holds: ({ mark }) => held.has(mark),
    add(entry) {
      if (held.has(entry.mark)) return
      held.add(entry.mark)
      enter(entry)
    },
    async close(withinMs) {
      isClosed = true
      for (const cancel of pauses) cancel()
      if (running.size === 0) return
      let stopWaiting = () => {}
      const tooLong = new Promise<void>((resolve) => {
        stopWaiting = clock.after(withinMs, resolve)
      })
      await Promise.race([Promise.all(running), tooLong])
      stopWaiting()
    },
  }
}
