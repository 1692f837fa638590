/** How the desk changes the order of those who wait. */
import { Refusal } from '../refusal.ts'
import type { Briefing } from '../state.ts'
import { asSeen, imageOfCard, imageOfPlace, nothing, waitingOf, type Judged } from './acting.ts'
import type { QuestionCommandOf } from './commands.ts'
import { behind, standingOf } from './order.ts'

export function judgeMove(
  briefing: Briefing,
  { questionId: id, saw, before }: QuestionCommandOf<'MoveQuestion'>,
): Judged {
  asSeen(briefing, id, saw)
  const question = waitingOf(briefing, id)
  if (before !== null && standingOf(briefing, before) === undefined) {
    throw new Refusal('question-not-found', { question: before })
  }
  if (before !== null) waitingOf(briefing, before)
  if (before === id || before === behind(briefing.queue, id)) return nothing('move')
  return {
    kind: 'move',
    questions: [id],
    before: { cards: [imageOfPlace(briefing, question)] },
    events: [{ type: 'QuestionMoved', questionId: id, before }],
  }
}

export function judgePin(
  briefing: Briefing,
  { questionId: id, saw, isPinned }: QuestionCommandOf<'PinQuestion'>,
): Judged {
  asSeen(briefing, id, saw)
  const question = waitingOf(briefing, id)
  const kind = isPinned ? 'pin' : 'unpin'
  if (question.isPinned === isPinned) return nothing(kind)
  return {
    kind,
    questions: [id],
    before: { cards: [imageOfCard(question)] },
    events: [{ type: 'QuestionPinned', questionId: id, isPinned }],
  }
}
