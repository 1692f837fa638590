/** The link's rules, each shown by messages that arrive in a chosen order. */
import { beforeEach, describe, expect, it } from 'vitest'
import { BriefingLink, type LinkSink } from '../../client/live/briefingLink.ts'
import type { LinkState } from '../../client/live/linkState.ts'
import type { Briefing } from '#shared/domain/state.ts'
import type { Recorded } from '#shared/domain/recorded.ts'
import type { JoinReply } from '#shared/protocol/messages.ts'
import { FakeClock } from './support/fakeClock.ts'
import { FakeTransport } from './support/fakeTransport.ts'
import { briefingOf, lineFact } from './support/facts.ts'

let clock: FakeClock
let transport: FakeTransport
let link: BriefingLink
let state: LinkState
let applied: number[]
let replaced: number[]

beforeEach(() => {
  clock = new FakeClock()
  transport = new FakeTransport()
  applied = []
  replaced = []
  const sink: LinkSink = {
    replace: (briefing: Briefing) => void replaced.push(briefing.seq),
    apply: (facts: readonly Recorded[]) => void applied.push(...facts.map((fact) => fact.seq)),
    interim: () => {},
    presence: () => {},
    own: () => {},
    tallies: () => {},
    serverTime: () => {},
    changed: (now) => {
      state = now
    },
  }
  link = new BriefingLink('quay', { transport, clock, sink })
  link.open()
})

const snapshotAt = (seq: number, epoch = 'e1'): JoinReply => {
  const briefing = briefingOf(seq - 4)
  return { ok: true, role: 'reader', kind: 'snapshot', epoch, head: seq, now: clock.now(), briefing }
}
const tail = (facts: readonly Recorded[], epoch = 'e1'): JoinReply => ({
  ok: true,
  role: 'reader',
  kind: 'tail',
  epoch,
  head: facts.at(-1)?.seq ?? 0,
  now: clock.now(),
  facts,
})
const events = (...seqs: number[]) =>
  transport.page.events({ briefing: 'quay', epoch: 'e1', facts: seqs.map((seq) => lineFact(seq)) })
const presence = (head: number, epoch = 'e1') =>
  transport.page.presence({ briefing: 'quay', epoch, head, now: clock.now(), readers: 3, stale: false })

function goLiveAt(seq: number) {
  transport.page.connected()
  transport.asked.reply(snapshotAt(seq))
}

describe('joining', () => {
  it('asks without a position first, takes the snapshot and is live', () => {
    goLiveAt(10)
    expect(transport.asked.request).toEqual({ briefing: 'quay' })
    expect(replaced).toEqual([10])
    expect(state.phase).toBe('live')
  })

  it('[L2] names its position after a lost connection and applies exactly the tail', () => {
    goLiveAt(10)
    transport.page.disconnected()
    expect(state.phase).toBe('connecting')
    transport.page.connected()
    expect(transport.asked.request.since).toEqual({ epoch: 'e1', seq: 10 })
    transport.asked.reply(tail([lineFact(11), lineFact(12)]))
    expect(applied).toEqual([11, 12])
    expect(replaced).toEqual([10])
  })

  it('[L2] waits as long as the server says when the node is behind, then asks again', () => {
    transport.page.connected()
    transport.asked.reply({ ok: false, refusal: 'behind', retryAfter: 700 })
    expect(state).toMatchObject({ phase: 'waiting', refusal: 'behind' })
    clock.pass(699)
    expect(transport.joins).toHaveLength(1)
    clock.pass(1)
    expect(transport.joins).toHaveLength(2)
  })

  it('waits longer at each refusal, whatever little the server asks for', () => {
    transport.page.connected()
    for (const [refusals, delay] of [375, 750, 1_500, 3_000, 6_000, 6_000].entries()) {
      transport.asked.reply({ ok: false, refusal: 'too-busy', retryAfter: 100 })
      clock.pass(delay - 1)
      expect(transport.joins).toHaveLength(refusals + 1)
      clock.pass(1)
      expect(transport.joins).toHaveLength(refusals + 2)
    }
    transport.asked.reply({ ok: false, refusal: 'behind', retryAfter: 9_000 })
    clock.pass(8_999)
    expect(transport.joins).toHaveLength(7)
    clock.pass(1)
    expect(transport.joins).toHaveLength(8)
  })

  it('[L2] never goes backwards: a snapshot behind its own position in the same epoch is waited out', () => {
    goLiveAt(10)
    transport.page.disconnected()
    transport.page.connected()
    transport.asked.reply(snapshotAt(8))
    expect(replaced).toEqual([10])
    expect(state.phase).toBe('waiting')
    clock.pass(500)
    transport.asked.reply(snapshotAt(14))
    expect(replaced).toEqual([10, 14])
  })

  it('[L2] takes a lower snapshot as somebody else, because the public may be further back', () => {
    goLiveAt(10)
    transport.page.disconnected()
    transport.page.connected()
    const { role: _, ...lower } = snapshotAt(8) as Extract<JoinReply, { kind: 'snapshot' }>
    transport.asked.reply({ ...lower, role: 'applicant' })
    expect(replaced).toEqual([10, 8])
    expect(state).toMatchObject({ phase: 'live', role: 'applicant' })
  })

  it('[L2] takes a lower snapshot of another epoch, because the log itself went back', () => {
    goLiveAt(10)
    transport.page.disconnected()
    transport.page.connected()
    transport.asked.reply(snapshotAt(6, 'e2'))
    expect(replaced).toEqual([10, 6])
  })

  it('stops at a refusal that asking again cannot change, until it is told to retry', () => {
    transport.page.connected()
    transport.asked.reply({ ok: false, refusal: 'briefing-not-found' })
    expect(state).toMatchObject({ phase: 'denied', refusal: 'briefing-not-found' })
    clock.pass(60_000)
    expect(transport.joins).toHaveLength(1)
    link.retry()
    expect(transport.joins).toHaveLength(2)
  })

  it('makes a new connection when a join is not answered in time, and ignores the late answer', () => {
    transport.page.connected()
    const late = transport.asked
    clock.pass(5_000)
    expect(transport.restarts).toBe(1)
    late.reply(snapshotAt(10))
    expect(replaced).toEqual([])
  })
})

