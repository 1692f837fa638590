import { describe, expect, it } from 'vitest'
import { exportedQuestions, leftForWriting } from '#shared/domain/questions/restoring.ts'
import { KIT, LOTTE, MARA, NOOR, OONA, Stage, waiting } from './stage.ts'

describe('notes', () => {
  const note = { type: 'LeaveNote', noteId: 'n1', to: 'podium', text: 'Two minutes left.' } as const

  it('[Q17] go to the desk with their author’s name, and are left once', () => {
    const stage = new Stage()
    const at = stage.now
    stage.does(note).thenTypes('NoteLeft', 'DeskActed')
    expect(stage.briefing.backstage.notes).toEqual([
      { id: 'n1', at, name: 'Mara Lund', to: 'podium', text: 'Two minutes left.', acknowledged: null },
    ])
    stage.does(note).then()
    stage.does({ ...note, text: 'One minute left.' }).thenRefused('note-id-taken', { note: 'n1' })
  })

  it('[Q17] are acknowledged once, by the first who did', () => {
    const stage = new Stage()
    stage.does(note).thenDone()
    stage.say({ type: 'AcknowledgeNote', noteId: 'n1' }, LOTTE).thenTypes('NoteAcknowledged')
    stage.say({ type: 'AcknowledgeNote', noteId: 'n1' }, MARA).then()
    expect(stage.briefing.backstage.notes[0]?.acknowledged?.name).toBe('Lotte Brandt')
    stage.say({ type: 'AcknowledgeNote', noteId: 'n2' }).thenRefused('note-not-found', { note: 'n2' })
  })
})

describe('restoring', () => {
  function exported() {
    const stage = waiting('q1', 'q2', 'q3', 'q4')
    stage.does({ type: 'ApproveQuestion', questionId: 'q3' })
    stage.calls('q2').thenDone()
    stage.calls('q1').thenDone()
    stage.does({ type: 'SkipQuestion', questionId: 'q4' }).thenDone()
    return stage
  }

  it('[Q19] brings every question back in its order, and lets who was being answered wait again', () => {
    const from = exported()
    const stage = new Stage()
    const questions = [...exportedQuestions(from.briefing)]
    stage.does({ type: 'RestoreQueue', questions }).thenDone()
    expect(stage.briefing.queue.questions).toMatchObject([
      { id: 'q1', state: 'waiting', turn: null, calledAt: null },
      { id: 'q2', state: 'answered', turn: null, calledAt: from.card('q2').calledAt },
      { id: 'q3', state: 'waiting' },
      { id: 'q4', state: 'skipped' },
    ])
    expect(stage.order).toEqual(from.order.toSpliced(0, 0, 'q1'))
    expect(stage.own(OONA)).toMatchObject([{ id: 'q1', state: 'waiting', place: 1 }])
    expect(stage.current).toBeNull()
    stage.does({ type: 'RestoreQueue', questions }).then()
  })

  it('[Q19] leaves what is here alone, and takes each question once', () => {
    const stage = waiting('q1')
    stage.does({ type: 'PinQuestion', questionId: 'q1', isPinned: true }).thenDone()
    const questions = exportedQuestions(exported().briefing)
    stage.does({ type: 'RestoreQueue', questions: [...questions, ...questions] }).thenDone()
    expect(stage.card('q1')).toMatchObject({ isPinned: true, state: 'waiting' })
    expect(stage.briefing.queue.questions.map(({ id }) => id)).toEqual(['q1', 'q2', 'q3', 'q4'])
    expect(stage.briefing.backstage.asked.map(({ id }) => id)).toEqual(['q1', 'q2', 'q3', 'q4'])
  })

  it('[Q19] does again what was undone of it, and does not bring back what its asker withdrew', () => {
    const stage = new Stage()
    const questions = [...exportedQuestions(exported().briefing)]
    stage.does({ type: 'RestoreQueue', questions }).thenDone()
    stage.undoes().thenDone()
    expect(stage.briefing.queue.questions).toEqual([])
    stage.does({ type: 'RestoreQueue', questions }).thenDone()
    expect(stage.order).toEqual(['q1', 'q3', 'q4'])
    stage.withdraws('q1', OONA).thenDone()
    stage.does({ type: 'RestoreQueue', questions }).then()
  })

  it('[Q13] leaves for written answers who waits and who was not wholly answered', () => {
    const stage = waiting('q1', 'q2', 'q3')
    const close = (questionId: string, outcome: 'answered' | 'partly-answered') => {
      stage.calls(questionId).thenDone()
      stage.does({ type: 'CloseQuestion', questionId, outcome }).thenDone()
    }
    close('q1', 'partly-answered')
    close('q2', 'answered')
    stage.asks('q4', NOOR).thenDone()
    stage.asks('q5', KIT).thenDone()
    expect(leftForWriting(stage.briefing).map(({ id }) => id)).toEqual(['q3', 'q1'])
  })
})
