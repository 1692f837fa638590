/** What every act of the desk has in common: it names what it saw, is done once, and says how it can be undone. */
import type { BriefingEvent } from '../events.ts'
import type { Moment } from '../recorded.ts'
import { Refusal, type RefusalDetail } from '../refusal.ts'
import type { Briefing } from '../state.ts'
import { askedQuestion, behind, inFrontOf, listedQuestion, standingOf } from './order.ts'
import { cardOf } from './record.ts'
import type { AskedQuestion, Question, QuestionState, Queue } from './state.ts'
import type { Asked, DeskActKind, Did, QuestionImage, Saw } from './vocabulary.ts'

/** What an act of the desk comes to. */
export interface Judged {
  readonly kind: DeskActKind
  /** Those that it touches. */
  readonly questions: readonly string[]
  readonly figures?: readonly string[]
  readonly screens?: readonly string[]
  readonly before: QuestionImage
  /** None where it is already so. */
  readonly events: readonly BriefingEvent[]
}

export function nothing(kind: DeskActKind): Judged {
  return { kind, questions: [], before: {}, events: [] }
}

/** The facts of an act, with the one that says who did it. */
export function acted(act: string, judged: Judged, { name, by }: Moment): BriefingEvent[] {
  const { kind, questions, figures = [], screens = [], before, events } = judged
  if (events.length === 0) return []
  const whose = { act, kind, name: name ?? by.role, questions: [...questions] }
  const touched = {
    ...(figures.length > 0 && { figures: [...figures] }),
    ...(screens.length > 0 && { screens: [...screens] }),
  }
  return [...events, { type: 'DeskActed', ...whose, ...touched, before }]
}

/** A question as the desk saw it. Throws `question-not-found`, and where it is otherwise by now, who did what and when. */
export function asSeen(briefing: Briefing, id: string, saw: Saw): QuestionState {
  const standing = standingOf(briefing, id)
  if (standing === undefined) throw new Refusal('question-not-found', { question: id })
  if (standing.state === saw.state && standing.seq === saw.seq) return standing.state
  const isCalled = standing.state === 'called' && saw.state !== 'called'
  throw new Refusal(isCalled ? 'question-already-called' : 'question-changed-meanwhile', lastChange(briefing, id))
}

/** Who did what, and when (ms since 1970), for whoever was overtaken by it. */
export function didMeanwhile(by: string, did: Did, at: number): RefusalDetail {
  return { by, did, at }
}

/** Who did what to the question last, and when. */
export function lastChange(briefing: Briefing, id: string): RefusalDetail {
  const state = standingOf(briefing, id)?.state ?? null
  const asked = askedQuestion(briefing, id)
  const act = briefing.backstage.acts.findLast(({ questions }) => questions.includes(id))
  if (act !== undefined && act.seq > (asked?.seq ?? 0)) {
    return { question: id, state, ...didMeanwhile(act.name, act.kind, act.at) }
  }
  if (asked === undefined) return { question: id, state }
  const did = asked.state === 'withdrawn' ? 'withdraw' : asked.changedAt === asked.askedAt ? 'ask' : 'edit'
  return { question: id, state, ...didMeanwhile(asked.asker.name, did, asked.changedAt) }
}

/** Throws `question-not-found`. */
export function askedOf(briefing: Briefing, id: string): AskedQuestion {
  const asked = askedQuestion(briefing, id)
  if (asked === undefined) throw new Refusal('question-not-found', { question: id })
  return asked
}

/** Throws `question-not-found`. */
export function listedOf(briefing: Briefing, id: string): Question {
  const listed = listedQuestion(briefing, id)
  if (listed === undefined) throw new Refusal('question-not-found', { question: id })
  return listed
}

/** Of a question that is in the queue and was not called. Throws `question-not-waiting`. */
export function waitingOf(briefing: Briefing, id: string): Question {
  const listed = listedQuestion(briefing, id)
  if (listed?.state === 'waiting' || listed?.state === 'skipped') return listed
  throw notWaiting(briefing, id)
}

export function notWaiting(briefing: Briefing, id: string): Refusal {
  return new Refusal('question-not-waiting', lastChange(briefing, id))
}

export function imageOfAsked(asked: AskedQuestion): Asked {
  const { seq: _, ...image } = asked
  return image
}

type CardImage = NonNullable<QuestionImage['cards']>[number]

/** Of a question whose place the act leaves alone. */
export function imageOfCard(question: Question): CardImage {
  return { id: question.id, card: cardOf(question) }
}

/** Of a question that leaves its place. */
export function imageOfPlace({ queue }: Briefing, question: Question): CardImage {
  return { ...imageOfCard(question), before: behind(queue, question.id), after: inFrontOf(queue, question.id) }
}

/** What is said about the queue itself. */
export function aboutQueue({ queue }: Briefing): Pick<Queue, 'isOpen' | 'more' | 'settings'> {
  return { isOpen: queue.isOpen, more: queue.more, settings: queue.settings }
}
