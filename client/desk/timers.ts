/** How long the turn runs, how long the part of it that is running now, and how that stands to what it should take. */
import { isOutcome, listedQuestion } from '#shared/domain/questions/order.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { runningSince } from '../reading/turns.ts'

/** `turn`: question and answer in one, where there is no transcript to tell them apart. */
export type Part = 'statement' | 'question' | 'answer' | 'turn'

/** Spans in ms. */
export interface Times {
  readonly part: Part
  readonly ms: number
  readonly turnMs: number
  readonly limit: number | null
  /** Beyond the limit; 0 where there is none or it is not reached. */
  readonly over: number
  /** Its question was closed, or the briefing is over: nothing runs any more. */
  readonly isStopped: boolean
}

type Timed = Pick<Briefing, 'turns' | 'queue' | 'endedAt' | 'lineCount'>

/** `now`: in ms on the server's clock. Null before the briefing begins. */
export function timesAt(briefing: Timed, now: number): Times | null {
  const turn = briefing.turns.at(-1)
  const running = runningSince(briefing)
  if (turn === undefined || running === null) return null
  const stop = stoppedAt(briefing)
  const until = stop ?? now
  // The desk may close a question before the first word of its answer.
  const isUnanswered = running.what === 'question' || (running.what === 'answer' && stop !== null && running.at >= stop)
  const part = !isUnanswered ? running.what : briefing.lineCount === 0 ? 'turn' : 'question'
  const ms = Math.max(0, until - (isUnanswered ? turn.openedAt : running.at))
  const limit = limitOf(briefing, part)
  return {
    part,
    ms,
    turnMs: Math.max(0, until - turn.openedAt),
    limit,
    over: limit === null ? 0 : Math.max(0, ms - limit),
    isStopped: stop !== null,
  }
}

function stoppedAt(briefing: Timed): number | null {
  const id = briefing.turns.at(-1)?.questionId ?? null
  const question = id === null ? undefined : listedQuestion(briefing, id)
  if (question !== undefined && isOutcome(question.state)) return question.closedAt ?? briefing.endedAt
  return briefing.endedAt
}

function limitOf({ queue: { settings } }: Timed, part: Part): number | null {
  const { questionS, answerS } = settings
  if (part === 'question') return questionS === null ? null : questionS * 1_000
  if (part === 'answer') return answerS === null ? null : answerS * 1_000
  if (part === 'turn') return questionS === null || answerS === null ? null : (questionS + answerS) * 1_000
  return null
}
