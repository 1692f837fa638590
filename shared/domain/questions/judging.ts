/** What the desk makes of a question before it is called: approve, reword, decline, merge, link, order. */
import type { BriefingEvent } from '../events.ts'
import { Refusal } from '../refusal.ts'
import type { Briefing } from '../state.ts'
import {
  askedOf,
  asSeen,
  imageOfAsked,
  imageOfCard,
  listedOf,
  nothing,
  notWaiting,
  waitingOf,
  type Judged,
} from './acting.ts'
import { newCard } from './asking.ts'
import type { QuestionCommandOf } from './commands.ts'
import { behind, listedQuestion, standingOf } from './order.ts'

export function judgeApproval(
  briefing: Briefing,
  { questionId: id, saw, text: wording }: QuestionCommandOf<'ApproveQuestion'>,
): Judged {
  const state = asSeen(briefing, id, saw)
  const asked = askedOf(briefing, id)
  const text = wording ?? asked.proposed ?? asked.text
  const approved: BriefingEvent = { type: 'QuestionApproved', questionId: id, text }
  const before = { asked: [imageOfAsked(asked)] }
  if (state === 'pending' || state === 'declined') {
    const listed: BriefingEvent = { type: 'QuestionListed', card: newCard({ ...asked, text }), before: null }
    return {
      kind: 'approve',
      questions: [id],
      before: { ...before, cards: [{ id, card: null }] },
      events: [approved, listed],
    }
  }
  const listed = waitingOf(briefing, id)
  if (asked.proposed === null && wording === undefined) return nothing('approve')
  return {
    kind: 'approve',
    questions: [id],
    before: { ...before, cards: [imageOfCard(listed)] },
    events: [approved, { type: 'QuestionReworded', questionId: id, text }],
  }
}

export function judgeRewording(
  briefing: Briefing,
  { questionId: id, saw, text }: QuestionCommandOf<'RewordQuestion'>,
): Judged {
  const state = asSeen(briefing, id, saw)
  const asked = askedOf(briefing, id)
  const before = { asked: [imageOfAsked(asked)] }
  if (state === 'pending') {
    if (asked.text === text) return nothing('reword')
    return { kind: 'reword', questions: [id], before, events: [{ type: 'QuestionEdited', questionId: id, text }] }
  }
  const listed = listedQuestion(briefing, id)
  if (listed === undefined) throw notWaiting(briefing, id)
  if (asked.text === text && asked.proposed === null) return nothing('reword')
  return {
    kind: 'reword',
    questions: [id],
    before: { ...before, cards: [imageOfCard(listed)] },
    events: [
      { type: 'QuestionApproved', questionId: id, text },
      { type: 'QuestionReworded', questionId: id, text },
    ],
  }
}

export function judgeDeclining(
  briefing: Briefing,
  { questionId: id, saw, reason }: QuestionCommandOf<'DeclineQuestion'>,
): Judged {
  const state = asSeen(briefing, id, saw)
  const asked = askedOf(briefing, id)
  const declined: BriefingEvent = { type: 'QuestionDeclined', questionId: id, reason }
  const before = { asked: [imageOfAsked(asked)] }
  if (state === 'pending') return { kind: 'decline', questions: [id], before, events: [declined] }
  const listed = waitingOf(briefing, id)
  return {
    kind: 'decline',
    questions: [id],
    before: { ...before, cards: [imageOfCard(listed, behind(briefing.queue, id))] },
    events: [declined, { type: 'QuestionUnlisted', questionId: id }],
  }
}

export function judgeMerging(
  briefing: Briefing,
  { questionId: id, saw, into }: QuestionCommandOf<'MergeQuestion'>,
): Judged {
  const state = asSeen(briefing, id, saw)
  const asked = askedOf(briefing, id)
  const target = listedOf(briefing, into)
  if (into === id || !(target.state === 'called' || target.state === 'waiting' || target.state === 'skipped')) {
    throw notWaiting(briefing, into)
  }
  const listed = state === 'pending' ? undefined : waitingOf(briefing, id)
  const askers = [asked.asker, ...(listed?.alsoAskedBy ?? [])]
  return {
    kind: 'merge',
    questions: [id, into],
    before: {
      asked: [imageOfAsked(asked)],
      cards: [...(listed === undefined ? [] : [imageOfCard(listed, behind(briefing.queue, id))]), imageOfCard(target)],
    },
    events: [
      { type: 'QuestionMerged', questionId: id, into },
      ...(listed === undefined ? [] : [{ type: 'QuestionUnlisted', questionId: id } as const]),
      ...askers.map((asker) => ({ type: 'QuestionJoined', questionId: into, asker }) as const),
    ],
  }
}

export function judgeLink(
  briefing: Briefing,
  { questionId: id, saw, parent }: QuestionCommandOf<'LinkFollowUp'>,
): Judged {
  asSeen(briefing, id, saw)
  const asked = askedOf(briefing, id)
  if (asked.parent === parent) return nothing('link')
  if (parent !== null) refuseCircle(briefing, id, parent)
  const listed = listedQuestion(briefing, id)
  return {
    kind: 'link',
    questions: [id],
    before: { asked: [imageOfAsked(asked)], ...(listed !== undefined && { cards: [imageOfCard(listed)] }) },
    events: [
      { type: 'QuestionLinked', questionId: id, parent },
      ...(listed === undefined ? [] : [{ type: 'FollowUpLinked', questionId: id, parent } as const]),
    ],
  }
}

/** Throws where following up the parents leads back to the question. */
function refuseCircle(briefing: Briefing, id: string, parent: string): void {
  for (let at: string | null = parent; at !== null; at = listedOf(briefing, at).parent) {
    if (at === id) throw new Refusal('question-not-found', { question: parent })
  }
}

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
  const stood = behind(briefing.queue, id)
  if (before === id || before === stood) return nothing('move')
  return {
    kind: 'move',
    questions: [id],
    before: { cards: [imageOfCard(question, stood)] },
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
