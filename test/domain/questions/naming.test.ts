import { describe, expect, it } from 'vitest'
import { PRESS, say } from '../../support/briefings.ts'
import { KIT, NOOR, TOMAS, waiting } from './stage.ts'

describe('so many more', () => {
  it('[Q14] go down with each call, but for points of order, and not below none', () => {
    const stage = waiting('q1', 'q2', 'q3').lists('p1', NOOR, { isPointOfOrder: true })
    const more = () => stage.briefing.queue.more
    stage.calls('q1').thenDone()
    expect(more()).toBeNull()
    stage.does({ type: 'AnnounceMore', count: 1 }).thenTypes('QueueChanged', 'DeskActed')
    stage.does({ type: 'AnnounceMore', count: 1 }).then()
    stage.calls('p1').thenDone()
    expect(more()).toBe(1)
    stage.calls('q2').thenDone()
    expect(more()).toBe(0)
    stage.calls('q3').thenDone()
    expect(more()).toBe(0)
    stage.does({ type: 'AnnounceMore', count: null }).thenDone()
    expect(more()).toBeNull()
  })
})

describe('naming', () => {
  const name = (turn: number, { asker }: typeof TOMAS) => ({ type: 'NameAsker', turn, asker }) as const

  it('[Q18] gives a turn that nobody was called for its asker', () => {
    const stage = waiting('q1')
    stage.say(say('l1', PRESS.label, 'How deep?')).thenDone()
    stage.does(name(1, TOMAS)).thenTypes('TurnNamed', 'DeskActed')
    stage.does(name(1, TOMAS)).then()
    stage.does(name(1, KIT)).thenDone()
    expect(stage.briefing.turns[1]).toMatchObject({ questionId: null, asker: KIT.asker })
    stage.calls('q1').thenTypes('TurnOpened', 'QuestionCalled', 'DeskActed')
  })

  it('[Q18] takes no turn from a question, nor one that there is not', () => {
    const stage = waiting('q1')
    stage.calls('q1').thenDone()
    stage.does(name(1, TOMAS)).thenRefused('turn-already-named', { question: 'q1' })
    stage.does(name(7, TOMAS)).thenRefused('turn-not-found', { turn: 7 })
  })
})
