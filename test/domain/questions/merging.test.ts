import { describe, expect, it } from 'vitest'
import { KIT, MARA, OONA, TOMAS, waiting, type Stage } from './stage.ts'

describe('merging', () => {
  it('[Q8] names the asker with the other question, which keeps its place and tells the asker where theirs is', () => {
    const stage = waiting('q1', 'q2', 'q3')
    stage
      .does({ type: 'MergeQuestion', questionId: 'q3', into: 'q2' })
      .thenTypes('QuestionMerged', 'QuestionUnlisted', 'QuestionJoined', 'DeskActed')
    expect(stage.order).toEqual(['q1', 'q2'])
    expect(stage.card('q2').alsoAskedBy).toEqual([TOMAS.asker])
    expect(stage.own(TOMAS)).toMatchObject([{ state: 'merged', into: 'What of q2?', place: 2, isNext: false }])
    stage.calls('q1').thenDone()
    expect(stage.own(TOMAS)).toMatchObject([{ place: 1, isNext: true }])
  })

  it('[Q8] takes along whoever was merged before, and tells them all', () => {
    const stage = waiting('q1', 'q2', 'q3')
    stage.does({ type: 'MergeQuestion', questionId: 'q3', into: 'q2' }).thenDone()
    stage.does({ type: 'MergeQuestion', questionId: 'q2', into: 'q1' }).thenDone()
    expect(stage.card('q1').alsoAskedBy).toEqual([KIT.asker, TOMAS.asker])
    expect(stage.own(TOMAS)).toMatchObject([{ state: 'merged', into: 'What of q1?', place: 1, isNext: true }])
  })

  it('[Q8] takes a pending question, and names nobody twice', () => {
    const stage = waiting('q1')
    stage.calls('q1').thenDone()
    stage.asks('q5', OONA).thenDone()
    stage.does({ type: 'MergeQuestion', questionId: 'q5', into: 'q1' }).thenTypes('QuestionMerged', 'DeskActed')
    expect(stage.card('q1')).toMatchObject({ state: 'called', alsoAskedBy: [] })
  })

  it('[Q8] goes into a question that waits or is being answered, never into itself', () => {
    const stage = waiting('q1', 'q2')
    stage.asks('q3', TOMAS).thenDone()
    stage.does({ type: 'MergeQuestion', questionId: 'q1', into: 'q3' }).thenRefused('question-not-found')
    stage.does({ type: 'MergeQuestion', questionId: 'q1', into: 'q1' }).thenRefused('question-not-waiting')
    stage.calls('q2').thenDone()
    stage.does({ type: 'CloseQuestion', questionId: 'q2', outcome: 'answered' }).thenDone()
    stage.does({ type: 'MergeQuestion', questionId: 'q1', into: 'q2' }).thenRefused('question-not-waiting')
  })

  it.each([
    ['withdraws it', (stage: Stage) => stage.withdraws('q1', OONA)],
    ['has it declined', (stage: Stage) => stage.does({ type: 'DeclineQuestion', questionId: 'q1', reason: 'x' })],
  ])('[Q8] loses nobody when the asker of the question %s', (_what, leave) => {
    const stage = waiting('q1', 'q2', 'q3')
    stage.does({ type: 'MergeQuestion', questionId: 'q3', into: 'q2' }).thenDone()
    stage.does({ type: 'MergeQuestion', questionId: 'q2', into: 'q1' }).thenDone()
    leave(stage).thenDone()
    expect(stage.own(KIT)).toMatchObject([{ state: 'pending', into: null }])
    expect(stage.own(TOMAS)).toMatchObject([{ state: 'pending', into: null }])
    stage.does({ type: 'ApproveQuestion', questionId: 'q3' }).thenDone()
    expect(stage.order).toEqual(['q3'])
  })

  it('[Q8] names as many as a question can name, and merges the others all the same', () => {
    const stage = waiting('q1')
    for (let n = 1; n <= 52; n += 1) {
      const who = { account: `a${n}`, asker: { ...KIT.asker, name: `Reporter ${n}` } }
      stage.asks(`m${n}`, who).thenDone()
      stage.does({ type: 'MergeQuestion', questionId: `m${n}`, into: 'q1' }).thenDone()
    }
    expect(stage.card('q1').alsoAskedBy).toHaveLength(50)
    expect(stage.asked('m52')).toMatchObject({ state: 'merged', into: 'q1' })
  })
})

describe('follow-ups', () => {
  it('link a question to the one before it, and let go of it again', () => {
    const stage = waiting('q1', 'q2')
    stage
      .does({ type: 'LinkFollowUp', questionId: 'q2', parent: 'q1' }, MARA)
      .thenTypes('QuestionLinked', 'FollowUpLinked', 'DeskActed')
    expect(stage.card('q2').parent).toBe('q1')
    expect(stage.own(KIT)).toMatchObject([{ parent: 'q1' }])
    stage.does({ type: 'LinkFollowUp', questionId: 'q2', parent: 'q1' }).then()
    stage.does({ type: 'LinkFollowUp', questionId: 'q2', parent: null }).thenDone()
    expect(stage.card('q2').parent).toBeNull()
  })

  it('never go in a circle', () => {
    const stage = waiting('q1', 'q2', 'q3')
    stage.does({ type: 'LinkFollowUp', questionId: 'q2', parent: 'q1' }).thenDone()
    stage.does({ type: 'LinkFollowUp', questionId: 'q3', parent: 'q2' }).thenDone()
    for (const parent of ['q1', 'q2', 'q3']) {
      stage.does({ type: 'LinkFollowUp', questionId: 'q1', parent }).thenRefused('question-not-found')
    }
    stage.withdraws('q1', OONA).thenDone()
    stage.does({ type: 'LinkFollowUp', questionId: 'q3', parent: 'q1' }).thenRefused('question-not-found')
  })
})
