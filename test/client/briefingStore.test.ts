/** The store of the briefing on the page, over a connection and a log that the test plays. */
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { watch } from 'vue'
import { fold } from '#shared/domain/briefing.ts'
import { snapshotOf } from '#shared/domain/snapshot.ts'
import type { Recorded } from '#shared/domain/recorded.ts'
import { useBriefingStore } from '../../client/stores/briefing.ts'
import type { ReadPage } from '../../client/stores/earlierLines.ts'
import { FakeClock } from './support/fakeClock.ts'
import { FakeTransport } from './support/fakeTransport.ts'
import { lineEvent, lineFact, OPENING, recorded } from './support/facts.ts'

const LOG: readonly Recorded[] = [...OPENING, ...Array.from({ length: 1_196 }, (_, index) => lineFact(5 + index))]
const WHOLE = fold(LOG)

let transport: FakeTransport
let clock: FakeClock
let pagesRead: number[]
let readPage: ReadPage

beforeEach(() => {
  setActivePinia(createPinia())
  transport = new FakeTransport()
  clock = new FakeClock()
  pagesRead = []
  readPage = (_, epoch, after) => {
    pagesRead.push(after)
    return Promise.resolve({ ok: true, value: { epoch, head: 1_200, facts: LOG.slice(after, after + 500) } })
  }
})

function opened() {
  const store = useBriefingStore()
  store.open('quay', { transport: () => transport, clock, readPage: (...asked) => readPage(...asked) })
  transport.page.connected()
  transport.asked.reply({
    ok: true,
    role: 'reader',
    kind: 'snapshot',
    epoch: 'e1',
    head: 1_200,
    now: clock.now() + 40,
    briefing: snapshotOf(WHOLE),
  })
  return store
}
const say = (lineId: string, text: string, rev?: number) =>
  transport.page.interim({ briefing: 'quay', lineId, speakerId: 'oona', text, ...(rev !== undefined && { rev }) })
const facts = (...batch: Recorded[]) => transport.page.events({ briefing: 'quay', epoch: 'e1', facts: batch })

describe('facts', () => {
  it('folds a batch of facts as one change', () => {
    const store = opened()
    let changes = 0
    watch(
      () => store.briefing,
      () => (changes += 1),
      { flush: 'sync' },
    )
    facts(lineFact(1_201), lineFact(1_202), lineFact(1_203))
    expect(changes).toBe(1)
    expect(store.briefing?.seq).toBe(1_203)
    expect(store.briefing?.lineCount).toBe(1_199)
  })

  it('keeps the difference to the clock of the server', () => {
    expect(opened().clockOffset).toBe(40)
  })
})

describe('interim text', () => {
  it('[I12] grows in place and is gone in the same change in which its line arrives', () => {
    const store = opened()
    say('next', 'And so')
    say('next', 'And so it is')
    expect(store.interims.map((interim) => interim.text)).toEqual(['And so it is'])
    const seen: string[] = []
    watch(
      () => store.briefing?.lines.filter((line) => line.id === 'next').length ?? 0,
      (lines) => seen.push(`${lines} line`),
      { flush: 'sync' },
    )
    facts(recorded(1_201, lineEvent('next', 'And so it is.')))
    expect(seen).toEqual(['1 line'])
    expect(store.interims).toEqual([])
  })

  it('[I12] is gone in the same change though its line says something else, and lines of others do not touch it', () => {
    const store = opened()
    say('a', 'We have for')
    say('b', 'And who')
    facts(recorded(1_201, lineEvent('a', 'We have four.')))
    expect(store.interims.map(({ text }) => text)).toEqual(['And who'])
  })

  it('[I11] of a lower number comes late and changes nothing, neither the words nor their being taken back', () => {
    const store = opened()
    say('a', 'We have four', 3)
    say('a', 'We have', 2)
    say('a', '', 1)
    expect(store.interims.map(({ text }) => text)).toEqual(['We have four'])
    say('a', '', 4)
    expect(store.interims).toEqual([])
  })

  it('[I11] of two sources keeps its order, whichever grows', () => {
    const store = opened()
    say('a', 'One')
    say('b', 'Two')
    say('a', 'One and')
    expect(store.interims.map(({ text }) => text)).toEqual(['One and', 'Two'])
  })

  it('[I12] that comes late, after its line, is not shown', () => {
    const store = opened()
    facts(recorded(1_201, lineEvent('next')))
    say('next', 'And so it')
    expect(store.interims).toEqual([])
  })

  it('[I13] is taken back by empty text, and goes when it has not grown for long', () => {
    const store = opened()
    say('a', 'Well')
    say('a', '')
    expect(store.interims).toEqual([])
    say('b', 'Perhaps')
    clock.pass(20_000)
    store.dropOldInterims()
    expect(store.interims).toEqual([])
  })

  it('[I13] does not stand in a record that begins anew', () => {
    const store = opened()
    say('a', 'Of the last rehearsal')
    transport.page.catchUp({ briefing: 'quay' })
    transport.asked.reply({
      ok: true,
      role: 'reader',
      kind: 'snapshot',
      epoch: 'e2',
      head: 4,
      now: 0,
      briefing: fold(OPENING),
    })
    expect(store.interims).toEqual([])
  })
})

