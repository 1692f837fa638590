/** What an answer says about an act: taken, refused, to be tried again, or that its sender is not admitted. */
import type { Answer, Fault } from '../http/request.ts'
import type { Act } from './act.ts'

export type Outcome =
  | { readonly kind: 'accepted'; readonly seq: number }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'kept-out'; readonly code: string }
  /** `wait`: the least, in ms. */
  | { readonly kind: 'again'; readonly wait: number }

export type SendAct = (act: Act) => Promise<Answer<{ readonly seq: number }>>

/** The sender is not admitted: trying again needs another token first. */
const REFUSES_THE_SENDER = ['token-unknown', 'not-permitted']
/** These say nothing of the act itself: it waits and is sent again. */
const PASSING = [
  'not-reached',
  'behind',
  'outcome-unknown',
  'server-closing',
  'store-down',
  'too-busy',
  'too-many-requests',
]
/** A server that fails at the same act again and again must not keep the others waiting for ever. */
const MISTAKES_AT_MOST = 6

/** `failures`: how often it has failed in a row. */
export function outcomeOf(act: Act, answer: Answer<{ readonly seq: number }>, failures: number): Outcome {
  if (answer.ok) return { kind: 'accepted', seq: answer.value.seq }
  const { code, status } = answer
  if (REFUSES_THE_SENDER.includes(code)) return { kind: 'kept-out', code }
  if (PASSING.includes(code)) return { kind: 'again', wait: waitOf(answer) }
  if (status >= 500 && failures < MISTAKES_AT_MOST) return { kind: 'again', wait: 0 }
  // What never came, or is gone already, need not be taken back.
  const isGone = code === 'line-not-found' || code === 'line-already-retracted'
  if (act.kind === 'retract' && isGone) return { kind: 'accepted', seq: 0 }
  return { kind: 'refused', code }
}

/** In ms; longer after each failure in a row, and not the same for all who wait. `random`: from 0 to 1. */
export function backOff(failures: number, random: number): number {
  return Math.min(10_000, 300 * 2 ** failures) * (0.5 + random / 2)
}

function waitOf({ detail }: Fault): number {
  const { retryAfterMs } = detail as { readonly retryAfterMs?: unknown }
  return typeof retryAfterMs === 'number' ? retryAfterMs : 0
}
