import { describe, expect, it } from 'vitest'
import { lastUndoable } from '#shared/domain/questions/undoing.ts'
import { PRESS, say } from '../../support/briefings.ts'
import { ACTS, busy, known } from './acts.ts'
import { KIT, LOTTE, OONA, Stage, waiting } from './stage.ts'

describe('undoing', () => {
  it.each(Object.entries(ACTS))('[Q15] puts back as it was before: %s', (_what, act) => {
    const stage = busy()
    const before = known(stage.briefing)
    act(stage)
    expect(known(stage.briefing)).not.toEqual(before)
    stage.undoes().thenDone()
    expect(known(stage.briefing)).toEqual(before)
    expect(stage.briefing.backstage.acts.at(-1)).toMatchObject({ kind: 'undo', name: 'Mara Lund' })
  })

  it.each(Object.entries(ACTS))('[Q15] puts back the same where words were said in the turn: %s', (_what, act) => {
    const stage = busy()
    stage.say(say('l1', PRESS.label, 'How deep?')).thenDone()
    const before = known(stage.briefing)
    act(stage)
    stage.undoes().thenDone()
    expect(known(stage.briefing)).toEqual(before)
  })

  it('[Q15] goes on from act to act, last to first, and is refused out of order', () => {
    const stage = waiting('q1', 'q2')
    const before = known(stage.briefing)
    const acts = (['pin', 'move', 'skip', 'requeue', 'call'] as const).map((kind) => {
      if (kind === 'pin') stage.does({ type: 'PinQuestion', questionId: 'q1', isPinned: true }).thenDone()
      if (kind === 'move') stage.does({ type: 'MoveQuestion', questionId: 'q1', before: null }).thenDone()
      if (kind === 'skip') stage.does({ type: 'SkipQuestion', questionId: 'q1' }).thenDone()
      if (kind === 'requeue') stage.does({ type: 'RequeueQuestion', questionId: 'q1' }).thenDone()
      if (kind === 'call') stage.calls('q1', LOTTE).thenDone()
      return stage.act
    })
    stage.undoes(acts[0]).thenRefused('act-overtaken', { by: 'Lotte Brandt', did: 'call' })
    for (const act of acts.toReversed()) stage.undoes(act).thenDone()
    expect(known(stage.briefing)).toEqual(before)
    expect(lastUndoable(stage.briefing, 'lotte')).toBeNull()
    expect(lastUndoable(stage.briefing, 'mara')?.kind).toBe('approve')
  })

  it('[Q15] is refused once the asker touched what was touched, and that is told', () => {
    const stage = waiting('q1')
    const approved = stage.act
    stage.does({ type: 'PinQuestion', questionId: 'q1', isPinned: true }).thenDone()
    const pinned = stage.act
    stage.undoes(pinned).thenDone()
    stage.edits('q1', OONA, 'Other words?').thenDone()
    stage.undoes(approved).thenRefused('act-overtaken', { by: 'Oona Vey', did: 'edit', question: 'q1' })
    expect(lastUndoable(stage.briefing, 'mara')).toBeNull()
  })

  it('[Q15] is refused after the asker edited a pending question, and not after the desk did and undid it', () => {
    const stage = new Stage()
    stage.asks('q1', KIT).thenDone()
    stage.does({ type: 'DeclineQuestion', questionId: 'q1', reason: 'x' }).thenDone()
    const declined = stage.act
    stage.does({ type: 'ApproveQuestion', questionId: 'q1' }).thenDone()
    stage.undoes().thenDone()
    stage.undoes(declined).thenDone()
    stage.does({ type: 'RewordQuestion', questionId: 'q1', text: 'Clearer?' }).thenDone()
    const reworded = stage.act
    stage.edits('q1', KIT, 'Mine?').thenDone()
    stage.undoes(reworded).thenRefused('act-overtaken', { by: 'Kit Marsh', did: 'edit' })
    expect(stage.asked('q1')).toMatchObject({ state: 'pending', text: 'Mine?' })
  })

  it('[Q15] puts no second question beside the one that is being answered', () => {
    const stage = waiting('q1', 'q2')
    stage.calls('q1').thenDone()
    stage.does({ type: 'CloseQuestion', questionId: 'q1', outcome: 'answered' }).thenDone()
    const closed = stage.act
    stage.calls('q2', LOTTE).thenDone()
    stage.undoes(closed).thenRefused('act-overtaken', { by: 'Lotte Brandt', did: 'call', question: 'q2' })
    expect(stage.current).toBe('q2')
  })

  it.each([
    ['a call', (_stage: Stage) => {}],
    ['a skip', (stage: Stage) => stage.does({ type: 'SkipQuestion', questionId: 'q1' }).thenDone()],
    [
      'a close',
      (stage: Stage) => stage.does({ type: 'CloseQuestion', questionId: 'q1', outcome: 'answered' }).thenDone(),
    ],
  ])('[Q15] has nobody called after the end: %s', (_what, act) => {
    const stage = waiting('q1')
    stage.calls('q1').thenDone()
    act(stage)
    stage.say({ type: 'EndBriefing' }).thenDone()
    stage.undoes().thenRefused('briefing-not-live', { status: 'ended' })
    stage.does({ type: 'LeaveNote', noteId: 'n1', to: 'moderators', text: 'Well done.' }).thenDone()
    stage.undoes().thenDone()
  })
})

describe('an act', () => {
  it.each(Object.entries(ACTS))('[Q16] that was done is already true when it is sent again: %s', (_what, act) => {
    const stage = busy()
    const before = stage.facts.length
    act(stage)
    const id = stage.act
    expect(stage.facts.slice(before).filter(({ event }) => event?.type === 'DeskActed')).toHaveLength(1)
    stage.does({ type: 'CloseQueue', act: id }).then()
    stage.does({ type: 'DeclineQuestion', questionId: 'q1', reason: 'x', act: id }, LOTTE).then()
  })

  it('[Q16] is already true whoever sends it again and whatever happened since', () => {
    const stage = waiting('q1', 'q2')
    const order = stage.completed({ type: 'CallQuestion', questionId: 'q1', act: 'mine' })
    stage.say(order).thenDone()
    stage.calls('q2', LOTTE).thenDone()
    stage.say(order).then()
    stage.undoes().thenDone()
    const undo = { type: 'UndoAct', act: stage.act, undoes: 'mine' } as const
    stage.say(undo).then()
    expect(stage.current).toBe('q1')
  })
})
