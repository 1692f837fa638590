import { describe, expect, it } from 'vitest'
import { nextQuestion } from '#shared/domain/questions/order.ts'
import { KIT, NOOR, OONA, Stage, TOMAS, waiting } from './stage.ts'

const ranked = () =>
  new Stage().lists('q1', OONA).lists('q2', KIT).lists('q3', TOMAS).lists('p1', NOOR, { isPointOfOrder: true })

describe('the order', () => {
  it('[Q9] has points of order first, then pinned questions, then the others as they were put', () => {
    const stage = ranked()
    expect(stage.order).toEqual(['p1', 'q1', 'q2', 'q3'])
    stage.does({ type: 'PinQuestion', questionId: 'q3', isPinned: true }).thenDone()
    expect(stage.order).toEqual(['p1', 'q3', 'q1', 'q2'])
    stage.does({ type: 'PinQuestion', questionId: 'q3', isPinned: true }).then()
    stage.does({ type: 'PinQuestion', questionId: 'q3', isPinned: false }).thenDone()
    expect(stage.order).toEqual(['p1', 'q1', 'q2', 'q3'])
    expect(stage.own(KIT)).toMatchObject([{ place: 3 }])
  })

  it('[Q9] is changed by putting a question before another one, or at the end', () => {
    const stage = waiting('q1', 'q2', 'q3')
    stage.does({ type: 'MoveQuestion', questionId: 'q3', before: 'q1' }).thenTypes('QuestionMoved', 'DeskActed')
    expect(stage.order).toEqual(['q3', 'q1', 'q2'])
    stage.does({ type: 'MoveQuestion', questionId: 'q3', before: null }).thenDone()
    expect(stage.order).toEqual(['q1', 'q2', 'q3'])
  })

  it('[Q9] stays where a question is put where it stands', () => {
    const stage = waiting('q1', 'q2')
    stage.does({ type: 'MoveQuestion', questionId: 'q1', before: 'q2' }).then()
    stage.does({ type: 'MoveQuestion', questionId: 'q1', before: 'q1' }).then()
    stage.does({ type: 'MoveQuestion', questionId: 'q2', before: null }).then()
  })

  it('[Q9] changes nobody’s rank by moving them', () => {
    const stage = ranked()
    stage.does({ type: 'PinQuestion', questionId: 'q3', isPinned: true }).thenDone()
    stage.does({ type: 'MoveQuestion', questionId: 'p1', before: null }).then()
    stage.does({ type: 'MoveQuestion', questionId: 'p1', before: 'q2' }).thenDone()
    expect(stage.order).toEqual(['p1', 'q3', 'q1', 'q2'])
    stage.does({ type: 'MoveQuestion', questionId: 'q2', before: 'q1' }).thenDone()
    expect(stage.order).toEqual(['p1', 'q3', 'q2', 'q1'])
  })

  it('[Q9] is of those who wait: neither others nor to others is anything moved or pinned', () => {
    const stage = waiting('q1', 'q2', 'q3')
    stage.calls('q1').thenDone()
    stage
      .does({ type: 'MoveQuestion', questionId: 'q1', before: null })
      .thenRefused('question-not-waiting', { did: 'call' })
    stage
      .does({ type: 'MoveQuestion', questionId: 'q3', before: 'q1' })
      .thenRefused('question-not-waiting', { did: 'call' })
    stage.does({ type: 'MoveQuestion', questionId: 'q3', before: 'q9' }).thenRefused('question-not-found')
    stage.does({ type: 'PinQuestion', questionId: 'q1', isPinned: true }).thenRefused('question-not-waiting')
  })

  it('[Q11] passes those who were skipped until nobody else waits', () => {
    const stage = waiting('q1', 'q2')
    const next = () => nextQuestion(stage.briefing.queue)?.id
    expect(next()).toBe('q1')
    stage.does({ type: 'SkipQuestion', questionId: 'q1' }).thenDone()
    expect([stage.order, next()]).toEqual([['q1', 'q2'], 'q2'])
    stage.calls('q2').thenDone()
    expect(next()).toBe('q1')
    stage.calls('q1').thenDone()
    expect(next()).toBeUndefined()
  })

  it('[Q11] has whoever is put back in it where they were', () => {
    const stage = waiting('q1', 'q2')
    stage.does({ type: 'SkipQuestion', questionId: 'q1' }).thenDone()
    stage.does({ type: 'SkipQuestion', questionId: 'q1' }).then()
    stage.does({ type: 'RequeueQuestion', questionId: 'q1' }).thenTypes('QuestionRequeued', 'DeskActed')
    stage.does({ type: 'RequeueQuestion', questionId: 'q1' }).then()
    expect(nextQuestion(stage.briefing.queue)).toMatchObject({ id: 'q1', state: 'waiting' })
  })
})
