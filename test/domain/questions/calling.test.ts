import { describe, expect, it } from 'vitest'
import { leftForWriting } from '#shared/domain/questions/restoring.ts'
import { PRESS, SCHEDULED, say } from '../../support/briefings.ts'
import { KIT, LOTTE, OONA, Stage, waiting } from './stage.ts'

const CHAIR = 'Harbour Chair, Ines Holm'
const turns = (stage: Stage) => stage.briefing.turns.map(({ questionId, asker }) => [questionId, asker?.name ?? null])

describe('calling', () => {
  it('[Q10] opens the turn of the question and says whose it is', () => {
    const stage = waiting('q1')
    const at = stage.now
    stage.calls('q1').thenTypes('TurnOpened', 'QuestionCalled', 'DeskActed')
    expect(stage.card('q1')).toMatchObject({ state: 'called', calledAt: at, turn: 1 })
    expect(turns(stage)).toEqual([
      [null, null],
      ['q1', 'Oona Vey'],
    ])
    expect(stage.own(OONA)).toMatchObject([{ state: 'called', place: null }])
  })

  it('[Q10] closes the question before it: not answered where words were said and no answer, else answered', () => {
    const stage = waiting('q1', 'q2', 'q3')
    stage.calls('q1').thenDone()
    stage.calls('q2').thenTypes('QuestionClosed', 'TurnOpened', 'QuestionCalled', 'DeskActed')
    expect(stage.card('q1').state).toBe('answered')
    stage.say(say('l1', PRESS.label, 'How deep is it?')).thenDone()
    stage.calls('q3').thenDone()
    expect(stage.card('q2').state).toBe('not-answered')
    stage.say(say('l2', PRESS.label, 'And how wide?')).thenDone()
    stage.say(say('l3', CHAIR, 'Nine metres.')).thenDone()
    stage.say({ type: 'EndBriefing' }).thenDone()
    expect(stage.card('q3').state).toBe('answered')
  })

  it('[Q10] lets the words that follow be those of its turn', () => {
    const stage = waiting('q1')
    stage.calls('q1').thenDone()
    stage.say(say('l1', PRESS.label, 'How deep?')).thenTypes('LineTranscribed')
    stage.say(say('l2', CHAIR, 'Nine metres.')).thenTypes('LineTranscribed')
    expect(stage.briefing.turns[1]).toMatchObject({
      questionId: 'q1',
      lineId: 'l1',
      answeredAt: stage.briefing.lines[1]?.at,
    })
  })

  it('[Q10] takes the turn that somebody opened by speaking before they were called', () => {
    const stage = waiting('q1')
    stage.say(say('l1', PRESS.label, 'How deep?')).thenDone()
    stage.calls('q1').thenTypes('TurnNamed', 'QuestionCalled', 'DeskActed')
    expect(turns(stage)).toEqual([
      [null, null],
      ['q1', 'Oona Vey'],
    ])
  })

  it('[Q10] takes no turn that was answered, nor one in which the roster knows that another spoke', () => {
    const stage = waiting('q1', 'q2')
    stage.say(say('l1', PRESS.label, 'How deep?')).thenDone()
    stage.say(say('l2', CHAIR, 'Nine metres.')).thenDone()
    stage.say(say('l3', 'Kit Marsh [Tideway Radio]', 'How wide?')).thenDone()
    stage.calls('q1').thenTypes('TurnOpened', 'QuestionCalled', 'DeskActed')
    expect(turns(stage).slice(1)).toEqual([
      [null, null],
      [null, null],
      ['q1', 'Oona Vey'],
    ])

    const other = waiting('q1', 'q2')
    other.say(say('l3', 'Kit Marsh [Tideway Radio]', 'How wide?')).thenDone()
    other.calls('q2').thenTypes('TurnNamed', 'QuestionCalled', 'DeskActed')
  })

  it('[Q10] by two at once calls one: the other is told by whom, though another question was meant', () => {
    const stage = waiting('q1', 'q2')
    const [saw1, saw2] = [stage.saw('q1'), stage.saw('q2')]
    const at = stage.now
    stage.calls('q1', LOTTE).thenDone()
    const told = { question: 'q1', by: 'Lotte Brandt', did: 'call', at }
    stage
      .does({ type: 'CallQuestion', questionId: 'q1', saw: saw1, current: null })
      .thenRefused('question-already-called', told)
    stage
      .does({ type: 'CallQuestion', questionId: 'q2', saw: saw2, current: null })
      .thenRefused('question-already-called', told)
    expect([stage.current, stage.order]).toEqual(['q1', ['q2']])
  })

  it('[Q10] is refused to whoever thinks that another is being answered', () => {
    const stage = waiting('q1', 'q2', 'q3')
    stage.calls('q1').thenDone()
    stage.does({ type: 'CloseQuestion', questionId: 'q1', outcome: 'answered' }, LOTTE).thenDone()
    stage
      .does({ type: 'CallQuestion', questionId: 'q2', current: 'q1' })
      .thenRefused('question-changed-meanwhile', { question: 'q1', by: 'Lotte Brandt', did: 'close' })
    stage.calls('q3', LOTTE).thenDone()
    stage
      .does({ type: 'CallQuestion', questionId: 'q2', current: 'q1' })
      .thenRefused('question-already-called', { question: 'q3' })
  })

  it('[Q10] is of those who wait, while the briefing is live', () => {
    const early = new Stage([SCHEDULED]).lists('q1', OONA)
    early.calls('q1').thenRefused('briefing-not-live', { status: 'scheduled' })
    const stage = waiting('q1')
    stage.asks('q2', KIT).thenDone()
    stage.calls('q2').thenRefused('question-not-waiting')
    stage.calls('q9').thenRefused('question-not-found')
    stage.calls('q1').thenDone()
    stage.calls('q1').thenRefused('question-not-waiting')
    stage.say({ type: 'EndBriefing' }).thenDone()
    stage.calls('q1').thenRefused('briefing-not-live')
  })
})

