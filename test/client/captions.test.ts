/** The captions page's outbox: in order, once, kept until acknowledged; and the interim text that runs before it. */
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PostedLine } from '#shared/protocol/http.ts'
import type { Act, LineAct } from '../../client/captions/act.ts'
import { attributed, corrected, lineAct, retracted } from '../../client/captions/amending.ts'
import { emptyDraft, keepDraft, markAlone, readDraft, withTakenBack, type Draft } from '../../client/captions/draft.ts'
import { InterimSender } from '../../client/captions/interimSender.ts'
import { OUTBOX_LIMIT } from '../../client/captions/outbox.ts'
import { joinTabs } from '../../client/captions/tabs.ts'
import { createOutboxStage, fault, type OutboxStage } from './support/outboxStage.ts'

let stage: OutboxStage

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  stage = createOutboxStage()
})

const says = (id: string, n = 0): Act =>
  lineAct({ id, n, at: 5 }, { speaker: null, text: `Words of ${id}.`, lineKind: null, marks: [], verbatim: false })

async function put(...ids: readonly string[]) {
  for (const id of ids) stage.outbox.put(says(id, stage.outbox.nextPlace()))
  await flushPromises()
}

describe('the outbox', () => {
  it('[O2] sends one act after the other, in the order in which they were done', async () => {
    await put('a', 'b', 'c')
    expect(stage.sent()).toEqual(['a'])
    await stage.answer()
    expect(stage.sent()).toEqual(['a', 'b'])
    expect(stage.states()).toEqual(['a accepted', 'b sending', 'c waiting'])
  })

  it('[O2] tries the same line again under the same id when no answer came, before any later one', async () => {
    await put('a', 'b')
    await stage.answer(fault('not-reached'))
    expect(stage.states()).toEqual(['a waiting', 'b waiting'])
    await stage.pass(10_000)
    expect(stage.sent()).toEqual(['a', 'a'])
    await stage.answer()
    await stage.answer()
    expect(stage.sent()).toEqual(['a', 'a', 'b'])
  })

  it('[O2] waits as long as a server asks that is asked too often', async () => {
    await put('a')
    await stage.answer(fault('too-many-requests', 429, { retryAfterMs: 60_000 }))
    await stage.pass(59_000)
    expect(stage.sent()).toEqual(['a'])
    await stage.pass(2_000)
    expect(stage.sent()).toEqual(['a', 'a'])
  })

  it('[O1] survives a reload: what was not acknowledged is sent again, what was is not', async () => {
    await put('a', 'b', 'c')
    await stage.answer()
    const after = stage.reload()
    await flushPromises()
    after.flush()
    await flushPromises()
    expect(stage.states()).toEqual(['b sending', 'c waiting'])
    expect(stage.lastSent()).toMatchObject({ id: 'b', text: 'Words of b.', at: 5 })
  })

  it('[O3] shows a refused line with its reason and goes on with the next', async () => {
    await put('a', 'b')
    await stage.answer(fault('briefing-not-live', 409))
    expect(stage.states()).toEqual(['a refused', 'b sending'])
    stage.outbox.remove('a')
    expect(stage.states()).toEqual(['b sending'])
  })

  it('[O3] holds with a refused line what was to happen to it, and nothing else', async () => {
    await put('a')
    const change = corrected([], { lineId: 'a', saw: 'Words of a.', text: 'Better.' }, { id: 'c', n: 1e15, at: 6 })
    stage.outbox.put(change!, says('b', 1e15 + 1))
    await stage.answer(fault('command-malformed', 400))
    expect(stage.sent()).toEqual(['a', 'b'])
    await stage.answer()
    expect(stage.states()).toEqual(['a refused', 'c waiting', 'b accepted'])
  })

  it('[O3] a refused act stays refused over a reload, until somebody decides', async () => {
    await put('a')
    await stage.answer(fault('briefing-ended', 409))
    stage.reload().flush()
    await flushPromises()
    expect(stage.states()).toEqual(['a refused'])
    expect(stage.sent()).toEqual(['a'])
  })

  it('gives up on an act at which the server makes the same mistake again and again', async () => {
    await put('a', 'b')
    for (let attempt = 0; attempt < 7; attempt += 1) {
      await stage.answer(fault('internal', 500))
      await stage.pass(20_000)
    }
    expect(stage.states()).toEqual(['a refused', 'b sending'])
  })

  it('keeps every act when the sender is not admitted, and sends them once another token is there', async () => {
    await put('a')
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
    await put('a')
    expect(stage.outbox.standing.isKept).toBe(false)
    expect(stage.sent()).toEqual(['a'])
  })

  it('[O1] goes on after the browser would not give it its turn', async () => {
    stage.refuseTurn()
    await put('a')
    expect(stage.sent()).toEqual([])
    await stage.pass(10_000)
    expect(stage.sent()).toEqual(['a'])
  })

  it('answers what it has forgotten: nothing of what is on its way', async () => {
    await put('a', 'b')
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
    await put('new')
    expect(stage.states()).toEqual(['old sending', 'new waiting'])
    expect(stage.lastSent()).toMatchObject({ text: 'Kept.', speaker: 'oona' })
    await stage.answer()
    await stage.answer()
    expect(stage.kept()).toEqual([])
  })
})

