/**
 * Reads documents without keeping live briefings waiting: in a thread of their own, one after the other.
 *
 * RA1 No document is read on the node itself: the first one loads a language model, and a long one takes seconds.
 * RA2 Of those that wait there are so many and no more, and none is read for longer than its time: `too-busy`.
 *     Whose document waits, and for how long, says `readingQueue.ts`.
 * RA3 A thread that died or was stopped is replaced by the next document; closing ends it and everything that waits.
 */
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Refusal } from '#shared/domain/refusal.ts'
import type { ReadingRequest } from '#shared/protocol/documents.ts'
import type { Clock } from '../clock.ts'
import { createReadingQueue, type Asker, type Waiting } from './readingQueue.ts'

export interface ReadApart {
  /**
   * The answer as JSON, so that it is not taken apart only to be written again. Throws `too-busy`, `too-many-requests`,
   * `server-closing` and `ReadingGivenUp`.
   */
  readonly asJson: (request: ReadingRequest, asker: Asker) => Promise<string>
  readonly close: () => Promise<void>
}

export interface ReadApartParts {
  readonly clock: Clock
  /** How long one document may take in the thread. */
  readonly atMostMs?: number
  /** How many may wait for the one that is being read. */
  readonly waitingAtMost?: number
}

const THREAD = join(import.meta.dirname, 'readingThread.ts')
const MEMORY_MB = 512

export function createReadApart({ clock, atMostMs = 30_000, waitingAtMost = 12 }: ReadApartParts): ReadApart {
  const queue = createReadingQueue(waitingAtMost)
  let thread: Worker | null = null
  let current: (Waiting & { readonly cancel: () => void }) | null = null
  let isClosed = false

  function startThread(): Worker {
    const started = new Worker(THREAD, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } })
    // It waits for documents for ever, which is no reason for the process to live on.
    started.unref()
    started.on('message', (json: string) => {
      // What a thread that was given up says yet is no answer to whoever waits by now.
      if (thread !== started) return
      settle(({ resolve }) => {
        resolve(json)
      })
    })
    const lost = (error: unknown) => {
      if (thread !== started) return
      thread = null
      settle(({ reject }) => {
        reject(isOutOfMemory(error) ? new Refusal('too-busy', { limitMegabytes: MEMORY_MB }) : error)
      })
    }
    started.on('error', lost)
    started.on('exit', () => {
      lost(new Error('the thread that reads documents has ended'))
    })
    return started
  }

  function settle(how: (settled: Waiting) => void): void {
    const settled = current
    if (settled === null) return
    current = null
    settled.cancel()
    how(settled)
    readNext()
  }

  function readNext(): void {
    if (current !== null) return
    const next = queue.next()
    if (next === undefined) return
    current = { ...next, cancel: clock.after(atMostMs, giveUp) }
    try {
      thread ??= startThread()
      thread.postMessage(next.request)
    } catch (error) {
      settle(({ reject }) => {
        reject(error)
      })
    }
  }

  function giveUp(): void {
    const stopped = thread
    thread = null
    void stopped?.terminate()
    settle(({ reject }) => {
      reject(new Refusal('too-busy', { limitMs: atMostMs }))
    })
  }

  function asJson(request: ReadingRequest, asker: Asker): Promise<string> {
    if (isClosed) return Promise.reject(new Refusal('server-closing'))
    return new Promise((resolve, reject) => {
      queue.enter({ request, asker, resolve, reject })
      readNext()
    })
  }

  return {
    asJson,
    async close() {
      isClosed = true
      const ended = thread
      thread = null
      const left = [...(current === null ? [] : [current]), ...queue.clear()]
      current?.cancel()
      current = null
      for (const { reject } of left) reject(new Refusal('server-closing'))
      await ended?.terminate()
    },
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
