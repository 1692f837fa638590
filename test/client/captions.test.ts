/** The captions page's outbox: in order, once, kept until acknowledged. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { PostedLine } from '#shared/protocol/http.ts'
import { keepDraft, readDraft } from '../../client/captions/draft.ts'
import { InterimSender } from '../../client/captions/interimSender.ts'
import { lastLines } from '../../client/captions/lastLines.ts'
import { Outbox, OUTBOX_LIMIT, type OutboxEntry, type OutboxLine } from '../../client/captions/outbox.ts'
import type { Answer } from '../../client/http/request.ts'
import { fold } from '#shared/domain/briefing.ts'
import { briefingOf, recorded } from './support/facts.ts'
import { FakeClock } from './support/fakeClock.ts'

type Reply = Answer<{ seq: number }>

let clock: FakeClock
let posted: PostedLine[]
let answers: ((answer: Reply) => void)[]

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  clock = new FakeClock()
  posted = []
  answers = []
})

const outboxOf = (storage: Storage | null = localStorage) =>
  new Outbox({
    briefing: 'quay',
    storage,
    clock,
    changed: () => {},
    post(line) {
      posted.push(line)
      return new Promise((resolve) => answers.push(resolve))
    },
  })
const line = (id: string): OutboxLine => ({ id, speaker: null, text: `Words of ${id}.`, at: 5 })
const fault = (code: string): Reply => ({ ok: false, code, status: 0, detail: {} })

/** Answers the oldest open request and lets the outbox go on. */
async function answer(reply: Reply) {
  answers.shift()?.(reply)
  await Promise.resolve()
  await Promise.resolve()
}
const states = (outbox: Outbox) => outbox.entries.map((entry) => `${entry.line.id} ${entry.progress.kind}`)

