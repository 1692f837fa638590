/**
 * The queue. Secrecy is in the facts: each is for everybody or for the desk, as `questions/secrecy.ts` says.
 *
 * Q1 A reporter asks, with the text now or later, before the briefing or during it; the question is pending, for the desk alone.
 * Q2 One waiting question for each person, and one point of order, unless the desk allows more; and so many in one briefing that
 *    nobody fills it.
 * Q3 Only its asker edits or withdraws a question: a pending one at once; the new wording of one in the queue waits for the desk.
 * Q4 While the queue is closed nobody asks, but for points of order and what the desk asks for somebody.
 * Q5 A desk command names the state and the last fact that it saw of its question; a stale one is refused with who did what.
 * Q6 Approving puts a question at the end of the queue, as it was asked or with other words; its asker sees both.
 * Q7 Declining needs a reason, which the asker alone is told.
 * Q8 Merging joins the asker to a question in the queue, which keeps its place. When that leaves the queue before it is called,
 *    whatever was merged into it waits for the desk again.
 * Q9 Those who wait are in one order: points of order, then pinned ones, then as they were put.
 * Q10 There is one current question at most. Calling opens its turn, or takes the open one that is nobody's and unanswered; the
 *     question before it is closed. Who called with another question current in mind is refused.
 * Q11 A skipped question keeps its place and is called again by hand, or when nobody else waits. Its turn goes, but for what was
 *     said in it.
 * Q12 A current question is closed as answered, partly or not; that can be said otherwise afterwards.
 * Q13 The end of the briefing closes the current question; those that wait stay, for written answers.
 * Q14 "N more" counts down with each call, points of order apart.
 * Q15 Every act of the desk can be undone, by new facts, while nobody has touched what it touched; acts on the same question
 *     last to first.
 * Q16 An act with an id that was done is already true.
 * Q17 Notes go to the desk, for moderators or the podium, and are acknowledged once; an acknowledged one is not taken back.
 * Q18 A turn that nobody called a question for can be given its asker's name.
 * Q19 A restored queue puts back what is not here; one that was being answered waits again.
 */
import type { BriefingEvent } from './events.ts'
import { aboutQueue, acted, didMeanwhile, nothing, type Judged } from './questions/acting.ts'
import { decideAsk, decideEdit, decideWithdraw } from './questions/asking.ts'
import { judgeCall, judgeClosing, judgeNaming, judgeRequeue, judgeSkip } from './questions/calling.ts'
import type { QuestionCommand, QuestionCommandOf } from './questions/commands.ts'
import { judgeApproval, judgeDeclining, judgeLink, judgeRewording } from './questions/judging.ts'
import { judgeMerging } from './questions/merging.ts'
import { judgeMove, judgePin } from './questions/moving.ts'
import { judgeRestoring } from './questions/restoring.ts'
import { judgeUndoing } from './questions/undoing.ts'
import type { Moment } from './recorded.ts'
import { Refusal } from './refusal.ts'
import type { Briefing } from './state.ts'

export function decideQuestionCommand(briefing: Briefing, command: QuestionCommand, moment: Moment): BriefingEvent[] {
  switch (command.type) {
    case 'AskAs':
      return decideAsk(briefing, command, moment)
    case 'EditQuestion':
      return decideEdit(briefing, command, moment)
    case 'WithdrawQuestion':
      return decideWithdraw(briefing, command, moment)
    case 'AcknowledgeNote':
      return decideAcknowledge(briefing, command, moment)
    default: {
      if (briefing.backstage.acts.some(({ id }) => id === command.act)) return []
      return acted(command.act, judge(briefing, command, moment), moment)
    }
  }
}

type DeskCommand = Extract<QuestionCommand, { act: string }>

