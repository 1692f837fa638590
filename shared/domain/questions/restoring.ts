/** A queue as it is taken away and put back, and what was left of it for written answers. */
import type { BriefingEvent } from '../events.ts'
import type { Moment } from '../recorded.ts'
import type { Briefing } from '../state.ts'
import { nothing, type Judged } from './acting.ts'
import type { QuestionCommandOf } from './commands.ts'
import { askedQuestion, waitingInOrder } from './order.ts'
import { cardOf } from './record.ts'
import type { Question } from './state.ts'
import type { Asked, Card } from './vocabulary.ts'

type RestoredQuestion = QuestionCommandOf<'RestoreQueue'>['questions'][number]

/** Every question of the queue, in its order, with what is needed to put it back. For the desk. */
export function exportedQuestions(briefing: Pick<Briefing, 'queue' | 'backstage'>): readonly RestoredQuestion[] {
  return briefing.queue.questions.map((question) => {
    const asked = askedQuestion(briefing, question.id)
    return { card: cardOf(question), account: asked?.account ?? null, original: asked?.original ?? question.text }
  })
}

/** What waits for an answer in writing: those that wait in the queue, then those that were not answered, or not wholly. */
export function leftForWriting({ queue }: Pick<Briefing, 'queue'>): readonly Question[] {
  const unanswered = queue.questions.filter(({ state }) => state === 'not-answered' || state === 'partly-answered')
  return [...waitingInOrder(queue), ...unanswered]
}

export function judgeRestoring(
  briefing: Briefing,
  { questions }: QuestionCommandOf<'RestoreQueue'>,
  { at }: Moment,
): Judged {
  const missing = questions.filter(
    ({ card }, index) =>
      isMissing(briefing, card.id) && questions.findIndex((other) => other.card.id === card.id) === index,
  )
  if (missing.length === 0) return nothing('restore')
  const restored = missing.map(({ card, account, original }) => {
    const again = withoutTurn(card)
    return { again, asked: askedAgain(again, account, original, at) }
  })
  return {
    kind: 'restore',
    questions: missing.map(({ card }) => card.id),
    before: {
      asked: restored.map(({ asked }) => ({ ...asked, state: 'withdrawn' })),
      cards: missing.map(({ card }) => ({ id: card.id, card: null })),
    },
    events: restored.flatMap(({ again, asked }): BriefingEvent[] => [
      { type: askedQuestion(briefing, asked.id) === undefined ? 'QuestionAsked' : 'AskedRestored', question: asked },
      { type: 'QuestionListed', card: again, before: null },
    ]),
  }
}

/** Not here, or no more since an undoing took it out again. */
function isMissing(briefing: Briefing, id: string): boolean {
  const asked = askedQuestion(briefing, id)
  if (asked === undefined) return true
  const last = briefing.backstage.acts.findLast(({ questions }) => questions.includes(id))
  return asked.state === 'withdrawn' && last?.kind === 'undo' && last.seq > asked.seq
}

/** Turns are of the briefing that they were in. */
function withoutTurn(card: Card): Card {
  const isOver = card.state !== 'called' && card.state !== 'waiting' && card.state !== 'skipped'
  return {
    ...card,
    turn: null,
    ...(card.state === 'called' && { state: 'waiting' }),
    ...(!isOver && { calledAt: null }),
  }
}

function askedAgain(card: Card, account: string | null, original: string | null, at: number): Asked {
  const { id, asker, text, parent, isPointOfOrder, askedAt } = card
  return {
    id,
    account,
    state: 'listed',
    asker,
    original,
    text,
    proposed: null,
    parent,
    isPointOfOrder,
    askedAt,
    changedAt: at,
    reason: null,
    into: null,
  }
}
