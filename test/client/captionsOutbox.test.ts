/** The captions page's outbox: in order, once, kept until acknowledged. */
import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { corrected } from '../../client/captions/amending.ts'
import { OUTBOX_LIMIT } from '../../client/captions/outbox.ts'
import { createOutboxStage, fault, says, type OutboxStage } from './support/outboxStage.ts'

let stage: OutboxStage

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  stage = createOutboxStage()
})

describe('the outbox', () => {
  it('[O2] sends one act after the other, in the order in which they were done', async () => {
    await stage.put('a', 'b', 'c')
    expect(stage.sent()).toEqual(['a'])
    await stage.answer()
    expect(stage.sent()).toEqual(['a', 'b'])
    expect(stage.states()).toEqual(['a accepted', 'b sending', 'c waiting'])
  })

  it('[O2] tries the same line again under the same id when no answer came, before any later one', async () => {
    await stage.put('a', 'b')
    await stage.answer(fault('not-reached'))
    expect(stage.states()).toEqual(['a waiting', 'b waiting'])
    await stage.pass(10_000)
    expect(stage.sent()).toEqual(['a', 'a'])
    await stage.answer()
    await stage.answer()
    expect(stage.sent()).toEqual(['a', 'a', 'b'])
  })

  it('[O2] waits as long as a server asks that is asked too often', async () => {
    await stage.put('a')
    await stage.answer(fault('too-many-requests', 429, { retryAfterMs: 60_000 }))
    await stage.pass(59_000)
    expect(stage.sent()).toEqual(['a'])
    await stage.pass(2_000)
    expect(stage.sent()).toEqual(['a', 'a'])
  })

  it('[O1] survives a reload: what was not acknowledged is sent again, what was is not', async () => {
    await stage.put('a', 'b', 'c')
    await stage.answer()
    const after = stage.reload()
    await flushPromises()
    after.flush()
    await flushPromises()
    expect(stage.states()).toEqual(['b sending', 'c waiting'])
    expect(stage.lastSent()).toMatchObject({ id: 'b', text: 'Words of b.', at: 5 })
  })

  it('[O3] shows a refused line with its reason and goes on with the next', async () => {
    await stage.put('a', 'b')
    await stage.answer(fault('briefing-not-live', 409))
    expect(stage.states()).toEqual(['a refused', 'b sending'])
    stage.outbox.remove('a')
    expect(stage.states()).toEqual(['b sending'])
  })

  it('[O3] holds with a refused line what was to happen to it, and nothing else', async () => {
    await stage.put('a')
    const change = corrected([], { lineId: 'a', saw: 'Words of a.', text: 'Better.' }, { id: 'c', n: 1e15, at: 6 })
    stage.outbox.put(change!, says('b', 1e15 + 1))
    await stage.answer(fault('command-malformed', 400))
    expect(stage.sent()).toEqual(['a', 'b'])
    await stage.answer()
    expect(stage.states()).toEqual(['a refused', 'c waiting', 'b accepted'])
  })

  it('[O3] a refused act stays refused over a reload, until somebody decides', async () => {
    await stage.put('a')
    await stage.answer(fault('briefing-ended', 409))
    stage.reload().flush()
    await flushPromises()
    expect(stage.states()).toEqual(['a refused'])
    expect(stage.sent()).toEqual(['a'])
  })

  it('gives up on an act at which the server makes the same mistake again and again', async () => {
    await stage.put('a', 'b')
    for (let attempt = 0; attempt < 7; attempt += 1) {
      await stage.answer(fault('internal', 500))
      await stage.pass(20_000)
    }
    expect(stage.states()).toEqual(['a refused', 'b sending'])
  })

  it('keeps every act when the sender is not admitted, and sends them once another token is there', async () => {
    await stage.put('a')
    await stage.answer(fault('token-unknown', 401))
    expect(stage.outbox.standing.keptOut).toBe('token-unknown')
    await stage.pass(60_000)
    expect(stage.sent()).toEqual(['a'])
    stage.outbox.forgiveSender()
    await flushPromises()
    expect(stage.sent()).toEqual(['a', 'a'])
  })

  it('says when the browser keeps nothing, and sends from memory', async () => {
    stage = createOutboxStage(null)
    expect(stage.outbox.standing.isKept).toBe(true)
    await stage.put('a')
    expect(stage.outbox.standing.isKept).toBe(false)
    expect(stage.sent()).toEqual(['a'])
  })

  it('[O1] goes on after the browser would not give it its turn', async () => {
    stage.refuseTurn()
    await stage.put('a')
    expect(stage.sent()).toEqual([])
    await stage.pass(10_000)
    expect(stage.sent()).toEqual(['a'])
  })

  it('answers what it has forgotten: nothing of what is on its way', async () => {
    await stage.put('a', 'b')
    expect(stage.outbox.remove('a', 'b', 'x')).toEqual(['b'])
    expect(stage.states()).toEqual(['a sending'])
  })

  it('takes no more than its limit, instead of dropping any', async () => {
    const many = Array.from({ length: OUTBOX_LIMIT + 1 }, (_, index) => says(`x${index}`, index))
    expect(stage.outbox.put(...many)).toBe(false)
    expect(stage.outbox.entries).toEqual([])
  })

  it('ignores what something else left in its storage', async () => {
    localStorage.setItem('doorstep.outbox.quay.00000001', '{"id":1}')
    localStorage.setItem('doorstep.outbox.quay.00000002', 'nonsense')
    localStorage.setItem('doorstep.outbox.other.a', JSON.stringify(says('x')))
    await stage.outbox.refresh()
    expect(stage.outbox.entries).toEqual([])
  })

  it('takes up a line that the first version of the page kept, and lets go of it once it is acknowledged', async () => {
    localStorage.setItem(
      'doorstep.outbox.quay.00000003.old',
      JSON.stringify({ id: 'old', text: 'Kept.', at: 5, speaker: 'oona' }),
    )
    await stage.put('new')
    expect(stage.states()).toEqual(['old sending', 'new waiting'])
    expect(stage.lastSent()).toMatchObject({ text: 'Kept.', speaker: 'oona' })
    await stage.answer()
    await stage.answer()
    expect(stage.kept()).toEqual([])
  })
})
