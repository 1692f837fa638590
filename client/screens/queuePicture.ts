/** What a screen shows of the queue: who has the floor, the next five, and how many wait behind them. Pure. */
import { currentQuestion, waitingInOrder } from '#shared/domain/questions/order.ts'
import type { Question } from '#shared/domain/questions/state.ts'
import type { Briefing } from '#shared/domain/state.ts'

export const NAMED_AT_MOST = 5

export interface QueuePicture {
  readonly called: Question | null
  readonly next: readonly Question[]
  readonly more: number
  readonly isClosed: boolean
}

/** `most`: so many are named. */
export function queuePicture(briefing: Pick<Briefing, 'queue'>, most = NAMED_AT_MOST): QueuePicture {
  const waiting = waitingInOrder(briefing.queue)
  return {
    called: currentQuestion(briefing),
    next: waiting.slice(0, most),
    more: Math.max(0, waiting.length - most),
    isClosed: !briefing.queue.isOpen,
  }
}
