/** What somebody at the desk wants done, and the command that says so: with an id of its own and what was looked at. */
import type { SentCommand } from '#shared/domain/commands.ts'
import type { QuestionCommand } from '#shared/domain/questions/commands.ts'
import { standingOf } from '#shared/domain/questions/order.ts'
import type { Saw } from '#shared/domain/questions/vocabulary.ts'
import type { Briefing } from '#shared/domain/state.ts'

/** `saw` only where it was looked at earlier than now: when an editor or a dialog was opened. */
type Unsent<C> = C extends { readonly act: string; readonly saw: infer S }
  ? Omit<C, 'act' | 'saw'> & { readonly saw?: S }
  : C extends { readonly act: string }
    ? Omit<C, 'act'>
    : never

type WithoutAct = Extract<SentCommand, { type: 'AskQuestion' | 'AcknowledgeNote' }>
export type DeskOrder = Unsent<Exclude<QuestionCommand, { type: 'RestoreQueue' }>> | WithoutAct

/** 16 random bytes, hexadecimal, after a letter that says what it is the id of. */
export function mintId(letter: 'a' | 'q' | 'n'): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return `${letter}-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

/** Whose card waits for the outcome: the question's, or the kind of command where it is about none. */
export function keyOf(order: DeskOrder | SentCommand): string {
  return 'questionId' in order ? order.questionId : order.type
}

/** Null where the question is not there. */
export function commandOf(order: DeskOrder, briefing: Briefing, act: string): SentCommand | null {
  if (order.type === 'AskQuestion' || order.type === 'AcknowledgeNote') return order
  if (order.type === 'ChangeQueueSettings') return { ...order, act, saw: order.saw ?? briefing.queue.seq }
  if (!('questionId' in order)) return { ...order, act }
  const saw = order.saw ?? seen(briefing, order.questionId)
  return saw === null ? null : { ...order, act, saw }
}

/** What there is to see of a question now, for `saw`. */
export function seen(briefing: Briefing, questionId: string): Saw | null {
  const standing = standingOf(briefing, questionId)
  return standing === undefined ? null : { state: standing.state, seq: standing.seq }
}
