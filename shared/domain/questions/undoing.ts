/** Undoing an act of the desk: what it touched is put back as it was, by new facts, unless somebody has touched it since. */
import type { BriefingEvent } from '../events.ts'
import { Refusal } from '../refusal.ts'
import type { Briefing } from '../state.ts'
import { lastChange, type Judged } from './acting.ts'
import { leaving } from './calling.ts'
import type { QuestionCommandOf } from './commands.ts'
import { currentQuestion, listedQuestion, standingOf } from './order.ts'
import type { DeskAct } from './state.ts'
import type { QuestionImage } from './vocabulary.ts'

/** The last act of this person that can be undone, or null. */
export function lastUndoable({ backstage }: Pick<Briefing, 'backstage'>, by: string): DeskAct | null {
  return backstage.acts.findLast((act) => act.by === by && isUndoable(act)) ?? null
}

export function isUndoable({ kind, undone, before }: DeskAct): boolean {
  return kind !== 'undo' && !undone && before !== null
}

export function judgeUndoing(briefing: Briefing, { undoes }: QuestionCommandOf<'UndoAct'>): Judged {
  const act = briefing.backstage.acts.find(({ id }) => id === undoes)
  if (act === undefined || act.kind === 'undo') throw new Refusal('act-not-found', { act: undoes })
  if (act.undone) throw new Refusal('act-already-undone', { act: undoes })
  if (act.before === null) throw new Refusal('act-not-found', { act: undoes })
  refuseOvertaken(briefing, act, act.before)
  refuseSecondCurrent(briefing, act, act.before)
  return {
    kind: 'undo',
    questions: act.questions,
    before: {},
    events: [{ type: 'ActUndone', act: undoes }, ...putBack(briefing, act.before)],
  }
}

function refuseOvertaken(briefing: Briefing, act: DeskAct, before: QuestionImage): void {
  const overtaken = act.questions.find((id) => (standingOf(briefing, id)?.seq ?? 0) > act.seq)
  if (overtaken !== undefined) throw new Refusal('act-overtaken', { act: act.id, ...lastChange(briefing, overtaken) })
  const isQueueOvertaken = before.queue !== undefined && briefing.queue.seq > act.seq
  const later = briefing.backstage.acts.findLast(({ seq }) => seq > act.seq)
  if (isQueueOvertaken) {
    throw new Refusal('act-overtaken', {
      act: act.id,
      ...(later !== undefined && { by: later.name, did: later.kind, at: later.at }),
    })
  }
}

/** One that was being answered is not put back beside another that is by now, nor after the end. */
function refuseSecondCurrent(briefing: Briefing, act: DeskAct, { cards = [] }: QuestionImage): void {
  if (!cards.some(({ card }) => card?.state === 'called')) return
  if (briefing.status !== 'live') throw new Refusal('briefing-not-live', { status: briefing.status })
  const current = currentQuestion(briefing)
  if (current === null || act.questions.includes(current.id)) return
  throw new Refusal('act-overtaken', { act: act.id, ...lastChange(briefing, current.id) })
}

function putBack(
  briefing: Briefing,
  { asked = [], cards = [], queue, weights, turn, note }: QuestionImage,
): BriefingEvent[] {
  return [
    ...(turn === undefined ? [] : turnPutBack(briefing, turn)),
    ...asked.map((question) => ({ type: 'AskedRestored', question }) as const),
    ...cards.flatMap(({ id, card, before }): BriefingEvent[] => {
      if (card !== null) return [{ type: 'QuestionListed', card, ...(before !== undefined && { before }) }]
      return listedQuestion(briefing, id) === undefined ? [] : [{ type: 'QuestionUnlisted', questionId: id }]
    }),
    ...(queue === undefined ? [] : [{ type: 'QueueChanged', ...queue } as const]),
    ...(weights === undefined ? [] : [{ type: 'WeightsChanged', weights } as const]),
    ...(note === undefined ? [] : [{ type: 'NoteTakenBack', noteId: note } as const]),
  ]
}

function turnPutBack(briefing: Briefing, was: NonNullable<QuestionImage['turn']>): BriefingEvent[] {
  const { turn: number, isNew, questionId, asker } = was
  const turn = briefing.turns[number]
  if (isNew) return leaving(briefing, turn)
  if (turn !== undefined) return [{ type: 'TurnNamed', turn: number, questionId, asker }]
  // It was dropped with what is undone.
  if (number !== briefing.turns.length || questionId === null || asker === null) return []
  return [{ type: 'TurnOpened', turn: number, askerId: null, questionId, asker }]
}
