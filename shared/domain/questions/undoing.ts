/** Undoing an act of the desk: what it touched is put back as it was, by new facts, unless somebody has touched it since. */
import type { BriefingEvent } from '../events.ts'
import { lastChangeOfFigure } from '../figures/acting.ts'
import { figuresPutBack } from '../figures/restoring.ts'
import { screensPutBack } from '../screens/restoring.ts'
import type { Moment } from '../recorded.ts'
import { Refusal } from '../refusal.ts'
import type { Briefing } from '../state.ts'
import { aboutQueue, didMeanwhile, lastChange, type Judged } from './acting.ts'
import { leaving, turnFor } from './calling.ts'
import type { QuestionCommandOf } from './commands.ts'
import { behind, currentQuestion, listedQuestion, standingOf } from './order.ts'
import type { DeskAct } from './state.ts'
import type { QuestionImage } from './vocabulary.ts'

/** The last act of this person that can be undone, or null. */
export function lastUndoable({ backstage }: Pick<Briefing, 'backstage'>, by: string): DeskAct | null {
  return backstage.acts.findLast((act) => act.by === by && isUndoable(act)) ?? null
}

export function isUndoable({ kind, undone, before }: DeskAct): boolean {
  return kind !== 'undo' && !undone && before !== null
}

export function judgeUndoing(briefing: Briefing, { undoes }: QuestionCommandOf<'UndoAct'>, moment: Moment): Judged {
  const act = briefing.backstage.acts.find(({ id }) => id === undoes)
  if (act === undefined || act.kind === 'undo') throw new Refusal('act-not-found', { act: undoes })
  if (act.undone) throw new Refusal('act-already-undone', { act: undoes })
  refuseOvertaken(briefing, act)
  refuseAcknowledged(briefing, act)
  if (act.before === null) throw new Refusal('act-not-found', { act: undoes })
  refuseSecondCurrent(briefing, act, act.before)
  return {
    kind: 'undo',
    questions: act.questions,
    figures: act.figures,
    screens: act.screens,
    before: {},
    events: [
      { type: 'ActUndone', act: undoes },
      ...putBack(briefing, act.before),
      ...figuresPutBack(briefing, act, act.before, moment),
      ...screensPutBack(act.before),
    ],
  }
}

/**
 * What was done since and undone again is as if it had not been: so acts that follow on each other are undone last to first.
 * What its asker did to a question since is told by `before`, which is then no longer held.
 */
function refuseOvertaken(briefing: Briefing, act: DeskAct): void {
  const later = briefing.backstage.acts.findLast(
    (other) => other.seq > act.seq && other.kind !== 'undo' && !other.undone && touchesSame(act, other),
  )
  if (later !== undefined) {
    const screen = later.screens.find((id) => act.screens.includes(id))
    throw new Refusal('act-overtaken', {
      act: act.id,
      ...(screen !== undefined && { screen }),
      ...didMeanwhile(later.name, later.kind, later.at),
    })
  }
  if (act.before !== null) return
  const changed = act.questions.find((id) => (standingOf(briefing, id)?.seq ?? 0) > act.seq)
  if (changed !== undefined) throw new Refusal('act-overtaken', { act: act.id, ...lastChange(briefing, changed) })
  const figure = briefing.figures.find(({ id, seq }) => seq > act.seq && act.figures.includes(id))
  if (figure !== undefined) throw new Refusal('act-overtaken', { act: act.id, ...lastChangeOfFigure(briefing, figure) })
}

function touchesSame(act: DeskAct, other: DeskAct): boolean {
  if (other.questions.some((id) => act.questions.includes(id))) return true
  if (other.figures.some((id) => act.figures.includes(id)) || touchesSameSetting(act, other)) return true
  if (other.screens.some((id) => act.screens.includes(id))) return true
  const [one, two] = [act.before ?? {}, other.before ?? {}]
  if (one.turn !== undefined && one.turn.turn === two.turn?.turn) return true
  const changes = Object.keys(one.queue ?? {})
  return Object.keys(two.queue ?? {}).some((change) => changes.includes(change))
}

/** Of figures: what they are about, and the rates. */
function touchesSameSetting({ before }: DeskAct, { before: other }: DeskAct): boolean {
  const { programmes = [], rate } = before ?? {}
  if (rate !== undefined && rate.from === other?.rate?.from && rate.to === other.rate.to) return true
  return programmes.some(({ id }) => other?.programmes?.some((image) => image.id === id) === true)
}

