/** Has Redis rewrite its append-only file after an erasure, until a rewrite has begun that is younger than the erasure. */
import type { Clock } from '../../clock.ts'
import { StoreDown } from '../eventLog.ts'
import type { Warnings } from '../feedListeners.ts'
import type { RedisCalls } from './redisCalls.ts'

export interface Rewriting {
  readonly request: () => void
  /** What was requested and has not been asked for yet is asked for now, once. */
  readonly close: () => Promise<void>
}

/** A rewrite copies the whole of Redis's memory: erasures that come together share one. */
const GATHER_MS = 1_000
const AGAIN_MS = 5_000

export function rewritingAfterErasure(
  calls: RedisCalls,
  { clock, log }: { readonly clock: Clock; readonly log: Warnings },
): Rewriting {
  let isClosed = false
  let asked = Promise.resolve()
  /** Null while nothing is due. */
  let cancel: (() => void) | null = null

  function arm(ms: number): void {
    if (isClosed) return
    cancel ??= clock.after(ms, () => {
      cancel = null
      asked = ask()
    })
  }

  async function ask(): Promise<void> {
    try {
      if (!(await hasBegun(calls))) arm(AGAIN_MS)
    } catch (error) {
      log.warn({ err: error }, 'Redis will not rewrite its append-only file, which holds a destroyed key, wrapped')
    }
  }

  return {
    request: () => {
      arm(GATHER_MS)
    },
    async close() {
      isClosed = true
      const isDue = cancel !== null
      cancel?.()
      await asked
      if (isDue) await ask()
    },
  }
}

/** False while another rewrite runs or Redis is away. Throws `StoreDown` where Redis refuses for another reason. */
async function hasBegun(calls: RedisCalls): Promise<boolean> {
  const persistence = await calls.send<string>(['INFO', 'persistence'])
  if (!('reply' in persistence)) return false
  if (persistence.reply.includes('aof_enabled:0')) return true
  try {
    // Redis answers that it has started, or that it will once a snapshot is done: younger than the erasure either way.
    return 'reply' in (await calls.send(['BGREWRITEAOF']))
  } catch (error) {
    if (error instanceof StoreDown && error.message.includes('already in progress')) return false
    throw error
  }
}