describe('facts', () => {
  it('[L1] applies what leads on and drops what is held already', () => {
    goLiveAt(10)
    events(9, 10, 11)
    events(11)
    events(12)
    expect(applied).toEqual([11, 12])
  })

  it('[L1] joins again from its position at a gap, and applies the missing facts once', () => {
    goLiveAt(10)
    events(12)
    expect(applied).toEqual([])
    expect(transport.asked.request.since).toEqual({ epoch: 'e1', seq: 10 })
    events(13)
    transport.asked.reply(tail([lineFact(11), lineFact(12), lineFact(13)]))
    events(14)
    expect(applied).toEqual([11, 12, 13, 14])
    expect(transport.joins).toHaveLength(2)
  })

  it('[L1] joins again when facts are of another epoch', () => {
    goLiveAt(10)
    transport.page.events({ briefing: 'quay', epoch: 'e2', facts: [lineFact(11)] })
    expect(applied).toEqual([])
    expect(transport.joins).toHaveLength(2)
  })

  it('goes on applying facts in order while a join is under way', () => {
    goLiveAt(10)
    presence(10, 'e2')
    events(11)
    transport.asked.reply(tail([lineFact(11), lineFact(12)]))
    expect(applied).toEqual([11, 12])
  })

  it('ignores what belongs to another briefing', () => {
    goLiveAt(10)
    transport.page.events({ briefing: 'other', epoch: 'e1', facts: [lineFact(11)] })
    expect(applied).toEqual([])
  })

  it('joins again when the server tells it to catch up, also while it is joining', () => {
    goLiveAt(10)
    transport.page.catchUp({ briefing: 'quay' })
    expect(transport.joins).toHaveLength(2)
    transport.page.catchUp({ briefing: 'quay' })
    transport.asked.reply(tail([lineFact(11)]))
    expect(transport.joins).toHaveLength(3)
    expect(transport.asked.request.since).toEqual({ epoch: 'e1', seq: 11 })
  })
})

describe('presence and silence', () => {
  it('[L3] joins again when a head stays ahead for a second', () => {
    goLiveAt(10)
    presence(12)
    clock.pass(999)
    expect(transport.joins).toHaveLength(1)
    clock.pass(1)
    expect(transport.joins).toHaveLength(2)
  })

  it('[L3] does not join again when the facts arrive within that second', () => {
    goLiveAt(10)
    presence(11)
    events(11)
    clock.pass(3_000)
    expect(transport.joins).toHaveLength(1)
  })

  it('does nothing about a node that lags behind it', () => {
    goLiveAt(10)
    presence(7)
    clock.pass(3_000)
    expect(transport.joins).toHaveLength(1)
    expect(state.phase).toBe('live')
  })

  it('[L4] says since when it is paused after twelve silent seconds, and asks', () => {
    goLiveAt(10)
    const last = clock.now()
    clock.pass(11_999)
    expect(state.pausedSince).toBeNull()
    clock.pass(1)
    expect(state.pausedSince).toBe(last)
    expect(transport.joins).toHaveLength(2)
    transport.asked.reply(tail([]))
    expect(state).toMatchObject({ phase: 'live', pausedSince: null })
  })

  it('passes on that the node has lost its store', () => {
    goLiveAt(10)
    transport.page.presence({ briefing: 'quay', epoch: 'e1', head: 10, now: 0, readers: 1, stale: true })
    expect(state.storeStale).toBe(true)
  })
})

describe('commands', () => {
  it('[L5] answers what the server answers', async () => {
    goLiveAt(10)
    const sent = link.send({ type: 'EndBriefing' })
    transport.commands[0]?.reply({ ok: true, seq: 11 })
    expect(await sent).toEqual({ ok: true, seq: 11 })
  })

  it('[L5] calls the outcome unknown when no answer comes or the connection breaks', async () => {
    goLiveAt(10)
    const slow = link.send({ type: 'EndBriefing' })
    clock.pass(8_000)
    expect(await slow).toEqual({ ok: false, refusal: 'outcome-unknown' })
    const cut = link.send({ type: 'EndBriefing' })
    transport.page.disconnected()
    expect(await cut).toEqual({ ok: false, refusal: 'outcome-unknown' })
  })

  it('[L5] says that nothing was sent where there is no connection', async () => {
    expect(await link.send({ type: 'StartBriefing' })).toEqual({ ok: false, refusal: 'not-connected' })
    expect(transport.commands).toEqual([])
  })
})

it('lets go of everything when it is closed', () => {
  goLiveAt(10)
  link.close()
  events(11)
  clock.pass(60_000)
  expect(transport.isClosed).toBe(true)
  expect(applied).toEqual([])
  expect(state.phase).toBe('idle')
})