describe('the outbox', () => {
  it('sends one line after the other, in the order in which they were typed', async () => {
    const outbox = outboxOf()
    for (const id of ['a', 'b', 'c']) outbox.add(line(id))
    expect(posted.map(({ id }) => id)).toEqual(['a'])
    await answer({ ok: true, value: { seq: 7 } })
    expect(posted.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(states(outbox)).toEqual(['a accepted', 'b sending', 'c waiting'])
  })

  it('tries the same line again under the same id when no answer came, before any later one', async () => {
    const outbox = outboxOf()
    outbox.add(line('a'))
    outbox.add(line('b'))
    await answer(fault('not-reached'))
    expect(states(outbox)).toEqual(['a waiting', 'b waiting'])
    clock.pass(10_000)
    expect(posted.map(({ id }) => id)).toEqual(['a', 'a'])
  })

  it('survives a reload: what was not acknowledged is sent again, what was is not', async () => {
    const before = outboxOf()
    for (const id of ['a', 'b', 'c']) before.add(line(id))
    await answer({ ok: true, value: { seq: 7 } })
    before.close()
    posted = []
    const after = outboxOf()
    expect(states(after)).toEqual(['b waiting', 'c waiting'])
    after.flush()
    expect(posted[0]).toMatchObject({ id: 'b', text: 'Words of b.', at: 5 })
  })

  it('shows a refused line with its reason and goes on with the next', async () => {
    const outbox = outboxOf()
    outbox.add(line('a'))
    outbox.add(line('b'))
    await answer(fault('briefing-not-live'))
    expect(states(outbox)).toEqual(['a refused', 'b sending'])
    expect(outbox.remove('a')?.text).toBe('Words of a.')
    expect(states(outbox)).toEqual(['b sending'])
  })

  it('keeps every line when the sender is not admitted, and sends them once another token is there', async () => {
    const outbox = outboxOf()
    outbox.add(line('a'))
    await answer(fault('token-unknown'))
    expect(outbox.keptOut).toBe('token-unknown')
    clock.pass(60_000)
    expect(posted).toHaveLength(1)
    outbox.forgiveSender()
    expect(posted.map(({ id }) => id)).toEqual(['a', 'a'])
  })

  it('says when the browser keeps nothing', () => {
    const outbox = outboxOf(null)
    expect(outbox.isKept).toBe(true)
    outbox.add(line('a'))
    expect(outbox.isKept).toBe(false)
    expect(posted).toHaveLength(1)
  })

  it('takes no more than its limit, instead of dropping any', () => {
    const full = outboxOf(null)
    Object.defineProperty(full, 'waitingCount', { get: () => OUTBOX_LIMIT })
    expect(full.add(line('one-too-many'))).toBe(false)
  })

  it('ignores what something else left in its storage', () => {
    localStorage.setItem('doorstep.outbox.quay.00000001', '{"id":1}')
    localStorage.setItem('doorstep.outbox.quay.00000002', 'nonsense')
    localStorage.setItem('doorstep.outbox.other.00000001', JSON.stringify(line('x')))
    expect(outboxOf().entries).toEqual([])
  })
})

describe('two tabs of one briefing', () => {
  const keptIds = () =>
    Object.values({ ...localStorage })
      .map((kept) => (JSON.parse(String(kept)) as OutboxLine).id)
      .sort()

  it('keep their lines apart until each is acknowledged, and a reload sends what either left behind', async () => {
    const one = outboxOf()
    const two = outboxOf()
    one.add(line('a'))
    two.add(line('b'))
    expect(keptIds()).toEqual(['a', 'b'])
    await answer({ ok: true, value: { seq: 7 } })
    expect(keptIds()).toEqual(['b'])
    for (const outbox of [one, two]) outbox.close()
    expect(states(outboxOf())).toEqual(['b waiting'])
  })

  it('do not send a line any more that the other one has finished', async () => {
    const first = outboxOf()
    for (const id of ['a', 'b']) first.add(line(id))
    const second = outboxOf()
    expect(states(second)).toEqual(['a waiting', 'b waiting'])
    const before = Object.keys({ ...localStorage })
    await answer({ ok: true, value: { seq: 7 } })
    await answer({ ok: true, value: { seq: 8 } })
    for (const key of before.filter((key) => localStorage.getItem(key) === null)) second.finishedElsewhere(key)
    second.flush()
    expect(states(second)).toEqual([])
    expect(posted.map(({ id }) => id)).toEqual(['a', 'b'])
  })

  it('leave the answer to a line on its way to whoever sent it', async () => {
    localStorage.setItem('doorstep.outbox.quay.00000001.a', JSON.stringify(line('a')))
    const outbox = outboxOf()
    outbox.flush()
    outbox.finishedElsewhere('doorstep.outbox.quay.00000001.a')
    expect(states(outbox)).toEqual(['a sending'])
    await answer({ ok: true, value: { seq: 7 } })
    expect(states(outbox)).toEqual(['a accepted'])
  })

  it('take up an entry that an earlier version of the page kept, in its place', () => {
    localStorage.setItem('doorstep.outbox.quay.00000003', JSON.stringify(line('old')))
    const outbox = outboxOf()
    outbox.add(line('new'))
    outbox.close()
    expect(outboxOf().entries.map((entry) => entry.line.id)).toEqual(['old', 'new'])
  })

  it('never give two drafts the same id, though a copied tab has the words of the other', () => {
    keepDraft('quay', { id: 'l-1', text: 'And so', speaker: 'oona' })
    const [one, copy] = [readDraft('quay'), readDraft('quay')]
    expect(one).toMatchObject({ draft: { text: 'And so', speaker: 'oona' }, before: 'l-1' })
    expect(copy.draft.text).toBe('And so')
    expect(new Set(['l-1', one.draft.id, copy.draft.id]).size).toBe(3)
  })
})

describe('the last lines', () => {
  const entry = (id: string, progress: OutboxEntry['progress'], speaker: string | null = null): OutboxEntry => ({
    line: { ...line(id), speaker },
    progress,
  })
  const shown = (entries: readonly OutboxEntry[], briefing = briefingOf(12), count = 4) =>
    lastLines(briefing, entries, count).map(({ id, progress }) => `${id} ${progress.kind}`)

  it('are those of the record where the page has sent nothing, each marked as on it', () => {
    expect(shown([])).toEqual(['l13 accepted', 'l14 accepted', 'l15 accepted', 'l16 accepted'])
  })

  it('show a line once, as on the record, however far the page has come with it', () => {
    const entries = [entry('l16', { kind: 'sending' }), entry('n', { kind: 'waiting' })]
    expect(shown(entries)).toEqual(['l14 accepted', 'l15 accepted', 'l16 accepted', 'n waiting'])
  })

  it('put an acknowledged line that the live link has not brought yet in its place', () => {
    const entries = [entry('n', { kind: 'accepted', seq: 17 }), entry('m', { kind: 'waiting' })]
    expect(shown(entries)).toEqual(['l15 accepted', 'l16 accepted', 'n accepted', 'm waiting'])
  })

  it('never lose a refused line behind later ones', () => {
    const later = ['b', 'c', 'd', 'e'].map((id) => entry(id, { kind: 'waiting' }))
    expect(shown([entry('a', { kind: 'refused', code: 'command-malformed' }), ...later])[0]).toBe('a refused')
  })

  it('leave out what was taken back', () => {
    const retracted = recorded(17, { type: 'LineRetracted', lineId: 'l16', reason: 'Not meant.' })
    expect(shown([], fold([retracted], briefingOf(12)), 2)).toEqual(['l14 accepted', 'l15 accepted'])
  })

  it('name the person for an id, a label or a name, and keep the label of a stranger', () => {
    const voices = ['oona', 'Chair of the Quay, Oona Vey', 'oona vey', 'Somebody New', null].map((speaker, at) =>
      entry(`v${at}`, { kind: 'waiting' }, speaker),
    )
    expect(lastLines(briefingOf(0), voices, 10).map(({ voice }) => voice)).toMatchObject([
      { kind: 'known', speaker: { name: 'Oona Vey' } },
      { kind: 'known', speaker: { name: 'Oona Vey' } },
      { kind: 'known', speaker: { name: 'Oona Vey' } },
      { kind: 'label', label: 'Somebody New' },
      { kind: 'goes-on' },
    ])
  })
})

describe('interim text', () => {
  it('leaves at most three times a second, the latest wins, one request at a time', async () => {
    const sent: string[] = []
    const waiting: (() => void)[] = []
    const sender = new InterimSender((shown) => {
      sent.push(shown.text)
      return new Promise<void>((resolve) => waiting.push(resolve))
    }, clock)
    sender.show('a', null, 'W')
    clock.pass(0)
    sender.show('a', null, 'We')
    sender.show('a', null, 'Wel')
    clock.pass(1_000)
    expect(sent).toEqual(['W'])
    waiting.shift()?.()
    await Promise.resolve()
    await Promise.resolve()
    clock.pass(0)
    expect(sent).toEqual(['W', 'Wel'])
  })

  it('[I1] is numbered, so that what is late is known to be old', () => {
    const sent: PostedLine[] = []
    const sender = new InterimSender((shown) => Promise.resolve(sent.push(shown)), clock)
    sender.show('a', null, 'W')
    sender.show('a', null, 'We')
    clock.pass(0)
    sender.drop()
    expect(sent).toEqual([{ id: 'a', speaker: null, text: 'We', final: false, rev: 2 }])
  })

  it('that was dropped does not leave after its line', () => {
    const sent: string[] = []
    const sender = new InterimSender((shown) => Promise.resolve(sent.push(shown.text)), clock)
    sender.show('a', null, 'Well')
    sender.drop()
    clock.pass(5_000)
    expect(sent).toEqual([])
  })
})