/** Which note the act left is told by the time: what it was before it is no longer held once somebody has read it. */
function refuseAcknowledged({ backstage }: Briefing, act: DeskAct): void {
  if (act.kind !== 'note') return
  const left = backstage.notes.find(
    (note) => note.acknowledged !== null && note.at === act.at && note.name === act.name,
  )
  if (left === undefined || left.acknowledged === null) return
  const { name, at } = left.acknowledged
  throw new Refusal('act-overtaken', { act: act.id, ...didMeanwhile(name, 'acknowledge', at) })
}

/** One that was being answered is not put back beside another that is by now, nor after the end; nor is a call, which the end closed. */
function refuseSecondCurrent(briefing: Briefing, act: DeskAct, { cards = [] }: QuestionImage): void {
  if (act.kind !== 'call' && !cards.some(({ card }) => card?.state === 'called')) return
  if (briefing.status !== 'live') throw new Refusal('briefing-not-live', { status: briefing.status })
  const current = currentQuestion(briefing)
  if (current === null || act.questions.includes(current.id)) return
  throw new Refusal('act-overtaken', { act: act.id, ...lastChange(briefing, current.id) })
}

function putBack(briefing: Briefing, image: QuestionImage): BriefingEvent[] {
  const { asked = [], cards = [], queue, weights, note } = image
  const { events, turn } = turnPutBack(briefing, image)
  const now = aboutQueue(briefing)
  return [
    ...events,
    ...asked.map((question) => ({ type: 'AskedRestored', question }) as const),
    ...cards.flatMap((card) => cardPutBack(briefing, card, turn)),
    ...(queue === undefined
      ? []
      : [
          {
            type: 'QueueChanged',
            isOpen: queue.isOpen ?? now.isOpen,
            more: queue.more === undefined ? now.more : queue.more,
            settings: queue.settings ?? now.settings,
          } as const,
        ]),
    ...(weights === undefined ? [] : [{ type: 'WeightsChanged', weights } as const]),
    ...(note === undefined ? [] : [{ type: 'NoteTakenBack', noteId: note } as const]),
  ]
}

type CardImage = NonNullable<QuestionImage['cards']>[number]

/** `turn`: the one that the question of the moment has by now, where that is another. */
function cardPutBack(briefing: Briefing, { id, card, before, after }: CardImage, turn: number | null): BriefingEvent[] {
  if (card === null) {
    return listedQuestion(briefing, id) === undefined ? [] : [{ type: 'QuestionUnlisted', questionId: id }]
  }
  const again = turn === null || card.state !== 'called' ? card : { ...card, turn }
  if (before === undefined) return [{ type: 'QuestionListed', card: again }]
  return [{ type: 'QuestionListed', card: again, before: placeAgain(briefing, id, before, after) }]
}

/** Before the question that it stood before, else behind the one that it stood behind: never after those who came later. */
function placeAgain(briefing: Briefing, id: string, before: string | null, after: string | null | undefined) {
  const { queue } = briefing
  if (before !== null && listedQuestion(briefing, before) !== undefined) return before
  if (after === null) return queue.questions.find((other) => other.id !== id)?.id ?? null
  if (after === undefined || listedQuestion(briefing, after) === undefined) return null
  const next = behind(queue, after)
  return next === id ? behind(queue, id) : next
}

function turnPutBack(
  briefing: Briefing,
  { turn: was, cards = [] }: QuestionImage,
): { readonly events: BriefingEvent[]; readonly turn: number | null } {
  if (was === undefined) return { events: [], turn: null }
  if (was.isNew) {
    // Where the call was skipped in between and that undone, it has another turn by now.
    const number = currentQuestion(briefing)?.turn ?? was.turn
    return { events: leaving(briefing, briefing.turns[number], null), turn: null }
  }
  const called = cards.find(({ card }) => card?.state === 'called')?.card
  if (was.isDropped === true && called !== undefined && called !== null) {
    const { turn, opening } = turnFor(briefing, called)
    return { events: [opening], turn }
  }
  return { events: [{ type: 'TurnNamed', turn: was.turn, questionId: was.questionId, asker: was.asker }], turn: null }
}
