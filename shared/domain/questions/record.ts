/** The state of the queue after one of its facts. Records, and never judges. */
import type { Recorded } from '../recorded.ts'
import type { Briefing, Turn } from '../state.ts'
import type { QuestionEvent } from './events.ts'
import {
  ACTS_HELD,
  ACTS_UNDOABLE,
  type AskedQuestion,
  type Backstage,
  type DeskAct,
  type Question,
  type Queue,
} from './state.ts'
import type { QuestionEventOf } from './events.ts'
import type { Card } from './vocabulary.ts'

export function recordQuestionEvent(briefing: Briefing, event: QuestionEvent, fact: Omit<Recorded, 'event'>): Briefing {
  const { seq, at } = fact
  const asked = (id: string, change: Partial<AskedQuestion>) =>
    withBackstage(briefing, { asked: changed(briefing.backstage.asked, id, { ...change, seq }) })
  const listed = (id: string, change: Partial<Question>) =>
    withQueue(briefing, { questions: changed(briefing.queue.questions, id, { ...change, seq }) })

  switch (event.type) {
    case 'QuestionAsked':
      return withBackstage(briefing, { asked: [...briefing.backstage.asked, { ...event.question, seq }] })
    case 'QuestionEdited': {
      const edited = asked(event.questionId, { text: event.text, changedAt: at })
      const { account } = find(briefing.backstage.asked, event.questionId) ?? {}
      return account === fact.by.id ? withoutUndoing(edited, event.questionId) : edited
    }
    case 'RewordingProposed':
      return withoutUndoing(asked(event.questionId, { proposed: event.text, changedAt: at }), event.questionId)
    case 'QuestionWithdrawn':
      return withoutUndoing(
        asked(event.questionId, { state: 'withdrawn', proposed: null, changedAt: at }),
        event.questionId,
      )
    case 'QuestionApproved':
      return asked(event.questionId, { state: 'listed', text: event.text, proposed: null, reason: null, changedAt: at })
    case 'QuestionDeclined':
      return asked(event.questionId, { state: 'declined', reason: event.reason, proposed: null, changedAt: at })
    case 'QuestionMerged':
      return asked(event.questionId, { state: 'merged', into: event.into, proposed: null, changedAt: at })
    case 'QuestionLinked':
      return asked(event.questionId, { parent: event.parent })
    case 'AskedRestored':
      return asked(event.question.id, event.question)
    case 'WeightsChanged':
      return withBackstage(briefing, { weights: event.weights })
    case 'NoteLeft': {
      const { type: _, noteId: id, ...note } = event
      return withBackstage(briefing, { notes: [...briefing.backstage.notes, { id, at, ...note, acknowledged: null }] })
    }
    case 'NoteAcknowledged': {
      const { noteId, name } = event
      return withBackstage(briefing, {
        notes: changed(briefing.backstage.notes, noteId, { acknowledged: { at, name } }),
        acts: withoutImages(briefing.backstage.acts, ({ before }) => before?.note === noteId),
      })
    }
    case 'NoteTakenBack':
      return withBackstage(briefing, { notes: briefing.backstage.notes.filter(({ id }) => id !== event.noteId) })
    case 'DeskActed':
      return withBackstage(briefing, { acts: withAct(briefing.backstage.acts, actOf(event, fact)) })
    case 'ActUndone':
      return withBackstage(briefing, {
        acts: changed(briefing.backstage.acts, event.act, { undone: true, before: null }),
      })

    case 'QuestionListed':
      return withQueue(briefing, { questions: placed(briefing.queue.questions, { ...event.card, seq }, event.before) })
    case 'QuestionUnlisted':
      return withQueue(briefing, { questions: briefing.queue.questions.filter(({ id }) => id !== event.questionId) })
    case 'QuestionReworded':
      return listed(event.questionId, { text: event.text })
    case 'QuestionJoined':
      return listed(event.questionId, {
        alsoAskedBy: [...(find(briefing.queue.questions, event.questionId)?.alsoAskedBy ?? []), event.asker],
      })
    case 'QuestionMoved': {
      const question = find(briefing.queue.questions, event.questionId)
      if (question === undefined) return briefing
      return withQueue(briefing, { questions: placed(briefing.queue.questions, { ...question, seq }, event.before) })
    }
    case 'QuestionPinned':
      return listed(event.questionId, { isPinned: event.isPinned })
    case 'QuestionCalled':
      return recordCall(briefing, event, fact)
    case 'QuestionSkipped':
      return listed(event.questionId, { state: 'skipped', calledAt: null, turn: null })
    case 'QuestionRequeued':
      return listed(event.questionId, { state: 'waiting' })
    case 'QuestionClosed':
      return listed(event.questionId, {
        state: event.outcome,
        closedAt: find(briefing.queue.questions, event.questionId)?.closedAt ?? at,
      })
    case 'FollowUpLinked':
      return listed(event.questionId, { parent: event.parent })
    case 'QueueChanged': {
      const { type: _, ...queue } = event
      return withQueue(briefing, { ...queue, seq })
    }
    case 'TurnNamed':
      return withTurn(briefing, event.turn, { questionId: event.questionId, asker: event.asker })
    case 'TurnDropped':
      return { ...briefing, turns: briefing.turns.filter(({ number }) => number !== event.turn) }
    default:
      return event satisfies never
  }
}

