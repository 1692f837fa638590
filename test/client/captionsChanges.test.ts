/** Changes to lines that wait, that are on their way and that are on the record; and lines that are taken back. */
import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Act } from '../../client/captions/act.ts'
import { attributed, corrected, retracted } from '../../client/captions/amending.ts'
import { createOutboxStage, fault, type OutboxStage } from './support/outboxStage.ts'

let stage: OutboxStage

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  stage = createOutboxStage()
})

describe('a change to a line', () => {
  it('[O5] that waits without having left changes what is sent', async () => {
    await stage.put('a', 'b')
    const { entries } = stage.outbox
    stage.outbox.put(
      corrected(entries, { lineId: 'b', saw: 'Words of b.', text: 'Better.' }, { id: 'c', n: 9, at: 6 })!,
    )
    const withText = stage.outbox.entries
    stage.outbox.put(
      attributed(withText, { lineId: 'b', saw: null, speaker: 'kit', lineKind: 'question' }, { id: 'd', n: 9, at: 6 }),
    )
    await stage.answer()
    expect(stage.lastSent()).toMatchObject({
      id: 'b',
      text: 'Better.',
      revision: 0,
      speaker: 'kit',
      lineKind: 'question',
    })
    await stage.answer()
    expect(stage.sent()).toEqual(['a', 'b'])
  })

  it('[O5] while the line is on its way goes out as its next wording, and who said it as a fact of its own', async () => {
    await stage.put('a')
    const { entries } = stage.outbox
    stage.outbox.put(
      corrected(entries, { lineId: 'a', saw: 'Words of a.', text: 'Better.' }, { id: 'c', n: 9, at: 6 })!,
    )
    stage.outbox.put(
      attributed(
        stage.outbox.entries,
        { lineId: 'a', saw: null, speaker: 'kit', lineKind: null },
        { id: 'd', n: 1e15, at: 6 },
      ),
    )
    await stage.answer()
    expect(stage.lastSent()).toMatchObject({ id: 'a', text: 'Better.', revision: 1 })
    await stage.answer()
    expect(stage.lastSent()).toMatchObject({ id: 'd', kind: 'attribute', speaker: 'kit' })
    await stage.answer()
    expect(stage.states()).toEqual(['a accepted', 'd accepted'])
  })

  it('[O5] that may have left before a reload is sent as a higher wording', async () => {
    await stage.put('a')
    stage.reload()
    await stage.outbox.refresh()
    stage.outbox.put(
      corrected(stage.outbox.entries, { lineId: 'a', saw: 'Words of a.', text: 'Better.' }, { id: 'c', n: 9, at: 6 })!,
    )
    await flushPromises()
    expect(stage.lastSent()).toMatchObject({ id: 'a', text: 'Better.', revision: 1 })
  })

  it('on the record is one correction, however often it is changed while it waits', async () => {
    await stage.put('a')
    const first = corrected([], { lineId: 'z', saw: 'Old.', text: 'Newer.' }, { id: 'c', n: 1e15, at: 6 })!
    stage.outbox.put(first)
    stage.outbox.put(
      corrected(stage.outbox.entries, { lineId: 'z', saw: 'Old.', text: 'Newest.' }, { id: 'd', n: 2e15, at: 6 })!,
    )
    await stage.answer()
    expect(stage.lastSent()).toMatchObject({ id: 'c', saw: 'Old.', text: 'Newest.' })
  })

  it('that was refused begins anew from the words that stand now', () => {
    const refused: Act = {
      ...corrected([], { lineId: 'z', saw: 'Old.', text: 'Mine.' }, { id: 'c', n: 1, at: 6 })!,
      refused: 'line-changed-meanwhile',
    }
    const entries = [{ act: refused, progress: { kind: 'refused', code: 'line-changed-meanwhile' } as const }]
    expect(corrected(entries, { lineId: 'z', saw: 'Theirs.', text: 'Ours.' }, { id: 'd', n: 2, at: 7 })).toMatchObject({
      id: 'c',
      saw: 'Theirs.',
      text: 'Ours.',
      refused: null,
    })
  })
})

describe('a retraction', () => {
  const takesBack = (lineId: string) =>
    retracted(lineId, 'Misheard', { id: 'r', n: stage.outbox.nextPlace(), at: stage.clock.now() })

  it('waits five seconds, in which it is undone without a trace, and other lines go on', async () => {
    stage.outbox.put(takesBack('z'))
    await stage.put('a')
    expect(stage.sent()).toEqual(['a'])
    await stage.answer()
    await stage.pass(4_900)
    stage.outbox.remove('r')
    await stage.pass(10_000)
    expect(stage.sent()).toEqual(['a'])
    expect(stage.kept()).toEqual([])
  })

  it('goes out by itself when they are over, also after a reload', async () => {
    stage.outbox.put(takesBack('z'))
    await flushPromises()
    stage.reload().flush()
    await stage.pass(5_000)
    expect(stage.lastSent()).toMatchObject({ kind: 'retract', lineId: 'z', reason: 'Misheard' })
  })

  it('of a line that never left needs nothing to be sent', async () => {
    await stage.put('a', 'b')
    stage.outbox.put(takesBack('b'))
    await stage.answer()
    expect(stage.states()).toEqual(['a accepted', 'b waiting', 'r waiting'])
    await stage.pass(5_000)
    expect(stage.states()).toEqual(['a accepted'])
    expect(stage.sent()).toEqual(['a'])
    expect(stage.kept()).toEqual([])
  })

  it('of a line that may have arrived follows it, and is done where it had not', async () => {
    await stage.put('a')
    await stage.answer(fault('not-reached'))
    stage.outbox.put(takesBack('a'))
    await stage.pass(5_000)
    expect(stage.sent()).toEqual(['a', 'r'])
    await stage.answer(fault('line-not-found', 404))
    expect(stage.states()).toEqual(['r accepted'])
  })

  it('is not put off for ever by a clock that was set back', async () => {
    stage.outbox.put(takesBack('z'))
    stage.clock.set(-3_600_000)
    stage.outbox.flush()
    await flushPromises()
    expect(stage.sent()).toEqual(['r'])
  })
})
