/** What the desk makes of a question before it is called: approve, reword, decline, link. */
import type { BriefingEvent } from '../events.ts'
import type { Moment } from '../recorded.ts'
import { Refusal } from '../refusal.ts'
import type { Briefing } from '../state.ts'
import {
  askedOf,
  asSeen,
  imageOfAsked,
  imageOfCard,
  imageOfPlace,
  listedOf,
  nothing,
  notWaiting,
  waitingOf,
  type Judged,
} from './acting.ts'
import { newCard } from './asking.ts'
import type { QuestionCommandOf } from './commands.ts'
import { heirsOf, released } from './merging.ts'
import { listedQuestion } from './order.ts'

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
  { at }: Moment,
): Judged {
  const state = asSeen(briefing, id, saw)
  const asked = askedOf(briefing, id)
  const declined: BriefingEvent = { type: 'QuestionDeclined', questionId: id, reason }
  const before = { asked: [imageOfAsked(asked)] }
  if (state === 'pending') return { kind: 'decline', questions: [id], before, events: [declined] }
  const listed = waitingOf(briefing, id)
  const heirs = heirsOf(briefing, id)
  return {
    kind: 'decline',
    questions: [id, ...heirs.map((heir) => heir.id)],
    before: { asked: [asked, ...heirs].map(imageOfAsked), cards: [imageOfPlace(briefing, listed)] },
    events: [declined, { type: 'QuestionUnlisted', questionId: id }, ...released(heirs, at)],
  }
}

export function judgeLink(
  briefing: Briefing,
  { questionId: id, saw, parent }: QuestionCommandOf<'LinkFollowUp'>,
): Judged {
  asSeen(briefing, id, saw)
  const asked = askedOf(briefing, id)
  if (asked.parent === parent) return nothing('link')
  if (parent !== null) {
    listedOf(briefing, parent)
    refuseCircle(briefing, id, parent)
  }
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

/** Throws where following up the parents leads back to the question. Parents may have left the queue since. */
function refuseCircle(briefing: Briefing, id: string, parent: string): void {
  const passed = new Set<string>()
  for (let at: string | null = parent; at !== null && !passed.has(at);) {
    if (at === id) throw new Refusal('question-not-found', { question: parent })
    passed.add(at)
    at = listedQuestion(briefing, at)?.parent ?? null
  }
}
