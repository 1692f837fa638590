/** Which facts of the queue are the desk's alone. Total by type: a new fact without an entry does not compile. */
import type { QuestionEvent } from './events.ts'

export const SECRECY: Readonly<Record<QuestionEvent['type'], 'desk' | 'everybody'>> = {
  QuestionAsked: 'desk',
  QuestionEdited: 'desk',
  RewordingProposed: 'desk',
  QuestionWithdrawn: 'desk',
  QuestionApproved: 'desk',
  QuestionDeclined: 'desk',
  QuestionMerged: 'desk',
  QuestionLinked: 'desk',
  AskedRestored: 'desk',
  WeightsChanged: 'desk',
  NoteLeft: 'desk',
  NoteAcknowledged: 'desk',
  NoteTakenBack: 'desk',
  DeskActed: 'desk',
  ActUndone: 'desk',
  QuestionListed: 'everybody',
  QuestionUnlisted: 'everybody',
  QuestionReworded: 'everybody',
  QuestionJoined: 'everybody',
  QuestionMoved: 'everybody',
  QuestionPinned: 'everybody',
  QuestionCalled: 'everybody',
  QuestionSkipped: 'everybody',
  QuestionRequeued: 'everybody',
  QuestionClosed: 'everybody',
  FollowUpLinked: 'everybody',
  QueueChanged: 'everybody',
  TurnNamed: 'everybody',
  TurnDropped: 'everybody',
}

export function isQuestionEvent(event: { readonly type: string }): event is QuestionEvent {
  return Object.hasOwn(SECRECY, event.type)
}
