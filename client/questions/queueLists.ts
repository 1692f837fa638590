/** What the page shows of the queue: who waits, the question of the moment, those that were closed, and what may be followed up. */
import { currentQuestion, isOutcome, waitingInOrder } from '#shared/domain/questions/order.ts'
import type { OwnQuestion } from '#shared/domain/questions/own.ts'
import type { Question } from '#shared/domain/questions/state.ts'
import type { Briefing } from '#shared/domain/state.ts'

type WithQueue = Pick<Briefing, 'queue'>

/** The last to be closed first. */
export function closedQuestions({ queue }: WithQueue): readonly Question[] {
  return queue.questions
    .filter(({ state }) => isOutcome(state))
    .toSorted((a, b) => (b.closedAt ?? 0) - (a.closedAt ?? 0))
}

const FOLLOWED_UP = 5

/** Those that a new question can follow up: what is being answered, then the last that were. */
export function followable(briefing: WithQueue): readonly Question[] {
  const current = currentQuestion(briefing)
  return [...(current === null ? [] : [current]), ...closedQuestions(briefing)].slice(0, FOLLOWED_UP)
}

/** The ids in the queue that are this person's, also where their question was merged into another. */
export function ownIds({ queue }: WithQueue, own: readonly OwnQuestion[]): ReadonlySet<string> {
  const order = waitingInOrder(queue)
  const merged = own.flatMap(({ into, place }) => (into === null || place === null ? [] : [order[place - 1]?.id ?? '']))
  return new Set([...own.map(({ id }) => id), ...merged])
}

/** Still undecided or waiting: what its asker may edit and withdraw. */
export function isOpen({ state }: OwnQuestion): boolean {
  return state === 'pending' || state === 'waiting' || state === 'skipped'
}

export type Asking = 'question' | 'point-of-order'
type Kind = Pick<OwnQuestion, 'isPointOfOrder'>

/** What may be asked now: a question or a point of order, only the latter, or nothing more. */
export function mayAsk(
  { queue, status }: Pick<Briefing, 'queue' | 'status'>,
  own: readonly OwnQuestion[],
  onTheirWay: readonly Kind[] = [],
): readonly Asking[] {
  if (status === 'ended') return []
  const kinds: readonly Asking[] = queue.isOpen ? ['question', 'point-of-order'] : ['point-of-order']
  if (!queue.settings.oneEach) return kinds
  const waiting: readonly Kind[] = [...own.filter(isOpen), ...onTheirWay]
  return kinds.filter((kind) => !waiting.some((each) => each.isPointOfOrder === (kind === 'point-of-order')))
}

/** The one that concerns its asker most: being called, next, then the first in line; null where none is. */
export function foremost(own: readonly OwnQuestion[]): OwnQuestion | null {
  const called = own.find(({ state }) => state === 'called')
  const waiting = own.filter(({ place }) => place !== null).toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0))
  return called ?? own.find(({ isNext, state }) => isNext && state !== 'merged') ?? waiting[0] ?? null
}
