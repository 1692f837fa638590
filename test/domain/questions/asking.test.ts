import { describe, expect, it } from 'vitest'
import { ASKED_LIMIT } from '#shared/domain/questions/state.ts'
import { LIVE, SCHEDULED } from '../../support/briefings.ts'
import { KIT, MARA, NOOR, OONA, Stage, TOMAS, waiting } from './stage.ts'

const DESK_ASKS = {
  type: 'AskAs',
  questionId: 'q9',
  account: null,
  asker: OONA.asker,
  text: 'From the room?',
  where: 'room',
} as const

describe('asking', () => {
  it('[Q1] is for the desk alone until it is approved, and does not need the words yet', () => {
    const stage = new Stage()
    stage.asks('q1', KIT, null).thenTypes('QuestionAsked')
    expect(stage.asked('q1')).toMatchObject({ state: 'pending', text: null, account: 'kit', asker: KIT.asker })
    expect(stage.briefing.queue.questions).toEqual([])
    expect(stage.own(KIT)).toMatchObject([{ id: 'q1', state: 'pending', place: null, isNext: false }])
    stage.edits('q1', KIT, 'Will the pumps hold?').then({
      type: 'QuestionEdited',
      questionId: 'q1',
      text: 'Will the pumps hold?',
    })
    expect(stage.asked('q1')).toMatchObject({ original: null, text: 'Will the pumps hold?' })
  })

  it('[Q1] is done before the briefing and during it, and not after', () => {
    new Stage([SCHEDULED]).asks('q1', KIT).thenDone()
    new Stage([...LIVE, { type: 'BriefingEnded' }]).asks('q1', KIT).thenRefused('briefing-ended')
  })

  it('[Q1] is already done with the same words, and refused with an id that is somebody’s', () => {
    const stage = new Stage()
    stage.asks('q1', KIT).thenDone()
    stage.edits('q1', KIT, 'Other words?').thenDone()
    stage.asks('q1', KIT).then()
    stage.asks('q1', KIT, 'Yet others?').thenRefused('question-id-taken', { question: 'q1' })
    stage.asks('q1', OONA).thenRefused('question-id-taken', { question: 'q1' })
  })

  it('[Q1] follows up a question that is in the queue, and no other', () => {
    const stage = waiting('q1')
    stage.asks('q2', KIT, 'And then?', { parent: 'q1' }).thenDone()
    expect(stage.asked('q2').parent).toBe('q1')
    stage.asks('q3', TOMAS, 'And then?', { parent: 'q2' }).thenRefused('question-not-found')
  })

  it('[Q1] is done by the desk for somebody in the room, and stands in the queue at once', () => {
    const stage = new Stage()
    stage.say(DESK_ASKS).thenTypes('QuestionAsked', 'QuestionListed', 'DeskActed')
    expect(stage.card('q9')).toMatchObject({ state: 'waiting', asker: OONA.asker, text: 'From the room?' })
    stage.say(DESK_ASKS).then()
    stage.say({ ...DESK_ASKS, asker: KIT.asker }).thenRefused('question-id-taken', { question: 'q9' })
  })

  it('[Q2] is done once by each person until it was their turn, and once more for a point of order', () => {
    const stage = new Stage()
    stage.asks('q1', KIT).thenDone()
    stage.asks('q2', KIT).thenRefused('question-already-waiting', { question: 'q1' })
    stage.asks('q3', KIT, 'Louder, please.', { isPointOfOrder: true }).thenDone()
    stage.asks('q4', KIT, 'Slower, please.', { isPointOfOrder: true }).thenRefused('question-already-waiting')
    stage.does({ type: 'ApproveQuestion', questionId: 'q1' }).thenDone()
    stage.asks('q2', KIT).thenRefused('question-already-waiting')
    stage.calls('q1').thenDone()
    stage.asks('q2', KIT).thenDone()
  })

  it('[Q2] is done so often in one briefing and no more, withdrawn questions among them', () => {
    const stage = new Stage()
    for (let nth = 1; nth <= ASKED_LIMIT; nth += 1) {
      stage.asks(`k${nth}`, KIT).thenDone()
      stage.withdraws(`k${nth}`, KIT).thenDone()
    }
    stage.asks('q99', KIT).thenRefused('questions-too-many', { limit: ASKED_LIMIT })
    stage.asks('k1', KIT).then()
    stage.asks('p1', KIT, 'Louder, please.', { isPointOfOrder: true }).thenRefused('questions-too-many')
    stage.asks('q100', TOMAS).thenDone()
    stage.say(DESK_ASKS).thenDone()
  })

  it.each([
    ['was declined', (stage: Stage) => stage.does({ type: 'DeclineQuestion', questionId: 'q2', reason: 'Off topic.' })],
    ['was withdrawn', (stage: Stage) => stage.withdraws('q2', KIT)],
    ['was merged', (stage: Stage) => stage.does({ type: 'MergeQuestion', questionId: 'q2', into: 'q1' })],
  ])('[Q2] is free again to whoever’s question %s', (_what, leave) => {
    const stage = waiting('q1', 'q2')
    leave(stage).thenDone()
    stage.asks('q5', KIT).thenDone()
  })

  it('[Q2] is done as often as one likes where the desk allows it', () => {
    const stage = new Stage()
    const { queue, backstage } = stage.briefing
    const settings = { ...queue.settings, oneEach: false }
    stage.does({ type: 'ChangeQueueSettings', settings, weights: backstage.weights }).thenDone()
    stage.asks('q1', KIT).thenDone()
    stage.asks('q2', KIT).thenDone()
  })

  it('[Q4] is closed while the queue is, but for points of order and for the desk', () => {
    const stage = new Stage()
    stage.does({ type: 'CloseQueue' }).thenDone()
    stage.asks('q1', KIT).thenRefused('queue-closed')
    stage.asks('q2', KIT, 'Louder, please.', { isPointOfOrder: true }).thenDone()
    stage.say(DESK_ASKS).thenDone()
    stage.does({ type: 'ReopenQueue' }).thenDone()
    stage.asks('q1', KIT).thenDone()
    stage.does({ type: 'ReopenQueue' }).then()
  })
})

