/** The order of the queue: points of order, then pinned ones, then as they stand. Called and closed ones keep their place in it. */
import type { Outcome } from './vocabulary.ts'
import type { AskedQuestion, ListedState, Question, QuestionState, Queue } from './state.ts'
import type { Briefing } from '../state.ts'

type WithQueue = Pick<Briefing, 'queue'>
type WithBackstage = Pick<Briefing, 'queue' | 'backstage'>

export function isWaiting({ state }: Pick<Question, 'state'>): boolean {
  return state === 'waiting' || state === 'skipped'
}

export function isOutcome(state: ListedState): state is Outcome {
  return state === 'answered' || state === 'partly-answered' || state === 'not-answered'
}

/** Those that may still be called, first to last. Skipped ones keep their place. */
export function waitingInOrder({ questions }: Queue): readonly Question[] {
  const rank = ({ isPointOfOrder, isPinned }: Question) => (isPointOfOrder ? 0 : isPinned ? 1 : 2)
  // Sorting is stable, so that within a rank the order of the queue holds.
  return questions.filter(isWaiting).toSorted((a, b) => rank(a) - rank(b))
}

/** Whom *call next* calls: the first who was not skipped, and a skipped one only where nobody else waits. */
export function nextQuestion(queue: Queue): Question | null {
  const waiting = waitingInOrder(queue)
  return waiting.find(({ state }) => state === 'waiting') ?? waiting[0] ?? null
}

/** The question that is being answered. There is never more than one. */
export function currentQuestion({ queue }: WithQueue): Question | null {
  return queue.questions.find(({ state }) => state === 'called') ?? null
}

export function listedQuestion({ queue }: WithQueue, id: string): Question | undefined {
  return queue.questions.find((question) => question.id === id)
}

export function askedQuestion({ backstage }: Pick<Briefing, 'backstage'>, id: string): AskedQuestion | undefined {
  return backstage.asked.find((question) => question.id === id)
}

/** What there is to see of a question: its state and the last fact about it. Undefined where there is no such question. */
export function standingOf(
  briefing: WithBackstage,
  id: string,
): { readonly state: QuestionState; readonly seq: number } | undefined {
  const asked = askedQuestion(briefing, id)
  const listed = listedQuestion(briefing, id)
  if (asked === undefined) return listed
  if (asked.state !== 'listed') return { state: asked.state, seq: Math.max(asked.seq, listed?.seq ?? 0) }
  return { state: listed?.state ?? 'waiting', seq: Math.max(asked.seq, listed?.seq ?? 0) }
}

/** The id of the question that stands behind this one in the whole order, or null: where it is put back to. */
export function behind({ questions }: Queue, id: string): string | null {
  const at = questions.findIndex((question) => question.id === id)
  return at < 0 ? null : (questions[at + 1]?.id ?? null)
}

/** Likewise of the one that stands in front of it. */
export function inFrontOf({ questions }: Queue, id: string): string | null {
  const at = questions.findIndex((question) => question.id === id)
  return questions[at - 1]?.id ?? null
}
