/** What the desk sends, what it waits for, and what it says was refused. */
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DeskStage } from './support/deskStage.ts'

let stage: DeskStage

beforeEach(() => {
  vi.useFakeTimers()
  vi.setSystemTime(Date.UTC(2026, 10, 24, 8, 30))
  stage = new DeskStage()
  stage.list('Kit Marsh')
  stage.list('Noor Aalto')
})
afterEach(() => {
  vi.useRealTimers()
})

describe('an act', () => {
  it('[Q5] goes out with an id of its own and what was seen, and its card waits until the fact has come', async () => {
    const { desk, transport } = stage.open()
    void desk.act({ type: 'PinQuestion', questionId: 'kit', isPinned: true })
    expect([...desk.pending]).toEqual(['kit'])
    expect(stage.sent).toMatchObject({ saw: { state: 'waiting' } })
    expect('act' in stage.sent && stage.sent.act).toMatch(/^a-[0-9a-f]{32}$/)
    void desk.act({ type: 'PinQuestion', questionId: 'kit', isPinned: true })
    expect(transport.commands).toHaveLength(1)
    stage.answer()
    await flushPromises()
    expect([...desk.pending]).toEqual([])
    expect(stage.page.briefing?.queue.questions[0]?.isPinned).toBe(true)
  })

  it('waits on for a fact that comes after its answer', async () => {
    const { desk, transport, briefing } = stage.open()
    void desk.act({ type: 'SkipQuestion', questionId: 'kit' })
    transport.commands[0]?.reply({ ok: true, seq: briefing.seq + 2 })
    await flushPromises()
    expect([...desk.pending]).toEqual(['kit'])
    stage.answer()
    expect([...desk.pending]).toEqual([])
  })

  it('[Q5] that came too late is refused with who did what and when', async () => {
    const { desk } = stage.open()
    const isDone = desk.act({ type: 'SkipQuestion', questionId: 'kit' })
    stage.elsewhere({ type: 'CallQuestion', questionId: 'kit', current: null })
    vi.advanceTimersByTime(2_000)
    stage.answer()
    expect(await isDone).toBe(false)
    expect(desk.refusal).toMatchObject({
      code: 'question-already-called',
      detail: { by: 'Lotte Brandt', did: 'call', at: Date.now() - 2_000 },
    })
  })

  it('[Q16] whose outcome is not known goes out again as the same act once there is a connection, and is done once', async () => {
    const { desk, transport } = stage.open()
    void desk.act({ type: 'SkipQuestion', questionId: 'kit' })
    stage.loseAnswer()
    await flushPromises()
    expect(desk.refusal?.code).toBe('outcome-unknown')
    expect(transport.commands).toHaveLength(1)
    stage.join()
    await flushPromises()
    expect(stage.sent).toEqual(transport.commands[0]?.command)
    expect(stage.answer()).toMatchObject({ ok: true })
    await flushPromises()
    expect(desk.refusal).toBe(null)
    expect(stage.briefing.backstage.acts.filter(({ kind }) => kind === 'skip')).toHaveLength(1)
  })
})

it('[Q16] asks again for each act whose outcome is not known, and says so until all are', async () => {
  const { desk, transport } = stage.open()
  for (const questionId of ['kit', 'noor']) void desk.act({ type: 'PinQuestion', questionId, isPinned: true })
  const sent = transport.commands.map(({ command }) => command)
  transport.page.disconnected()
  await flushPromises()
  stage.join()
  await flushPromises()
  expect(transport.commands.slice(2).map(({ command }) => command)).toEqual(sent)
  transport.commands[3]?.reply({ ok: true, seq: stage.briefing.seq })
  await flushPromises()
  expect(desk.refusal).toMatchObject({ code: 'outcome-unknown', command: { questionId: 'kit' } })
  transport.commands[2]?.reply({ ok: true, seq: stage.briefing.seq })
  await flushPromises()
  expect(desk.refusal).toBe(null)
})

describe('call next', () => {
  it('rests for a second after a call by anybody, so that nobody calls over another', () => {
    const { desk, transport } = stage.open()
    expect(desk.next?.id).toBe('kit')
    stage.elsewhere({ type: 'CallQuestion', questionId: 'kit', current: null })
    expect(desk.resting).toMatchObject({ name: 'Lotte Brandt', questions: ['kit'] })
    void desk.callNext()
    expect(transport.commands).toHaveLength(0)
    vi.advanceTimersByTime(1_000)
    expect(desk.callBar).toBe(null)
    void desk.callNext()
    expect(stage.sent).toMatchObject({ type: 'CallQuestion', questionId: 'noor', current: 'kit' })
  })

  it('by another lets what is done to the current question rest as well, which was meant for the one before', () => {
    const { desk, transport } = stage.open()
    stage.elsewhere({ type: 'CallQuestion', questionId: 'kit', current: null })
    vi.advanceTimersByTime(5_000)
    stage.elsewhere({ type: 'CallQuestion', questionId: 'noor', current: 'kit' })
    void desk.closeCurrent('answered')
    void desk.skipCurrent()
    expect(transport.commands).toHaveLength(0)
    vi.advanceTimersByTime(1_000)
    void desk.closeCurrent('answered')
    expect(stage.sent).toMatchObject({ type: 'CloseQuestion', questionId: 'noor' })
  })

  it('by this desk leaves nothing to wait for', async () => {
    const { desk } = stage.open()
    void desk.callNext()
    stage.answer()
    await flushPromises()
    void desk.closeCurrent('answered')
    expect(stage.sent).toMatchObject({ type: 'CloseQuestion', questionId: 'kit' })
  })

  it('does nothing before the briefing is live, nor where nobody waits', () => {
    const early = new DeskStage({ isLive: false })
    early.list('Kit Marsh')
    expect(early.open().desk.callBar).toBe('not-live')
    expect(new DeskStage().open().desk.callBar).toBe('nobody-waits')
  })
})

it('[Q15] undoes what this moderator did last, whatever the others did since', async () => {
  const { desk } = stage.open()
  void desk.act({ type: 'PinQuestion', questionId: 'kit', isPinned: true })
  const mine = 'act' in stage.sent ? stage.sent.act : ''
  stage.answer()
  await flushPromises()
  stage.elsewhere({ type: 'SkipQuestion', questionId: 'noor' })
  void desk.undoLast()
  await flushPromises()
  expect(stage.sent).toMatchObject({ type: 'UndoAct', undoes: mine })
  stage.answer()
  await flushPromises()
  expect(stage.page.briefing?.queue.questions[0]?.isPinned).toBe(false)
  expect(desk.lastOwn).toBe(null)
})

it('[Q15] undoes what was pressed just before, even while that is under way', async () => {
  const { desk } = stage.open()
  void desk.act({ type: 'PinQuestion', questionId: 'kit', isPinned: true })
  stage.answer()
  await flushPromises()
  void desk.act({ type: 'SkipQuestion', questionId: 'noor' })
  const last = 'act' in stage.sent ? stage.sent.act : ''
  void desk.undoLast()
  await flushPromises()
  expect(stage.sent).toMatchObject({ type: 'SkipQuestion' })
  stage.answer()
  await flushPromises()
  expect(stage.sent).toMatchObject({ type: 'UndoAct', undoes: last })
})
