import { describe, expect, it } from 'vitest'
import { stackOf } from '#shared/domain/stacked.ts'
import type { Command } from '#shared/domain/commands.ts'
import { play, say } from '../support/briefings.ts'
import { given } from '../support/given.ts'

const CALLED_OUT: readonly Command[] = [
  say('l1', 'Reporter', 'Chair, the wall?'),
  say('l2', 'Kit Marsh [Tideway Radio]', 'Chair, the money?'),
  say('l3', 'Reporter', 'And when?'),
  say('l4', 'ines-holm', 'The money first.'),
  say('l5', 'Reporter', 'So when?'),
]
const taken = (turn: number, lineId: string | null, saw: string | null = null): Command => ({
  type: 'MarkTaken',
  turn,
  saw,
  lineId,
})
const called = (...more: Command[]) => play([...CALLED_OUT, ...more])

describe('questions called out together', () => {
  it('[T12] are a stack in the order in which they were called out, without what was taken back', () => {
    const { briefing } = called({ type: 'RetractLine', lineId: 'l3', reason: 'Nobody said it.' })
    expect(stackOf(briefing, 1).map(({ id }) => id)).toEqual(['l1', 'l2'])
    expect(stackOf(briefing, 2).map(({ id }) => id)).toEqual(['l5'])
    expect(stackOf(briefing, 7)).toEqual([])
  })

  it('[T12] have one that was taken, which the desk says and says anew', () => {
    expect(called(taken(1, 'l2')).briefing.turns.map((turn) => turn.taken ?? null)).toEqual([null, 'l2', null])
    expect(called(taken(1, 'l2'), taken(1, 'l3', 'l2')).briefing.turns[1]?.taken).toBe('l3')
    expect(called(taken(1, 'l2'), taken(1, null, 'l2')).briefing.turns[1]?.taken).toBeNull()
  })

  it('[T12] are marked once, and unmarked where nothing is marked is done already', () => {
    given(called(taken(1, 'l2')).events)
      .when(taken(1, 'l2'))
      .then()
    given(called().events).when(taken(1, null)).then()
  })

  it('[T12] are not marked by a desk that saw another one taken, or none, unless it says what is so already', () => {
    const { events } = called(taken(1, 'l2'))
    for (const lineId of ['l1', null])
      given(events)
        .when(taken(1, lineId, null))
        .thenRefused('taken-changed-meanwhile', { turn: 1, line: 'l2' })
    given(events)
      .when(taken(1, 'l1', 'l3'))
      .thenRefused('taken-changed-meanwhile', { turn: 1, line: 'l2' })
    given(events)
      .when(taken(1, 'l2', 'l3'))
      .then()
    given(called().events)
      .when(taken(1, 'l1', 'l2'))
      .thenRefused('taken-changed-meanwhile', { line: null })
  })

  it('[T12] have none taken that is of another turn, was taken back, or is an answer', () => {
    const { events } = called({ type: 'RetractLine', lineId: 'l3', reason: 'Nobody said it.' })
    for (const lineId of ['l5', 'l3', 'l4', 'none'])
      given(events).when(taken(1, lineId)).thenRefused('line-not-in-turn', { line: lineId, turn: 1 })
    given(events).when(taken(9, 'l1')).thenRefused('turn-not-found', { turn: 9 })
  })
})

describe('the final question', () => {
  const announced = () => play([say('l1', 'Moderator', 'One last question.', { announces: 'final-question' })])
  const dismiss = (lineId: string): Command => ({ type: 'DismissFinalQuestion', lineId })

  it('[T13] is kept with the line that announced it', () => {
    expect(announced().briefing.finalQuestion).toBe('l1')
  })

  it('[T13] is dismissed where it was none, once', () => {
    given(announced().events).when(dismiss('l1')).then({ type: 'FinalQuestionDismissed', lineId: 'l1' })
    const { events, briefing } = play([dismiss('l1')], announced().events)
    expect(briefing.finalQuestion).toBeNull()
    given(events).when(dismiss('l1')).then()
  })

  it('[T13] is not dismissed by what another line announced', () => {
    given(announced().events).when(dismiss('l0')).then()
  })

  it('[T13] stands with the first line that announced it, and after a dismissal with the next', () => {
    const again = (id: string) => say(id, 'Moderator', 'The very last.', { announces: 'final-question' })
    const { events } = announced()
    expect(play([again('l2')], events).briefing.finalQuestion).toBe('l1')
    expect(play([dismiss('l1'), again('l2')], events).briefing.finalQuestion).toBe('l2')
  })
})