function judge(briefing: Briefing, command: DeskCommand, moment: Moment): Judged {
  switch (command.type) {
    case 'ApproveQuestion':
      return judgeApproval(briefing, command)
    case 'RewordQuestion':
      return judgeRewording(briefing, command)
    case 'DeclineQuestion':
      return judgeDeclining(briefing, command, moment)
    case 'MergeQuestion':
      return judgeMerging(briefing, command)
    case 'LinkFollowUp':
      return judgeLink(briefing, command)
    case 'MoveQuestion':
      return judgeMove(briefing, command)
    case 'PinQuestion':
      return judgePin(briefing, command)
    case 'CallQuestion':
      return judgeCall(briefing, command)
    case 'SkipQuestion':
      return judgeSkip(briefing, command)
    case 'RequeueQuestion':
      return judgeRequeue(briefing, command)
    case 'CloseQuestion':
      return judgeClosing(briefing, command)
    case 'NameAsker':
      return judgeNaming(briefing, command)
    case 'CloseQueue':
      return judgeQueue(briefing, 'close-queue', { isOpen: false })
    case 'ReopenQueue':
      return judgeQueue(briefing, 'reopen-queue', { isOpen: true })
    case 'AnnounceMore':
      return judgeQueue(briefing, 'announce-more', { more: command.count })
    case 'ChangeQueueSettings':
      return judgeSettings(briefing, command)
    case 'LeaveNote':
      return judgeNote(briefing, command, moment)
    case 'RestoreQueue':
      return judgeRestoring(briefing, command, moment)
    case 'UndoAct':
      return judgeUndoing(briefing, command, moment)
    default:
      return command satisfies never
  }
}

function judgeQueue(
  briefing: Briefing,
  kind: 'close-queue' | 'reopen-queue' | 'announce-more',
  change: { readonly isOpen?: boolean; readonly more?: number | null },
): Judged {
  const was = aboutQueue(briefing)
  const wanted = { ...was, ...change }
  if (wanted.isOpen === was.isOpen && wanted.more === was.more) return nothing(kind)
  const before = kind === 'announce-more' ? { more: was.more } : { isOpen: was.isOpen }
  return { kind, questions: [], before: { queue: before }, events: [{ type: 'QueueChanged', ...wanted }] }
}

function judgeSettings(briefing: Briefing, command: QuestionCommandOf<'ChangeQueueSettings'>): Judged {
  const { saw, settings, weights } = command
  if (briefing.queue.seq !== saw) {
    const last = briefing.backstage.acts.findLast(({ before }) => before?.queue !== undefined)
    throw new Refusal('queue-changed-meanwhile', last === undefined ? {} : didMeanwhile(last.name, last.kind, last.at))
  }
  const was = aboutQueue(briefing)
  return {
    kind: 'settings',
    questions: [],
    before: { queue: { settings: was.settings }, weights: briefing.backstage.weights },
    events: [
      { type: 'QueueChanged', ...was, settings },
      { type: 'WeightsChanged', weights },
    ],
  }
}

function judgeNote(
  briefing: Briefing,
  { noteId, to, text }: QuestionCommandOf<'LeaveNote'>,
  { name, by }: Moment,
): Judged {
  const known = briefing.backstage.notes.find(({ id }) => id === noteId)
  if (known?.to === to && known.text === text) return nothing('note')
  if (known !== undefined) throw new Refusal('note-id-taken', { note: noteId })
  return {
    kind: 'note',
    questions: [],
    before: { note: noteId },
    events: [{ type: 'NoteLeft', noteId, name: name ?? by.role, to, text }],
  }
}

function decideAcknowledge(
  briefing: Briefing,
  { noteId }: QuestionCommandOf<'AcknowledgeNote'>,
  { name, by }: Moment,
): BriefingEvent[] {
  const note = briefing.backstage.notes.find(({ id }) => id === noteId)
  if (note === undefined) throw new Refusal('note-not-found', { note: noteId })
  return note.acknowledged === null ? [{ type: 'NoteAcknowledged', noteId, name: name ?? by.role }] : []
}