describe('skipping', () => {
  it('[Q11] keeps the place of a question that was called, and drops a turn in which nothing was said', () => {
    const stage = waiting('q1', 'q2')
    stage.calls('q1').thenDone()
    stage.does({ type: 'SkipQuestion', questionId: 'q1' }).thenTypes('TurnDropped', 'QuestionSkipped', 'DeskActed')
    expect([stage.order, stage.current, turns(stage)]).toEqual([['q1', 'q2'], null, [[null, null]]])
    stage.calls('q2').thenDone()
    stage.calls('q1').thenDone()
    expect(stage.card('q1')).toMatchObject({ state: 'called', turn: 2 })
  })

  it('[Q11] leaves what the asker said to the asker, and to nobody who is called next', () => {
    const stage = waiting('q1', 'q2')
    stage.calls('q1').thenDone()
    stage.say(say('l1', PRESS.label, 'I wanted to –')).thenDone()
    stage.does({ type: 'SkipQuestion', questionId: 'q1' }).thenTypes('TurnNamed', 'QuestionSkipped', 'DeskActed')
    stage.calls('q2').thenDone()
    expect(turns(stage).slice(1)).toEqual([
      [null, 'Oona Vey'],
      ['q2', 'Kit Marsh'],
    ])
  })

  it('[Q11] leaves a turn that nobody asked in to the next one', () => {
    const stage = waiting('q1', 'q2')
    stage.calls('q1').thenDone()
    stage.say(say('l1', 'Moderator', 'Is Oona Vey with us?')).thenDone()
    stage.does({ type: 'SkipQuestion', questionId: 'q1' }).thenDone()
    stage.calls('q2').thenTypes('TurnNamed', 'QuestionCalled', 'DeskActed')
    expect(turns(stage).slice(1)).toEqual([['q2', 'Kit Marsh']])
  })
})

describe('closing', () => {
  it('[Q12] says how a question was answered, and says it otherwise later', () => {
    const stage = waiting('q1')
    const close = (outcome: 'answered' | 'partly-answered') =>
      stage.does({ type: 'CloseQuestion', questionId: 'q1', outcome })
    close('answered').thenRefused('question-not-called')
    stage.calls('q1').thenDone()
    const at = stage.now
    close('answered').thenTypes('QuestionClosed', 'DeskActed')
    close('answered').then()
    close('partly-answered').thenDone()
    expect(stage.card('q1')).toMatchObject({ state: 'partly-answered', closedAt: at })
    expect(stage.current).toBeNull()
  })

  it('[Q13] is done by the end of the briefing, and leaves the others for written answers', () => {
    const stage = waiting('q1', 'q2', 'q3')
    stage.calls('q1').thenDone()
    stage.does({ type: 'SkipQuestion', questionId: 'q3' }).thenDone()
    stage.say({ type: 'EndBriefing' }).thenTypes('QuestionClosed', 'BriefingEnded')
    stage.does({ type: 'CloseQuestion', questionId: 'q1', outcome: 'partly-answered' }).thenDone()
    expect(stage.order).toEqual(['q2', 'q3'])
    expect(leftForWriting(stage.briefing).map(({ id }) => id)).toEqual(['q2', 'q3', 'q1'])
  })
})