describe('the asker’s own question', () => {
  it('[Q3] is not found for anybody else, even at the desk', () => {
    const stage = waiting('q1')
    stage.edits('q1', KIT, 'Mine now?').thenRefused('question-not-found')
    stage.withdraws('q1', KIT).thenRefused('question-not-found')
    stage.say({ type: 'WithdrawQuestion', questionId: 'q1' }, MARA).thenRefused('question-not-found')
    stage.say(DESK_ASKS).thenDone()
    stage.withdraws('q9', OONA).thenRefused('question-not-found')
    expect(stage.order).toEqual(['q1', 'q9'])
  })

  it('[Q3] takes other words at once while it is pending, and waits for the desk with them in the queue', () => {
    const stage = waiting('q1')
    stage.edits('q1', OONA, 'Better words?').thenTypes('RewordingProposed')
    expect(stage.card('q1').text).toBe('What of q1?')
    expect(stage.own(OONA)).toMatchObject([{ text: 'What of q1?', proposed: 'Better words?' }])
    stage.edits('q1', OONA, 'Better words?').then()
    stage.edits('q1', OONA, 'What of q1?').then({ type: 'RewordingProposed', questionId: 'q1', text: null })
    stage.edits('q1', OONA, 'Better words?').thenDone()
    stage
      .does({ type: 'ApproveQuestion', questionId: 'q1' })
      .thenTypes('QuestionApproved', 'QuestionReworded', 'DeskActed')
    expect(stage.card('q1').text).toBe('Better words?')
    const own = { text: 'Better words?', original: 'What of q1?', proposed: null, wrote: null }
    expect(stage.own(OONA)).toMatchObject([own])
  })

  it('[Q3] keeps its words when the desk says so to others that were proposed', () => {
    const stage = waiting('q1')
    stage.edits('q1', OONA, 'Worse words?').thenDone()
    stage.does({ type: 'RewordQuestion', questionId: 'q1', text: 'What of q1?' }).thenDone()
    expect(stage.asked('q1')).toMatchObject({ text: 'What of q1?', proposed: null })
  })

  it('[Q3] is withdrawn while it is pending or waits, and is already when it was', () => {
    const stage = waiting('q1')
    stage.asks('q2', KIT).thenDone()
    stage.withdraws('q2', KIT).thenTypes('QuestionWithdrawn')
    stage.withdraws('q2', KIT).then()
    stage.withdraws('q1', OONA).thenTypes('QuestionWithdrawn', 'QuestionUnlisted')
    expect(stage.order).toEqual([])
    stage.calls('q1').thenRefused('question-not-waiting', { by: 'Oona Vey', did: 'withdraw', state: 'withdrawn' })
  })

  it('[Q3] is neither changed nor withdrawn once it was called or declined, and who at the desk did so is not told', () => {
    const stage = waiting('q1')
    stage.asks('q2', NOOR).thenDone()
    stage.calls('q1').thenDone()
    stage.does({ type: 'DeclineQuestion', questionId: 'q2', reason: 'Asked before.' }).thenDone()
    for (const { refusal } of [stage.withdraws('q1', OONA), stage.edits('q1', OONA, 'Wait!')]) {
      expect(refusal).toMatchObject({ code: 'question-not-waiting', detail: { question: 'q1', state: 'called' } })
      expect(JSON.stringify(refusal?.detail)).not.toContain('Mara')
    }
    stage.withdraws('q2', NOOR).thenRefused('question-not-waiting', { state: 'declined' })
    expect(stage.current).toBe('q1')
  })
})
