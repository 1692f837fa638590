/** What moderators and reporters may come to want, drawn by lot from what each of them sees; the same seed draws the same. */
import type { SentCommand } from '#shared/domain/commands.ts'
import { currentQuestion, nextQuestion, waitingInOrder } from '#shared/domain/questions/order.ts'
import type { OwnQuestion } from '#shared/domain/questions/own.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { commandOf, type DeskOrder } from '../../client/desk/deskOrder.ts'

export interface Chance {
  /** From 0 up to `below`, whole. */
  readonly upTo: (below: number) => number
  /** Throws where there is nothing to draw from. */
  readonly one: <T>(of: readonly T[]) => T
  readonly some: <T>(of: readonly T[]) => T | undefined
  readonly odds: (of: number) => boolean
  readonly shuffled: <T>(of: readonly T[]) => T[]
}

/** Mulberry32. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const upTo = (below: number) => Math.floor(next() * below)
  const some: Chance['some'] = (of) => of[upTo(of.length)]
  return {
    upTo,
    some,
    one(of) {
      const drawn = some(of)
      if (drawn === undefined) throw new Error('drawn from nothing')
      return drawn
    },
    odds: (of) => next() < of,
    shuffled: (of) =>
      of
        .map((value) => ({ value, at: next() }))
        .sort((a, b) => a.at - b.at)
        .map(({ value }) => value),
  }
}

/** Words that must not come before readers unless the desk puts them there. */
export const canary = (what: string, id: string) => `CANARY-${what}-${id}.`
export const CANARY = /CANARY-[\w-]+\./g

/** Null where what was drawn makes no sense in what is seen. */
export function drawForDesk(chance: Chance, seen: Briefing, mint: (of: string) => string): SentCommand | null {
  const order = drawOrder(chance, seen, mint)
  return order === null ? null : commandOf(order, seen, mint('act'))
}

function drawOrder(chance: Chance, seen: Briefing, mint: (of: string) => string): DeskOrder | null {
  const { queue, backstage } = seen
  const pending = chance.some(backstage.asked.filter(({ state }) => state === 'pending'))?.id
  const anyAsked = chance.some(backstage.asked)?.id
  const waiting = chance.some(waitingInOrder(queue))?.id
  const listed = chance.some(queue.questions)
  const current = currentQuestion(seen)?.id ?? null
  const next = nextQuestion(queue)?.id
  const about = (questionId: string | undefined, of: (questionId: string) => DeskOrder | null) =>
    questionId === undefined ? null : of(questionId)
  const other = chance.some([null, ...queue.questions.map(({ id }) => id)].filter((id) => id !== waiting)) ?? null

  const draws: readonly (readonly [weight: number, draw: () => DeskOrder | null])[] = [
    [8, () => about(chance.odds(0.8) ? pending : anyAsked, (questionId) => ({ type: 'ApproveQuestion', questionId }))],
    [
      3,
      () => about(pending, (id) => ({ type: 'ApproveQuestion', questionId: id, text: canary('edited', mint('text')) })),
    ],
    [
      2,
      () =>
        about(listed?.id, (id) => ({ type: 'RewordQuestion', questionId: id, text: canary('reworded', mint('text')) })),
    ],
    [
      2,
      () =>
        about(chance.odds(0.7) ? pending : waiting, (id) => ({
          type: 'DeclineQuestion',
          questionId: id,
          reason: canary('reason', mint('text')),
        })),
    ],
    [
      2,
      () =>
        about(chance.odds(0.5) ? pending : waiting, (id) =>
          other === null || other === id ? null : { type: 'MergeQuestion', questionId: id, into: other },
        ),
    ],
    [4, () => about(waiting, (questionId) => ({ type: 'MoveQuestion', questionId, before: other }))],
    [2, () => about(waiting, (questionId) => ({ type: 'PinQuestion', questionId, isPinned: chance.odds(0.6) }))],
    [
      9,
      () => about(chance.odds(0.85) ? next : waiting, (questionId) => ({ type: 'CallQuestion', questionId, current })),
    ],
    [
      3,
      () =>
        about(chance.odds(0.5) ? (current ?? waiting) : waiting, (questionId) => ({
          type: 'SkipQuestion',
          questionId,
        })),
    ],
    [2, () => about(waiting, (questionId) => ({ type: 'RequeueQuestion', questionId }))],
    [
      4,
      () =>
        about(current ?? listed?.id, (questionId) => ({
          type: 'CloseQuestion',
          questionId,
          outcome: chance.one(['answered', 'partly-answered', 'not-answered'] as const),
        })),
    ],
    [1, () => about(anyAsked, (questionId) => ({ type: 'LinkFollowUp', questionId, parent: other }))],
    [1, () => ({ type: queue.isOpen && chance.odds(0.3) ? 'CloseQueue' : 'ReopenQueue' })],
    [1, () => ({ type: 'AnnounceMore', count: chance.one([null, 2, 5]) })],
    [
      1,
      () => ({
        type: 'ChangeQueueSettings',
        weights: { ...backstage.weights, wait: chance.upTo(10) },
        settings: { ...queue.settings, oneEach: chance.odds(0.2) },
      }),
    ],
    [
      1,
      () => ({
        type: 'LeaveNote',
        noteId: mint('note'),
        to: chance.one(['moderators', 'podium'] as const),
        text: canary('note', mint('text')),
      }),
    ],
    [
      2,
      () => ({
        type: 'AskQuestion',
        questionId: mint('q'),
        text: canary('room', mint('text')),
        where: 'room',
        asker: { name: 'Lotte Brandt', outlet: 'Tidewater Post', where: 'room' },
      }),
    ],
    [
      6,
      () =>
        about(
          chance.some(backstage.acts.slice(-6).filter(({ kind }) => kind !== 'undo' && kind !== 'settings'))?.id,
          (undoes) => ({
            type: 'UndoAct',
            undoes,
          }),
        ),
    ],
  ]
  return weighted(chance, draws)()
}

export function drawForReporter(
  chance: Chance,
  seen: Briefing,
  own: readonly OwnQuestion[],
  mint: (of: string) => string,
): SentCommand | null {
  const mine = chance.some(own)?.id
  const listed = chance.some(seen.queue.questions)?.id
  const about = (questionId: string | undefined, of: (questionId: string) => SentCommand) =>
    questionId === undefined ? null : of(questionId)
  const draws: readonly (readonly [weight: number, draw: () => SentCommand | null])[] = [
    [
      6,
      () => ({
        type: 'AskQuestion',
        questionId: mint('q'),
        text: chance.odds(0.8) ? canary('asked', mint('text')) : null,
        where: 'remote',
        isPointOfOrder: chance.odds(0.15),
        parent: chance.odds(0.2) ? (listed ?? null) : null,
      }),
    ],
    [2, () => about(mine, (questionId) => ({ type: 'EditQuestion', questionId, text: canary('mine', mint('text')) }))],
    [1, () => about(mine, (questionId) => ({ type: 'WithdrawQuestion', questionId }))],
    [4, () => about(listed, (questionId) => ({ type: 'CastVote', questionId }))],
    [1, () => about(listed, (questionId) => ({ type: 'TakeBackVote', questionId }))],
  ]
  return weighted(chance, draws)()
}

function weighted<T>(chance: Chance, draws: readonly (readonly [weight: number, draw: T])[]): T {
  return chance.one(draws.flatMap(([weight, draw]) => Array.from({ length: weight }, () => draw)))
}
