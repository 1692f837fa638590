import { describe, expect, it } from 'vitest'
import type { Command } from '#shared/domain/commands.ts'
import type { BriefingEvent } from '#shared/domain/events.ts'
import { LIVE, play, say } from '../support/briefings.ts'
import { given, NOON } from '../support/given.ts'

describe('a turn that the desk called', () => {
  const CHAIR = 'Harbour Chair, Ines Holm'
  const asked: BriefingEvent[] = [
    ...LIVE,
    ...turn(1),
    ...play([say('l1', 'Reporter', 'How high?')], LIVE).events.slice(-1),
  ]
  // The desk calls at its fact's time, the seventh.
  const called: BriefingEvent[] = [...asked, ...turn(2)]
  const calledAt = NOON + asked.length

  function turn(number: number): BriefingEvent[] {
    const asker = { name: 'Kit Marsh', outlet: 'Tideway Radio', where: 'remote' } as const
    return [{ type: 'TurnOpened', turn: number, askerId: null, questionId: `q${number}`, asker }]
  }
  const turnOf = (from: readonly BriefingEvent[], command: Command) => {
    const said = given(from)
      .when(command)
      .events.find(({ type }) => type === 'LineTranscribed')
    return said?.type === 'LineTranscribed' ? `${said.line.turn} ${said.line.kind}` : 'nothing'
  }

  it('[T10] leaves what the podium said before a call to the turn before', () => {
    expect(turnOf(called, say('l2', CHAIR, 'Nine metres.', { saidAt: calledAt - 1 }))).toBe('1 answer')
    expect(turnOf(called, say('l2', CHAIR, 'Nine metres.', { saidAt: calledAt }))).toBe('2 answer')
    expect(turnOf(called, say('l2', CHAIR, 'Nine metres.'))).toBe('2 answer')
  })

  it('[T10] leaves it to the statement where the first question is called', () => {
    const first = [...LIVE, ...turn(1)]
    expect(turnOf(first, say('l1', CHAIR, 'Welcome.', { saidAt: NOON }))).toBe('0 statement')
    const { briefing } = given([...first, ...given(first).when(say('l1', CHAIR, 'Welcome.', { saidAt: NOON })).events])
    expect(briefing.turns).toMatchObject([
      { lineId: 'l1', answeredAt: null },
      { lineId: null, answeredAt: null },
    ])
  })

  it('[T10] does so only until words were said in the turn, and only for the podium', () => {
    const begun = [...called, ...given(called).when(say('l2', 'Reporter', 'And how wide?')).events]
    expect(turnOf(begun, say('l3', CHAIR, 'Four metres.', { saidAt: calledAt - 1 }))).toBe('2 answer')
    expect(turnOf(called, say('l3', 'Reporter', 'And –', { saidAt: calledAt - 1 }))).toBe('2 question')
    const byLine = play([say('l1', 'Reporter', 'How high?')]).events
    expect(turnOf(byLine, say('l2', CHAIR, 'Nine metres.', { saidAt: NOON }))).toBe('1 answer')
  })
})
