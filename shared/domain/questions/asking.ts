/** What a reporter may do: ask, edit and withdraw. */
import type { BriefingEvent } from '../events.ts'
import type { Moment } from '../recorded.ts'
import { Refusal } from '../refusal.ts'
import type { Briefing } from '../state.ts'
import { acted, askedOf, listedOf } from './acting.ts'
import type { QuestionCommandOf } from './commands.ts'
import { heirsOf, released } from './merging.ts'
import { askedQuestion, isWaiting, listedQuestion, standingOf } from './order.ts'
import { ASKED_LIMIT, type AskedQuestion } from './state.ts'
import type { Asked, Card } from './vocabulary.ts'

export function decideAsk(briefing: Briefing, command: QuestionCommandOf<'AskAs'>, moment: Moment): BriefingEvent[] {
  const { questionId: id, account, asker, text, parent = null, isPointOfOrder = false } = command
  const known = askedQuestion(briefing, id)
  if (known !== undefined) {
    if (known.original === text && isSameAsker(known, command)) return []
    throw new Refusal('question-id-taken', { question: id })
  }
  if (briefing.status === 'ended') throw new Refusal('briefing-ended')
  if (parent !== null) listedOf(briefing, parent)
  const isByDesk = account === null
  if (!isByDesk && !briefing.queue.isOpen && !isPointOfOrder) throw new Refusal('queue-closed')
  if (!isByDesk) {
    refuseTooMany(briefing, account)
    refuseSecond(briefing, account, isPointOfOrder)
  }

  const question: Asked = {
    id,
    account,
    state: isByDesk ? 'listed' : 'pending',
    asker,
    original: text,
    text,
    proposed: null,
    parent,
    isPointOfOrder,
    askedAt: moment.at,
    changedAt: moment.at,
    reason: null,
    into: null,
  }
  const askedIt: BriefingEvent = { type: 'QuestionAsked', question }
  if (!isByDesk) return [askedIt]
  return acted(
    id,
    {
      kind: 'ask',
      questions: [id],
      before: { asked: [{ ...question, state: 'withdrawn' }], cards: [{ id, card: null }] },
      events: [askedIt, { type: 'QuestionListed', card: newCard(question), before: null }],
    },
    moment,
  )
}

/** An account may have got another name or outlet since; of whom the desk asks for, nothing else is known. */
function isSameAsker(known: AskedQuestion, { account, asker }: QuestionCommandOf<'AskAs'>): boolean {
  if (known.account !== account) return false
  if (account !== null) return true
  const { name, outlet, where } = known.asker
  return name === asker.name && outlet === asker.outlet && where === asker.where
}

function refuseTooMany({ backstage }: Briefing, account: string): void {
  const asked = backstage.asked.filter((question) => question.account === account).length
  if (asked >= ASKED_LIMIT) throw new Refusal('questions-too-many', { limit: ASKED_LIMIT })
}

/** One of a kind for each person, unless the desk allows more. */
function refuseSecond(briefing: Briefing, account: string, isPointOfOrder: boolean): void {
  if (!briefing.queue.settings.oneEach) return
  const first = briefing.backstage.asked.find(
    (question) =>
      question.account === account && question.isPointOfOrder === isPointOfOrder && isUndecided(briefing, question),
  )
  if (first !== undefined) throw new Refusal('question-already-waiting', { question: first.id })
}

function isUndecided(briefing: Briefing, { id, state }: AskedQuestion): boolean {
  if (state === 'pending') return true
  const listed = listedQuestion(briefing, id)
  return state === 'listed' && listed !== undefined && isWaiting(listed)
}

/** As a question comes into the queue. */
export function newCard({ id, text, asker, parent, isPointOfOrder, askedAt }: Omit<Asked, 'account'>): Card {
  return {
    id,
    state: 'waiting',
    text,
    asker,
    alsoAskedBy: [],
    parent,
    isPointOfOrder,
    isPinned: false,
    askedAt,
    calledAt: null,
    closedAt: null,
    turn: null,
  }
}

export function decideEdit(
  briefing: Briefing,
  { questionId, text }: QuestionCommandOf<'EditQuestion'>,
  moment: Moment,
): BriefingEvent[] {
  const asked = ownQuestion(briefing, questionId, moment)
  if (asked.state === 'pending') return asked.text === text ? [] : [{ type: 'QuestionEdited', questionId, text }]
  if (!isUndecided(briefing, asked)) throw notYoursAnyMore(briefing, questionId)
  const wanted = asked.text === text ? null : text
  return asked.proposed === wanted ? [] : [{ type: 'RewordingProposed', questionId, text: wanted }]
}

export function decideWithdraw(
  briefing: Briefing,
  { questionId }: QuestionCommandOf<'WithdrawQuestion'>,
  moment: Moment,
): BriefingEvent[] {
  const asked = ownQuestion(briefing, questionId, moment)
  if (asked.state === 'withdrawn') return []
  if (!isUndecided(briefing, asked)) throw notYoursAnyMore(briefing, questionId)
  const withdrawn: BriefingEvent = { type: 'QuestionWithdrawn', questionId }
  if (asked.state === 'pending') return [withdrawn]
  return [withdrawn, { type: 'QuestionUnlisted', questionId }, ...released(heirsOf(briefing, questionId), moment.at)]
}

/** Who at the desk did what to it is not for its asker to know. */
function notYoursAnyMore(briefing: Briefing, id: string): Refusal {
  return new Refusal('question-not-waiting', { question: id, state: standingOf(briefing, id)?.state ?? null })
}

/** Somebody else's question is not found: that there is one is not for the asker to know. */
function ownQuestion(briefing: Briefing, id: string, { by }: Moment): AskedQuestion {
  const asked = askedOf(briefing, id)
  if (asked.account === null || asked.account !== by.id) throw new Refusal('question-not-found', { question: id })
  return asked
}
