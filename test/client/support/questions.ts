/** Facts of the queue for the tests of the page, and what a reporter is told of their own questions. */
import { fold } from '#shared/domain/briefing.ts'
import { newCard } from '#shared/domain/questions/asking.ts'
import type { OwnQuestion } from '#shared/domain/questions/own.ts'
import { DEFAULT_SETTINGS } from '#shared/domain/questions/state.ts'
import type { Card, QueueSettings } from '#shared/domain/questions/vocabulary.ts'
import type { Recorded } from '#shared/domain/recorded.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { recorded, START } from './facts.ts'

export const MARA = { name: 'Mara Lund', outlet: 'Quay Gazette', where: 'remote' } as const
export const TOMAS = { name: 'Tomas Reike', outlet: 'Tidewater Post', where: 'room' } as const

export function listed(seq: number, id: string, about: Partial<Card> = {}): Recorded {
  const asked = { id, text: `Words of ${id}?`, asker: MARA, parent: null, isPointOfOrder: false, askedAt: START }
  const card = newCard({
    ...asked,
    state: 'listed',
    original: null,
    proposed: null,
    changedAt: START,
    reason: null,
    into: null,
  })
  return recorded(seq, { type: 'QuestionListed', card: { ...card, ...about }, before: null })
}

/** Two facts: the turn opens and the question is called. */
export function called(seq: number, id: string, turn: number, asker: Card['asker'] = MARA): readonly Recorded[] {
  return [
    recorded(seq, { type: 'TurnOpened', turn, askerId: null, questionId: id, asker }),
    recorded(seq + 1, { type: 'QuestionCalled', questionId: id, turn }),
  ]
}

export function withQueue(
  briefing: Briefing,
  { settings, ...about }: { isOpen?: boolean; more?: number | null; settings?: Partial<QueueSettings> },
): Briefing {
  const event = {
    type: 'QueueChanged',
    isOpen: true,
    more: null,
    ...about,
    settings: { ...DEFAULT_SETTINGS, ...settings },
  } as const
  return fold([recorded(briefing.seq + 1, event)], briefing)
}

export function ownQuestion(about: Partial<OwnQuestion> = {}): OwnQuestion {
  return {
    id: 'mine',
    state: 'pending',
    text: 'Who pays for the quay?',
    original: about.text ?? 'Who pays for the quay?',
    proposed: null,
    wrote: null,
    reason: null,
    place: null,
    isNext: false,
    parent: null,
    isPointOfOrder: false,
    into: null,
    askedAt: START,
    changedAt: START,
    ...about,
  }
}