describe('earlier lines', () => {
  it('come in whole pages from the multiple of the page size, and none is doubled', async () => {
    const store = opened()
    expect(store.hasEarlier).toBe(true)
    await store.loadEarlier()
    expect(store.hasEarlier).toBe(true)
    await store.loadEarlier()
    expect(pagesRead).toEqual([500, 0])
    expect(store.hasEarlier).toBe(false)
    expect(store.briefing?.lines).toEqual(WHOLE.lines)
  })

  it('are read until a line that somebody links to is there', async () => {
    const store = opened()
    expect(await store.reachLine('l620')).toBe(true)
    expect(pagesRead).toEqual([500])
  })

  it('all come without finding a line that the record does not have', async () => {
    const store = opened()
    expect(await store.reachLine('nowhere')).toBe(false)
    expect(store.briefing?.lines).toHaveLength(1_196)
  })

  it('that cannot be read leave what is there, and say so', async () => {
    const store = opened()
    readPage = () => Promise.resolve({ ok: false, code: 'not-reached', status: 0, detail: {} })
    expect(await store.loadEarlier()).toBe(false)
    expect(store.earlierFault?.code).toBe('not-reached')
    expect(store.briefing?.lines).toHaveLength(200)
  })

  it('of another epoch are not mixed in: the link joins again', async () => {
    const store = opened()
    readPage = () => Promise.resolve({ ok: true, value: { epoch: 'e2', head: 9, facts: [] } })
    expect(await store.loadEarlier()).toBe(false)
    expect(transport.joins).toHaveLength(2)
  })

  it('[T11] are said by whoever said them, read late or held while the connection was lost', async () => {
    const store = opened()
    const toKit = (lineId: string) =>
      ({ type: 'LineAttributed', lineId, speakerId: 'kit', kind: 'moderation', opens: null }) as const
    facts(recorded(1_201, toKit('l10')))
    await store.reachBeginning()
    const whoSaid = (id: string) => store.briefing?.lines.find((line) => line.id === id)?.speakerId
    expect([whoSaid('l10'), whoSaid('l11')]).toEqual(['kit', 'oona'])
    transport.page.disconnected()
    transport.page.connected()
    const briefing = snapshotOf(fold([recorded(1_201, toKit('l10')), recorded(1_202, toKit('l11'))], WHOLE))
    const answer = { role: 'reader', kind: 'snapshot', epoch: 'e1', head: 1_202, now: 0, briefing } as const
    transport.asked.reply({ ok: true, ...answer })
    expect([whoSaid('l10'), whoSaid('l11')]).toEqual(['kit', 'kit'])
  })

  it('stay when a snapshot joins on to them, and go when lines are missing in between', async () => {
    const store = opened()
    await store.reachBeginning()
    const later = fold([lineFact(1_201)], WHOLE)
    transport.page.disconnected()
    transport.page.connected()
    transport.asked.reply({
      ok: true,
      role: 'reader',
      kind: 'snapshot',
      epoch: 'e1',
      head: 1_201,
      now: 0,
      briefing: snapshotOf(later),
    })
    expect(store.briefing?.lines).toEqual(later.lines)

    const muchLater = fold(
      Array.from({ length: 300 }, (_, index) => lineFact(1_202 + index)),
      later,
    )
    transport.page.disconnected()
    transport.page.connected()
    transport.asked.reply({
      ok: true,
      role: 'reader',
      kind: 'snapshot',
      epoch: 'e1',
      head: 1_501,
      now: 0,
      briefing: snapshotOf(muchLater),
    })
    expect(store.briefing?.lines).toEqual(muchLater.lines.slice(-200))
    expect(store.hasEarlier).toBe(true)
  })
})