describe('a change to a line', () => {
  it('[O5] that waits without having left changes what is sent', async () => {
    await put('a', 'b')
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
    await put('a')
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
    await put('a')
    stage.reload()
    await stage.outbox.refresh()
    stage.outbox.put(
      corrected(stage.outbox.entries, { lineId: 'a', saw: 'Words of a.', text: 'Better.' }, { id: 'c', n: 9, at: 6 })!,
    )
    await flushPromises()
    expect(stage.lastSent()).toMatchObject({ id: 'a', text: 'Better.', revision: 1 })
  })

  it('on the record is one correction, however often it is changed while it waits', async () => {
    await put('a')
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
    await put('a')
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
    await put('a', 'b')
    stage.outbox.put(takesBack('b'))
    await stage.answer()
    expect(stage.states()).toEqual(['a accepted', 'b waiting', 'r waiting'])
    await stage.pass(5_000)
    expect(stage.states()).toEqual(['a accepted'])
    expect(stage.sent()).toEqual(['a'])
    expect(stage.kept()).toEqual([])
  })

  it('of a line that may have arrived follows it, and is done where it had not', async () => {
    await put('a')
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

describe('two tabs of one briefing', () => {
  it('[O4] send one at a time, in the order of both, each line once', async () => {
    const other = stage.secondTab()
    await put('a')
    other.put(says('b', other.nextPlace() + 1))
    await put('c')
    await flushPromises()
    for (let n = 0; n < 3; n += 1) await stage.answer()
    expect(stage.sent()).toEqual(['a', 'b', 'c'])
    expect(stage.kept()).toEqual([])
    expect(other.waitingCount + stage.outbox.waitingCount).toBe(0)
  })

  it('never give two drafts the same id, though a copied tab has the words of the other', () => {
    const draft = { id: 'l-1', text: 'And so', speaker: 'oona', kind: null, marks: [], leftAlone: [] }
    keepDraft('quay', draft)
    const [one, copy] = [readDraft('quay'), readDraft('quay')]
    expect(one).toMatchObject({ draft: { text: 'And so', speaker: 'oona' }, before: 'l-1' })
    expect(copy.draft.text).toBe('And so')
    expect(new Set(['l-1', one.draft.id, copy.draft.id]).size).toBe(3)
  })
})

describe('the turn of a tab', () => {
  afterEach(() => vi.unstubAllGlobals())
  const tabsWith = (request: (name: string, run: () => Promise<void>) => Promise<void>) => {
    vi.stubGlobal('navigator', { locks: { request } })
    return joinTabs('quay', () => {})
  }

  it('[O4] needs no lock where the browser refuses one', async () => {
    const done: string[] = []
    const tabs = tabsWith(() => Promise.reject(new DOMException('no', 'SecurityError')))
    await tabs.alone(async () => void done.push('sent'))
    expect(done).toEqual(['sent'])
    tabs.close()
  })

  it('[O4] is not taken twice where it went wrong', async () => {
    const done: string[] = []
    const tabs = tabsWith((_name, run) => run())
    const goesWrong = async () => {
      done.push('sent')
      throw new Error('wrong')
    }
    await expect(tabs.alone(goesWrong)).rejects.toThrow('wrong')
    expect(done).toEqual(['sent'])
    tabs.close()
  })
})

describe('a draft', () => {
  const DRAFT: Draft = {
    id: 'l-1',
    text: 'The tide way',
    speaker: 'oona',
    kind: 'question',
    marks: ['laughter'],
    leftAlone: ['tide way'],
  }
  const TERMS = [{ id: 'b', written: 'Tideway', heard: ['tide way'] }]
  const refused = (about: Partial<LineAct>): LineAct => ({
    ...lineAct({ id: 'a', n: 1, at: 5 }, { speaker: 'kit', text: 'No.', lineKind: null, marks: [], verbatim: false }),
    ...about,
  })

  it('is whole after a reload, but for its id', () => {
    keepDraft('quay', DRAFT)
    const { draft } = readDraft('quay')
    expect({ ...draft, id: 'l-1' }).toEqual(DRAFT)
    sessionStorage.setItem(
      'doorstep.draft.quay',
      JSON.stringify({ ...DRAFT, kind: 'song', marks: ['x'], leftAlone: 3 }),
    )
    expect(readDraft('quay').draft).toMatchObject({ text: 'The tide way', kind: null, marks: [], leftAlone: [] })
  })

  it('that is empty takes back all of a refused line, also what the glossary was to leave alone', () => {
    const act = refused({ text: 'On the tide way?', lineKind: 'question', marks: ['applause'], verbatim: true })
    expect(withTakenBack(emptyDraft('oona'), act, TERMS)).toMatchObject({
      text: 'On the tide way?',
      speaker: 'kit',
      kind: 'question',
      marks: ['applause'],
      leftAlone: ['tide way'],
    })
  })

  it('that is being typed keeps its speaker, its kind and its marks beside the words that come back', () => {
    const act = refused({ lineKind: 'moderation', marks: ['applause'] })
    expect(withTakenBack(DRAFT, act, [])).toMatchObject({
      text: 'No. The tide way',
      speaker: 'oona',
      kind: 'question',
      marks: ['applause', 'laughter'],
    })
  })

  it('takes back a mark alone as the mark', () => {
    const act = refused(markAlone(['off-mike']))
    expect(withTakenBack(emptyDraft(null), act, [])).toMatchObject({ text: '', kind: null, marks: ['off-mike'] })
  })
})

describe('interim text', () => {
  it('leaves at most three times a second, the latest wins, one request at a time', async () => {
    const sent: string[] = []
    const waiting: (() => void)[] = []
    const sender = new InterimSender((shown) => {
      sent.push(shown.text)
      return new Promise<void>((resolve) => waiting.push(resolve))
    }, stage.clock)
    sender.show('a', null, 'W')
    stage.clock.pass(0)
    sender.show('a', null, 'We')
    sender.show('a', null, 'Wel')
    stage.clock.pass(1_000)
    expect(sent).toEqual(['W'])
    waiting.shift()?.()
    await flushPromises()
    stage.clock.pass(0)
    expect(sent).toEqual(['W', 'Wel'])
  })

  it('[I1] is numbered, so that what is late is known to be old', () => {
    const sent: PostedLine[] = []
    const sender = new InterimSender((shown) => Promise.resolve(sent.push(shown)), stage.clock)
    sender.show('a', null, 'W')
    sender.show('a', null, 'We')
    stage.clock.pass(0)
    sender.drop()
    expect(sent).toEqual([{ id: 'a', speaker: null, text: 'We', final: false, rev: 2 }])
  })

  it('that was dropped does not leave after its line', () => {
    const sent: string[] = []
    const sender = new InterimSender((shown) => Promise.resolve(sent.push(shown.text)), stage.clock)
    sender.show('a', null, 'Well')
    sender.drop()
    stage.clock.pass(5_000)
    expect(sent).toEqual([])
  })
})
