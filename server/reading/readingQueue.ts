/**
 * The documents that wait for the thread that reads them, first come, first served.
 *
 * RA4 One account has one document in the queue besides the one that may be being read. A newer one takes the place of one that
 *     was only to be looked at; one that is to be entered is not lost for it, and the newer is refused: `too-many-requests`.
 * RA5 Whoever has gone waits no longer. What is being read already is read to its end: the thread would have to load its
 *     language model anew.
 */
import { Refusal } from '#shared/domain/refusal.ts'
import type { ReadingRequest } from '#shared/protocol/documents.ts'

/** For whom a document is read. */
export interface Asker {
  /** The account, or what else stands for one person. */
  readonly by: string
  /** They wait no longer. */
  readonly gone: AbortSignal
  /** Nothing is kept of the reading, and a newer one is what they want to see. */
  readonly looks: boolean
}

export interface Waiting {
  readonly request: ReadingRequest
  readonly asker: Asker
  readonly resolve: (json: string) => void
  readonly reject: (error: unknown) => void
}

/** The document left the queue unread: a newer one of the same account stands there, or nobody waits for it. */
export class ReadingGivenUp extends Error {
  override readonly name = 'ReadingGivenUp'
}

export interface ReadingQueue {
  /** Rejects what cannot wait, or no longer. */
  readonly enter: (next: Waiting) => void
  readonly next: () => Waiting | undefined
  /** All that wait, which do so no longer. */
  readonly clear: () => readonly Waiting[]
}

export function createReadingQueue(atMost: number): ReadingQueue {
  const waiting: Waiting[] = []

  function enter(next: Waiting): void {
    if (next.asker.gone.aborted) {
      next.reject(new ReadingGivenUp())
      return
    }
    const at = waiting.findIndex(({ asker: { by } }) => by === next.asker.by)
    const before = waiting[at]
    if (before === undefined && waiting.length >= atMost) {
      next.reject(new Refusal('too-busy', { waiting: waiting.length }))
      return
    }
    if (before?.asker.looks === false) {
      next.reject(new Refusal('too-many-requests', { waiting: 1 }))
      return
    }
    // In its place: whoever corrects what they look at does not go back to the end for it.
    waiting.splice(before === undefined ? waiting.length : at, 1, next)
    before?.reject(new ReadingGivenUp())
    next.asker.gone.addEventListener('abort', () => {
      leave(next)
    })
  }

  function leave(gone: Waiting): void {
    const at = waiting.indexOf(gone)
    if (at < 0) return
    waiting.splice(at, 1)
    gone.reject(new ReadingGivenUp())
  }

  return { enter, next: () => waiting.shift(), clear: () => waiting.splice(0) }
}
