import { describe, expect, it } from 'vitest'
import { lastUndoable } from '#shared/domain/questions/undoing.ts'
import { PRESS, say } from '../../support/briefings.ts'
import { known } from './acts.ts'
import { KIT, LOTTE, NOOR, Stage, TOMAS, waiting } from './stage.ts'

describe('what an undoing puts back', () => {
  it('[Q15] of a call leaves the turn to whoever spoke in it, for the right one to be called', () => {
    const stage = waiting('q1', 'q2')
    stage.calls('q1').thenDone()
    stage.say(say('l1', PRESS.label, 'How deep?')).thenDone()
    stage.undoes().thenTypes('ActUndone', 'TurnNamed', 'QuestionListed', 'DeskActed')
    expect(stage.briefing.turns[1]).toMatchObject({ questionId: null, asker: null, lineId: 'l1' })
    stage.calls('q2').thenTypes('TurnNamed', 'QuestionCalled', 'DeskActed')
    expect(stage.briefing.turns).toHaveLength(2)
  })

  it('[Q15] of a call calls the one before it again', () => {
    const stage = waiting('q1', 'q2')
    stage.calls('q1').thenDone()
    const calledAt = stage.card('q1').calledAt
    stage.calls('q2').thenDone()
    stage.undoes().thenDone()
    expect(stage.card('q1')).toMatchObject({ state: 'called', calledAt, closedAt: null, turn: 1 })
    expect([stage.current, stage.order]).toEqual(['q1', ['q2']])
  })

  it('[Q15] of a skip opens another turn where the one that was dropped went to somebody else', () => {
    const stage = waiting('q1', 'q2')
    stage.calls('q1').thenDone()
    const called = stage.act
    stage.does({ type: 'SkipQuestion', questionId: 'q1' }).thenDone()
    const skipped = stage.act
    stage.say(say('l1', 'Kit Marsh [Tideway Radio]', 'How wide?')).thenDone()
    stage.undoes(skipped).thenDone()
    expect(stage.briefing.turns.slice(1)).toMatchObject([
      { number: 1, questionId: null },
      { number: 2, questionId: 'q1' },
    ])
    expect(stage.card('q1')).toMatchObject({ state: 'called', turn: 2 })
    stage.undoes(called).thenDone()
    expect(stage.briefing.turns.slice(1)).toMatchObject([{ number: 1, questionId: null, lineId: 'l1' }])
    expect(stage.current).toBeNull()
  })

  it('[Q15] of a name is refused where another was given since', () => {
    const stage = waiting('q1')
    stage.say(say('l1', PRESS.label, 'How deep?')).thenDone()
    stage.does({ type: 'NameAsker', turn: 1, asker: TOMAS.asker }).thenDone()
    const named = stage.act
    stage.does({ type: 'NameAsker', turn: 1, asker: KIT.asker }, LOTTE).thenDone()
    stage.undoes(named).thenRefused('act-overtaken', { by: 'Lotte Brandt', did: 'name-asker' })
    stage.undoes().thenDone()
    stage.undoes(named).thenDone()
    expect(stage.briefing.turns[1]).toMatchObject({ asker: null })
  })

  it('[Q15] leaves what others said of the queue since, and is refused where they said the same', () => {
    const stage = waiting('q1')
    stage.does({ type: 'AnnounceMore', count: 3 }).thenDone()
    const announced = stage.act
    stage.calls('q1').thenDone()
    const called = stage.act
    stage.does({ type: 'CloseQueue' }, LOTTE).thenDone()
    stage.undoes(announced).thenRefused('act-overtaken', { did: 'call' })
    stage.undoes(called).thenDone()
    expect(stage.briefing.queue).toMatchObject({ isOpen: false, more: 3 })
    stage.undoes(announced).thenDone()
    expect(stage.briefing.queue).toMatchObject({ isOpen: false, more: null })
  })

  it('[Q15] of a note is refused once that was acknowledged', () => {
    const stage = new Stage()
    stage.does({ type: 'CloseQueue' }).thenDone()
    const closed = stage.act
    stage.does({ type: 'LeaveNote', noteId: 'n1', to: 'podium', text: 'Slower.' }).thenDone()
    expect(lastUndoable(stage.briefing, 'mara')?.id).toBe(stage.act)
    stage.say({ type: 'AcknowledgeNote', noteId: 'n1' }, LOTTE).thenDone()
    stage.undoes().thenRefused('act-overtaken', { by: 'Lotte Brandt', did: 'acknowledge', at: stage.now - 1_000 })
    expect(lastUndoable(stage.briefing, 'mara')?.id).toBe(closed)
  })

  it.each([
    ['its neighbours', ['q1', 'q4'], ['q1', 'q3', 'q4']],
    ['the last place', ['q1', 'q2'], ['q1', 'q2', 'q3', 'q5']],
  ])('[Q15] finds the place again when a question comes back: by %s', (_what, left, expected) => {
    const stage = left.includes('q4') ? waiting('q1', 'q2', 'q3', 'q4') : waiting('q1', 'q2', 'q3')
    stage.does({ type: 'DeclineQuestion', questionId: 'q3', reason: 'x' }).thenDone()
    const declined = stage.act
    if (left.includes('q4')) stage.withdraws('q2', KIT).thenDone()
    else stage.lists('q5', NOOR)
    stage.undoes(declined).thenDone()
    expect(stage.order).toEqual(expected)
  })

  it('[Q15] finds the place behind its neighbour when the one after it left', () => {
    const stage = waiting('q1', 'q2', 'q3', 'q4')
    stage.does({ type: 'DeclineQuestion', questionId: 'q2', reason: 'x' }).thenDone()
    const declined = stage.act
    stage.withdraws('q3', TOMAS).thenDone()
    stage.undoes(declined).thenDone()
    expect(stage.order).toEqual(['q1', 'q2', 'q4'])
    stage.does({ type: 'DeclineQuestion', questionId: 'q1', reason: 'x' }).thenDone()
    const first = stage.act
    stage.withdraws('q2', KIT).thenDone()
    stage.undoes(first).thenDone()
    expect(stage.order).toEqual(['q1', 'q4'])
  })

  it('[Q15] of a decline brings those back who were merged into the question', () => {
    const stage = waiting('q1', 'q2')
    stage.does({ type: 'MergeQuestion', questionId: 'q2', into: 'q1' }).thenDone()
    const before = known(stage.briefing)
    stage.does({ type: 'DeclineQuestion', questionId: 'q1', reason: 'x' }).thenDone()
    stage.undoes().thenDone()
    expect(known(stage.briefing)).toEqual(before)
  })

  it('[Q15] is done once, of acts that there are, and never of an undoing', () => {
    const stage = waiting('q1')
    const approved = stage.act
    stage.undoes('nothing').thenRefused('act-not-found')
    stage.undoes(approved).thenDone()
    const undoing = stage.act
    stage.undoes(approved, LOTTE).thenRefused('act-already-undone', { act: approved })
    stage.undoes(undoing).thenRefused('act-not-found')
    expect(stage.asked('q1').state).toBe('pending')
  })

  it('[Q15] reaches fifty acts back', () => {
    const stage = new Stage()
    for (let n = 0; n < 30; n += 1) {
      stage.does({ type: 'CloseQueue' }).thenDone()
      stage.does({ type: 'ReopenQueue' }).thenDone()
    }
    const { acts } = stage.briefing.backstage
    for (const { id } of acts.slice(-50).toReversed()) stage.undoes(id)
    expect(stage.briefing.backstage.acts.filter(({ undone }) => undone)).toHaveLength(50)
    stage.undoes(acts[9]?.id).thenRefused('act-not-found')
  })
})
