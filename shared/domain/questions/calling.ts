/** What the desk does with the question of the moment: call, skip, close; and whose question a turn is. */
import type { BriefingEvent } from '../events.ts'
import { Refusal } from '../refusal.ts'
import type { Briefing, Turn } from '../state.ts'
import { asSeen, imageOfCard, lastChange, listedOf, nothing, waitingOf, type Judged } from './acting.ts'
import type { QuestionCommandOf } from './commands.ts'
import { currentQuestion, isOutcome } from './order.ts'
import type { Question } from './state.ts'
import type { Asker, Outcome, QuestionImage } from './vocabulary.ts'

export function judgeCall(
  briefing: Briefing,
  { questionId: id, saw, current }: QuestionCommandOf<'CallQuestion'>,
): Judged {
  if (briefing.status !== 'live') throw new Refusal('briefing-not-live', { status: briefing.status })
  asSeen(briefing, id, saw)
  const now = currentQuestion(briefing)
  if (now !== null && now.id !== current) throw new Refusal('question-already-called', lastChange(briefing, now.id))
  if (now === null && current !== null) throw new Refusal('question-changed-meanwhile', lastChange(briefing, current))
  const question = waitingOf(briefing, id)
  const { turn, opening, image } = turnFor(briefing, question)
  return {
    kind: 'call',
    questions: now === null ? [id] : [id, now.id],
    before: {
      cards: [question, ...(now === null ? [] : [now])].map((card) => imageOfCard(card)),
      ...(briefing.queue.more !== null && { queue: { more: briefing.queue.more } }),
      turn: image,
    },
    events: [
      ...(now === null ? [] : [closing(briefing, now)]),
      opening,
      { type: 'QuestionCalled', questionId: id, turn },
    ],
  }
}

/** The turn of a question that is called: a new one, or one that somebody opened by speaking before the desk had called them. */
export function turnFor(
  { turns, speakers }: Pick<Briefing, 'turns' | 'speakers'>,
  { id: questionId, asker }: Pick<Question, 'id' | 'asker'>,
): { turn: number; opening: BriefingEvent; image: NonNullable<QuestionImage['turn']> } {
  const open = turns.at(-1)
  if (open !== undefined && isFreeFor(asker, open, speakers)) {
    const turn = open.number
    return {
      turn,
      opening: { type: 'TurnNamed', turn, questionId, asker },
      image: { turn, isNew: false, questionId: null, asker: null },
    }
  }
  const turn = turns.length
  return {
    turn,
    opening: { type: 'TurnOpened', turn, askerId: null, questionId, asker },
    image: { turn, isNew: true, questionId: null, asker: null },
  }
}

/** Nobody's, unless the roster knows that somebody else spoke. */
function isFreeFor(
  { name }: Asker,
  { number, askerId, questionId, asker, answeredAt }: Turn,
  speakers: Briefing['speakers'],
): boolean {
  const speaker = speakers.find(({ id }) => id === askerId)?.name ?? null
  if (speaker !== null && speaker !== name) return false
  return number > 0 && questionId === null && asker === null && answeredAt === null
}

/** What follows for the question of the moment when the next is called or the briefing ends. */
function closing(briefing: Briefing, question: Question): BriefingEvent {
  return { type: 'QuestionClosed', questionId: question.id, outcome: outcomeSoFar(briefing, question) }
}

export function closingCurrent(briefing: Briefing): BriefingEvent[] {
  const current = currentQuestion(briefing)
  return current === null ? [] : [closing(briefing, current)]
}

/** Where words were said in its turn and none of them answered, it was not; without a transcript the desk is believed. */
function outcomeSoFar({ turns }: Briefing, { turn: number }: Question): Outcome {
  const turn = number === null ? undefined : turns[number]
  return turn !== undefined && turn.lineId !== null && turn.answeredAt === null ? 'not-answered' : 'answered'
}

export function judgeSkip(briefing: Briefing, { questionId: id, saw }: QuestionCommandOf<'SkipQuestion'>): Judged {
  const state = asSeen(briefing, id, saw)
  if (state === 'skipped') return nothing('skip')
  const question = state === 'called' ? listedOf(briefing, id) : waitingOf(briefing, id)
  const turn = question.turn === null ? undefined : briefing.turns[question.turn]
  return {
    kind: 'skip',
    questions: [id],
    before: {
      cards: [imageOfCard(question)],
      ...(turn !== undefined && {
        turn: {
          turn: turn.number,
          isNew: false,
          isDropped: isToDrop(briefing, turn),
          questionId: turn.questionId,
          asker: turn.asker,
        },
      }),
    },
    events: [...leaving(briefing, turn, whoAsked(briefing, turn)), { type: 'QuestionSkipped', questionId: id }],
  }
}

/** A turn whose question is taken away: gone where nothing was said in it, else left to whoever spoke in it. */
export function leaving(briefing: Briefing, turn: Turn | undefined, asker: Asker | null): BriefingEvent[] {
  if (turn === undefined) return []
  if (isToDrop(briefing, turn)) return [{ type: 'TurnDropped', turn: turn.number }]
  return [{ type: 'TurnNamed', turn: turn.number, questionId: null, asker }]
}

function isToDrop({ turns }: Briefing, turn: Turn): boolean {
  return turn.lineId === null && turn === turns.at(-1)
}

/** A question that is skipped while its asker speaks leaves a turn that is theirs, which the next one must not take over. */
function whoAsked({ lines }: Briefing, turn: Turn | undefined): Asker | null {
  const isAsked = turn !== undefined && lines.some((line) => line.turn === turn.number && line.kind === 'question')
  return isAsked ? turn.asker : null
}

export function judgeRequeue(
  briefing: Briefing,
  { questionId: id, saw }: QuestionCommandOf<'RequeueQuestion'>,
): Judged {
  asSeen(briefing, id, saw)
  const question = waitingOf(briefing, id)
  if (question.state === 'waiting') return nothing('requeue')
  return {
    kind: 'requeue',
    questions: [id],
    before: { cards: [imageOfCard(question)] },
    events: [{ type: 'QuestionRequeued', questionId: id }],
  }
}

export function judgeClosing(
  briefing: Briefing,
  { questionId: id, saw, outcome }: QuestionCommandOf<'CloseQuestion'>,
): Judged {
  asSeen(briefing, id, saw)
  const question = listedOf(briefing, id)
  if (question.state === outcome) return nothing('close')
  if (question.state !== 'called' && !isOutcome(question.state)) {
    throw new Refusal('question-not-called', lastChange(briefing, id))
  }
  return {
    kind: 'close',
    questions: [id],
    before: { cards: [imageOfCard(question)] },
    events: [{ type: 'QuestionClosed', questionId: id, outcome }],
  }
}

export function judgeNaming({ turns }: Briefing, { turn: number, asker }: QuestionCommandOf<'NameAsker'>): Judged {
  const turn = turns[number]
  if (turn === undefined) throw new Refusal('turn-not-found', { turn: number })
  if (turn.questionId !== null) throw new Refusal('turn-already-named', { turn: number, question: turn.questionId })
  if (turn.asker !== null && isSameAsker(turn.asker, asker)) return nothing('name-asker')
  return {
    kind: 'name-asker',
    questions: [],
    before: { turn: { turn: number, isNew: false, questionId: null, asker: turn.asker } },
    events: [{ type: 'TurnNamed', turn: number, questionId: null, asker }],
  }
}

function isSameAsker(one: Asker, other: Asker): boolean {
  return one.name === other.name && one.outlet === other.outlet && one.where === other.where
}