/** What a card says of a question, without its place in the log. */
export function cardOf(question: Question): Card {
  const { seq: _, ...card } = question
  return { ...card, alsoAskedBy: [...card.alsoAskedBy] }
}

function recordCall(
  briefing: Briefing,
  event: QuestionEventOf<'QuestionCalled'>,
  { seq, at }: { seq: number; at: number },
) {
  const { more, questions } = briefing.queue
  const called = find(questions, event.questionId)
  const left = more === null || called?.isPointOfOrder === true ? more : Math.max(0, more - 1)
  const change = { state: 'called', calledAt: at, closedAt: null, turn: event.turn, seq } as const
  return withQueue(briefing, { more: left, questions: changed(questions, event.questionId, change) })
}

function actOf(event: QuestionEventOf<'DeskActed'>, { seq, at, by }: Omit<Recorded, 'event'>): DeskAct {
  const { act: id, kind, name, questions, figures = [], screens = [], before } = event
  return { id, seq, at, by: by.id, name, kind, questions, figures, screens, before, undone: false }
}

/** Of the older ones it is no longer held how it was before them: the state stays small. */
function withAct(acts: readonly DeskAct[], act: DeskAct): readonly DeskAct[] {
  const held = [...acts, act].slice(-ACTS_HELD)
  const undoable = held.filter(({ kind, before }) => kind !== 'undo' && before !== null)
  const old = undoable.at(-ACTS_UNDOABLE - 1)
  return old === undefined ? held : changed(held, old.id, { before: null })
}

/** Its asker touched the question: what the desk did to it before that cannot be undone any more. */
function withoutUndoing(briefing: Briefing, id: string): Briefing {
  return withBackstage(briefing, {
    acts: withoutImages(briefing.backstage.acts, ({ questions }) => questions.includes(id)),
  })
}

function withoutImages(acts: readonly DeskAct[], isTouched: (act: DeskAct) => boolean): readonly DeskAct[] {
  return acts.map((act) => (act.before !== null && isTouched(act) ? { ...act, before: null } : act))
}

function placed(
  questions: readonly Question[],
  question: Question,
  before: string | null | undefined,
): readonly Question[] {
  const held = questions.findIndex(({ id }) => id === question.id)
  if (before === undefined && held >= 0) return questions.with(held, question)
  const others = questions.filter(({ id }) => id !== question.id)
  const at = others.findIndex(({ id }) => id === before)
  return at < 0 ? [...others, question] : others.toSpliced(at, 0, question)
}

function find<T extends { readonly id: string }>(things: readonly T[], id: string): T | undefined {
  return things.find((thing) => thing.id === id)
}

function changed<T extends { readonly id: string }>(
  things: readonly T[],
  id: string,
  change: Partial<T>,
): readonly T[] {
  return things.map((thing) => (thing.id === id ? { ...thing, ...change } : thing))
}

function withQueue(briefing: Briefing, change: Partial<Queue>): Briefing {
  return { ...briefing, queue: { ...briefing.queue, ...change } }
}

function withBackstage(briefing: Briefing, change: Partial<Backstage>): Briefing {
  return { ...briefing, backstage: { ...briefing.backstage, ...change } }
}

function withTurn(briefing: Briefing, number: number, change: Partial<Turn>): Briefing {
  return { ...briefing, turns: briefing.turns.map((turn) => (turn.number === number ? { ...turn, ...change } : turn)) }
}
