/** given / when / then for the newsroom: commands that were carried out, one more, the facts that follow or the refusal. */
import { expect } from 'vitest'
import {
  decideNewsroom,
  evolveNewsroom,
  NO_NEWSROOM,
  type Newsroom,
  type NewsroomCommand,
  type NewsroomEvent,
} from '#shared/domain/newsroom.ts'
import { Refusal, type RefusalCode } from '#shared/domain/refusal.ts'
import { NOON } from '../../support/given.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Distinct hashes and sealed values, by a word that tests can read. */
export const hash = (word: string) => word.replaceAll(':', '-').padEnd(43, '_')
export const sealed = (word: string) => `key.${word}`

type Step = NewsroomCommand | readonly [NewsroomCommand, number]

/** Commands one after the other at noon, or `[command, milliseconds after noon]`. */
export function given(...steps: readonly (Step | readonly Step[])[]) {
  let newsroom = NO_NEWSROOM
  const list = steps.flatMap((step) => (isSteps(step) ? step : [step]))
  for (const step of list) {
    const [command, after] = isTimed(step) ? step : [step, 0]
    newsroom = carryOut(newsroom, command, NOON + after).newsroom
  }
  return { newsroom, when: (command: NewsroomCommand, after = 0) => outcome(newsroom, command, NOON + after) }
}

function isTimed(step: Step): step is readonly [NewsroomCommand, number] {
  return Array.isArray(step)
}

function isSteps(step: Step | readonly Step[]): step is readonly Step[] {
  return Array.isArray(step) && typeof step[1] !== 'number'
}

export function carryOut(newsroom: Newsroom, command: NewsroomCommand, at: number) {
  const events = decideNewsroom(newsroom, command, at)
  return { events, newsroom: events.reduce((now, event) => evolveNewsroom(now, event, at), newsroom) }
}

function outcome(newsroom: Newsroom, command: NewsroomCommand, at: number) {
  let events: NewsroomEvent[] = []
  let refusal: Refusal | null = null
  try {
    events = decideNewsroom(newsroom, command, at)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    refusal = error
  }
  return {
    after: events.reduce((now, event) => evolveNewsroom(now, event, at), newsroom),
    then(...expected: NewsroomEvent[]) {
      expect(refusal?.code ?? null).toBeNull()
      expect(events).toEqual(expected)
    },
    /** The types alone. */
    thenTypes(...types: NewsroomEvent['type'][]) {
      expect(refusal?.code ?? null).toBeNull()
      expect(events.map(({ type }) => type)).toEqual(types)
    },
    thenRefused(code: RefusalCode, detail: Refusal['detail'] = {}) {
      expect(refusal?.code).toBe(code)
      expect(refusal?.detail).toMatchObject(detail)
    },
  }
}
