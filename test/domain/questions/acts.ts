/** One act of the desk of each kind, where each can be done, and what is compared when it is undone. */
import { cardOf } from '#shared/domain/questions/record.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { NOOR, OONA, TOMAS, waiting, type Stage } from './stage.ts'

/** What is known, but for where in the log it was said and when. */
export function known({ queue, backstage, turns }: Briefing): unknown {
  const { seq: _, questions, ...about } = queue
  return {
    about,
    questions: questions.map(({ seq: _seq, ...card }) => card),
    // What the desk asked for somebody, or restored, stays in the record as withdrawn when that is undone.
    asked: backstage.asked.map(({ seq: _seq, ...asked }) => asked).filter(({ state }) => state !== 'withdrawn'),
    turns: turns.map(({ openedAt: _at, ...turn }) => turn),
    notes: backstage.notes,
    weights: backstage.weights,
  }
}

/** q1 is being answered, q2 was skipped, q3 waits with other words, q4 is pending. Nobody said anything yet. */
export function busy(): Stage {
  const stage = waiting('q1', 'q2', 'q3')
  stage.asks('q4', NOOR).thenDone()
  stage.edits('q3', TOMAS, 'Other words?').thenDone()
  stage.does({ type: 'AnnounceMore', count: 4 }).thenDone()
  stage.calls('q1').thenDone()
  stage.does({ type: 'SkipQuestion', questionId: 'q2' }).thenDone()
  return stage
}

export const ACTS: Readonly<Record<string, (stage: Stage) => void>> = {
  approve: (stage) => stage.does({ type: 'ApproveQuestion', questionId: 'q4', text: 'Shorter?' }).thenDone(),
  'approve other words': (stage) => stage.does({ type: 'ApproveQuestion', questionId: 'q3' }).thenDone(),
  reword: (stage) => stage.does({ type: 'RewordQuestion', questionId: 'q1', text: 'Clearer?' }).thenDone(),
  'reword what is pending': (stage) => stage.does({ type: 'RewordQuestion', questionId: 'q4', text: 'x' }).thenDone(),
  decline: (stage) => stage.does({ type: 'DeclineQuestion', questionId: 'q4', reason: 'x' }).thenDone(),
  'decline in the queue': (stage) => stage.does({ type: 'DeclineQuestion', questionId: 'q2', reason: 'x' }).thenDone(),
  merge: (stage) => stage.does({ type: 'MergeQuestion', questionId: 'q4', into: 'q1' }).thenDone(),
  'merge in the queue': (stage) => stage.does({ type: 'MergeQuestion', questionId: 'q2', into: 'q3' }).thenDone(),
  move: (stage) => stage.does({ type: 'MoveQuestion', questionId: 'q3', before: 'q2' }).thenDone(),
  'move to the end': (stage) => stage.does({ type: 'MoveQuestion', questionId: 'q2', before: null }).thenDone(),
  pin: (stage) => stage.does({ type: 'PinQuestion', questionId: 'q3', isPinned: true }).thenDone(),
  call: (stage) => stage.calls('q3').thenDone(),
  'skip who waits': (stage) => stage.does({ type: 'SkipQuestion', questionId: 'q3' }).thenDone(),
  'skip who was called': (stage) => stage.does({ type: 'SkipQuestion', questionId: 'q1' }).thenDone(),
  requeue: (stage) => stage.does({ type: 'RequeueQuestion', questionId: 'q2' }).thenDone(),
  close: (stage) => stage.does({ type: 'CloseQuestion', questionId: 'q1', outcome: 'not-answered' }).thenDone(),
  link: (stage) => stage.does({ type: 'LinkFollowUp', questionId: 'q3', parent: 'q1' }).thenDone(),
  'close the queue': (stage) => stage.does({ type: 'CloseQueue' }).thenDone(),
  'announce more': (stage) => stage.does({ type: 'AnnounceMore', count: null }).thenDone(),
  settings: (stage) => {
    const { settings } = stage.briefing.queue
    const weights = { ...stage.briefing.backstage.weights, wait: 9 }
    stage.does({ type: 'ChangeQueueSettings', settings: { ...settings, votes: 'open' }, weights }).thenDone()
  },
  note: (stage) => stage.does({ type: 'LeaveNote', noteId: 'n1', to: 'podium', text: 'Two minutes.' }).thenDone(),
  restore: (stage) => {
    const card = cardOf(waiting('q9').card('q9'))
    stage.does({ type: 'RestoreQueue', questions: [{ card, account: null, original: null }] }).thenDone()
  },
  ask: (stage) => {
    stage.act = 'q8'
    const who = { account: null, asker: OONA.asker }
    stage.say({ type: 'AskAs', questionId: 'q8', text: 'x', where: 'room', ...who }).thenDone()
  },
}
