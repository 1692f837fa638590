import { describe, expect, it } from 'vitest'
import { KIT, LOTTE, NOOR, OONA, Stage, TOMAS, waiting } from './stage.ts'

function pending(...ids: string[]): Stage {
  const stage = new Stage()
  ids.forEach((id, index) => stage.asks(id, [OONA, KIT, TOMAS, NOOR][index] ?? OONA).thenDone())
  return stage
}

describe('what the desk saw', () => {
  it.each(['ApproveQuestion', 'SkipQuestion', 'RequeueQuestion'] as const)(
    '[Q5] makes %s stale once somebody changed the question, and the refusal says who did what and when',
    (type) => {
      const stage = waiting('q1', 'q2')
      const saw = stage.saw('q1')
      const at = stage.now
      stage.does({ type: 'PinQuestion', questionId: 'q1', isPinned: true }, LOTTE).thenDone()
      const detail = { question: 'q1', state: 'waiting', by: 'Lotte Brandt', did: 'pin', at }
      stage.does({ type, questionId: 'q1', saw }).thenRefused('question-changed-meanwhile', detail)
    },
  )

  it('[Q5] makes a decision stale once the asker used other words', () => {
    const stage = pending('q1')
    const saw = stage.saw('q1')
    const at = stage.now
    stage.edits('q1', OONA, 'Rather this?').thenDone()
    stage
      .does({ type: 'ApproveQuestion', questionId: 'q1', saw })
      .thenRefused('question-changed-meanwhile', { by: 'Oona Vey', did: 'edit', at })
    expect(stage.order).toEqual([])
  })

  it('[Q5] is nothing where there is no such question, or not the state that was seen', () => {
    const stage = pending('q1')
    stage.does({ type: 'ApproveQuestion', questionId: 'q7' }).thenRefused('question-not-found', { question: 'q7' })
    const saw = { ...stage.saw('q1'), state: 'waiting' } as const
    stage
      .does({ type: 'DeclineQuestion', questionId: 'q1', saw, reason: 'x' })
      .thenRefused('question-changed-meanwhile', {
        by: 'Oona Vey',
        did: 'ask',
      })
  })

  it('[Q5] makes settings stale that somebody else changed', () => {
    const stage = new Stage()
    const { weights } = stage.briefing.backstage
    const settings = { ...stage.briefing.queue.settings, votes: 'open' } as const
    stage.does({ type: 'CloseQueue' }, LOTTE).thenDone()
    stage
      .does({ type: 'ChangeQueueSettings', saw: 0, settings, weights })
      .thenRefused('queue-changed-meanwhile', { by: 'Lotte Brandt', did: 'close-queue' })
    stage
      .does({ type: 'ChangeQueueSettings', settings, weights })
      .thenTypes('QueueChanged', 'WeightsChanged', 'DeskActed')
    expect(stage.briefing.queue).toMatchObject({ isOpen: false, settings: { votes: 'open' } })
  })
})

describe('approving', () => {
  it('[Q6] puts the question at the end of the queue, and names who did it', () => {
    const stage = pending('q1', 'q2')
    stage
      .does({ type: 'ApproveQuestion', questionId: 'q2' })
      .thenTypes('QuestionApproved', 'QuestionListed', 'DeskActed')
    stage.does({ type: 'ApproveQuestion', questionId: 'q1' }).thenDone()
    expect(stage.order).toEqual(['q2', 'q1'])
    expect(stage.own(OONA)).toMatchObject([{ state: 'waiting', place: 2, isNext: false }])
    expect(stage.own(KIT)).toMatchObject([{ state: 'waiting', place: 1, isNext: true }])
    expect(stage.briefing.backstage.acts.at(-1)).toMatchObject({ kind: 'approve', name: 'Mara Lund', by: 'mara' })
  })

  it('[Q6] with other words shows the asker both', () => {
    const stage = pending('q1')
    stage.does({ type: 'ApproveQuestion', questionId: 'q1', text: 'Shorter?' }).thenDone()
    expect(stage.card('q1').text).toBe('Shorter?')
    expect(stage.own(OONA)).toMatchObject([{ text: 'Shorter?', original: 'What of q1?', wrote: 'What of q1?' }])
  })

  it('[Q6] takes a question that was declined, and forgets the reason', () => {
    const stage = pending('q1')
    stage.does({ type: 'DeclineQuestion', questionId: 'q1', reason: 'Off topic.' }).thenDone()
    stage.does({ type: 'ApproveQuestion', questionId: 'q1' }).thenDone()
    expect(stage.own(OONA)).toMatchObject([{ state: 'waiting', reason: null }])
  })

  it('[Q6] is already done, or cannot be any more', () => {
    const stage = waiting('q1', 'q2')
    stage.does({ type: 'ApproveQuestion', questionId: 'q1' }).then()
    stage.withdraws('q2', KIT).thenDone()
    stage.does({ type: 'ApproveQuestion', questionId: 'q2' }).thenRefused('question-not-waiting', { did: 'withdraw' })
  })

  it('[Q6] changes words later too, of a question that is being answered as well', () => {
    const stage = waiting('q1')
    stage.calls('q1').thenDone()
    stage.does({ type: 'RewordQuestion', questionId: 'q1', text: 'Clearer?' }).thenDone()
    expect(stage.card('q1')).toMatchObject({ text: 'Clearer?', state: 'called' })
    stage.does({ type: 'RewordQuestion', questionId: 'q1', text: 'Clearer?' }).then()
  })

  it('[Q6] leaves a pending question pending where only its words are changed', () => {
    const stage = pending('q1')
    stage.does({ type: 'RewordQuestion', questionId: 'q1', text: 'Clearer?' }).thenTypes('QuestionEdited', 'DeskActed')
    expect(stage.asked('q1')).toMatchObject({ state: 'pending', text: 'Clearer?', original: 'What of q1?' })
  })
})

describe('declining', () => {
  it('[Q7] tells the reason to the asker alone', () => {
    const stage = waiting('q1', 'q2')
    stage
      .does({ type: 'DeclineQuestion', questionId: 'q1', reason: 'Asked before.' })
      .thenTypes('QuestionDeclined', 'QuestionUnlisted', 'DeskActed')
    expect(stage.own(OONA)).toMatchObject([{ state: 'declined', reason: 'Asked before.', place: null }])
    expect(JSON.stringify([stage.briefing.queue, stage.own(KIT)])).not.toContain('Asked before.')
    expect(stage.order).toEqual(['q2'])
  })

  it('[Q7] cannot be done to a question that was called', () => {
    const stage = waiting('q1')
    stage.calls('q1').thenDone()
    stage
      .does({ type: 'DeclineQuestion', questionId: 'q1', reason: 'Too late.' })
      .thenRefused('question-not-waiting', { did: 'call', by: 'Mara Lund' })
  })
})
