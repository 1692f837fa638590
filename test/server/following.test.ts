import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Following } from '../../server/live/following.ts'
import type { Projection } from '../../server/live/projection.ts'
import type { StoredFact } from '../../server/log/eventLog.ts'
import { createFakeClock, settle, type FakeClock } from '../support/fakeClock.ts'
import { createScriptedLog, type ScriptedLog } from '../support/scriptedLog.ts'

const BY = { role: 'owner', id: 'test' } as const

/** The state is the list of what was said, so that an order or a repeat shows. */
const SAID: Projection<readonly string[], StoredFact> = {
  initial: [],
  parse: (fact) => {
    if (fact.event === 'unreadable') throw new Error('cannot be read')
    return fact
  },
  unreadable: (fact) => ({ ...fact, event: null }),
  evolve: (said, { event }) => (event === null ? said : [...said, event as string]),
}

let log: ScriptedLog
let clock: FakeClock
let following: Following<readonly string[], StoredFact>
let lostEnds: { stream: string; facts: readonly StoredFact[] }[]
let heard: (number | 'anew')[]

async function say(...words: string[]): Promise<void> {
  const [head] = await log.heads(['s'])
  if (head === undefined) throw new Error('no head')
  const facts = words.map((event) => ({ at: 1, by: BY, event }))
  expect((await log.append('s', head, facts)).ok).toBe(true)
}

async function poll(): Promise<void> {
  const asked = following.head.seq
  const [head] = await log.heads(['s'])
  if (head !== undefined) following.noticeHead(head, asked, clock.now())
  await settle()
}

beforeEach(async () => {
  log = createScriptedLog()
  clock = createFakeClock()
  lostEnds = []
  heard = []
  await say('a', 'b')
  following = new Following({
    stream: 's',
    log,
    projection: SAID,
    clock,
    logger: pino({ level: 'silent' }),
    keepLostEnd: (stream, _epoch, facts) => {
      lostEnds.push({ stream, facts })
      return Promise.resolve()
    },
  })
  following.listen({
    facts: (facts) => heard.push(...facts.map(({ seq }) => seq)),
    begunAnew: () => heard.push('anew'),
  })
  await settle()
})

afterEach(async () => {
  await following.close()
})

describe('a stream as a node follows it', () => {
  it('[L1] catches up with what was there before it subscribed', () => {
    expect(following.phase).toBe('live')
    expect(following.state).toEqual(['a', 'b'])
  })

  it('[L2] hands on each fact once and in order, also when frames come again', async () => {
    log.hold()
    await say('c')
    await say('d')
    log.release()
    await settle()
    expect(heard).toEqual([1, 2, 3, 4])
    await poll()
    expect(heard).toEqual([1, 2, 3, 4])
  })

  it('[L3] mends a hole by one read as soon as the next frame shows it', async () => {
    const before = log.reads()
    log.drop(1)
    await say('c')
    expect(following.state).toEqual(['a', 'b'])
    await say('d')
    await settle()
    expect(log.dropped()).toBe(1)
    expect(following.state).toEqual(['a', 'b', 'c', 'd'])
    expect(heard).toEqual([1, 2, 3, 4])
    expect(log.reads() - before).toBe(1)
  })

  it('[L3] notices by the poll of the heads what no frame shows', async () => {
    log.drop(2)
    await say('c')
    await say('d')
    await settle()
    expect(following.state).toEqual(['a', 'b'])
    await poll()
    expect(following.state).toEqual(['a', 'b', 'c', 'd'])
  })

  it('[L4] goes on serving what it has while the store is silent, and says since when', async () => {
    log.breakFeed('s')
    log.setDown(true)
    expect(following.phase).toBe('stale')
    expect(following.staleSince).toBe(clock.now())
    expect(following.state).toEqual(['a', 'b'])
    await clock.advance(5_000)
    expect(following.phase).toBe('stale')
  })

  it('[L4] is live again only when the feed is confirmed and the log was read', async () => {
    log.breakFeed('s')
    log.drop(1)
    await say('c')
    await poll()
    expect(following.phase).toBe('stale')
    log.restoreFeed('s')
    await settle()
    expect(following.phase).toBe('live')
    expect(following.staleSince).toBeNull()
    expect(following.state).toEqual(['a', 'b', 'c'])
  })

  it('[L4] keeps asking, with pauses, until the store answers', async () => {
    log.setDown(true)
    log.breakFeed('s')
    log.restoreFeed('s')
    await clock.advance(20_000)
    expect(following.phase).toBe('stale')
    log.setDown(false)
    await clock.advance(3_000)
    expect(following.phase).toBe('live')
  })

  it('[L5] begins anew in a new epoch when the store came back older, and keeps the lost end', async () => {
    await say('c', 'd')
    const before = following.head.epoch
    log.rollBack('s', 3)
    await poll()
    expect(following.head.epoch).not.toBe(before)
    expect(following.state).toEqual(['a', 'b', 'c'])
    expect(lostEnds[0]).toMatchObject({ stream: 's', facts: [{ seq: 4, event: 'd' }] })
    expect(heard.at(-1)).toBe('anew')
  })

  it('[L5] notices an older store that another node has written past its own head meanwhile', async () => {
    await say('c', 'd')
    const before = following.head.epoch
    log.breakFeed('s')
    log.rollBack('s', 3)
    log.hold()
    await say('X', 'Y', 'Z')
    log.restoreFeed('s')
    await settle()
    expect(following.head.epoch).not.toBe(before)
    expect(following.state).toEqual(['a', 'b', 'c', 'X', 'Y', 'Z'])
    expect(lostEnds[0]?.facts).toMatchObject([{ seq: 4, event: 'd' }])
  })

  it('[L5] goes on with the same store after its feed was away, without a new epoch', async () => {
    const before = following.head.epoch
    log.breakFeed('s')
    log.drop(1)
    await say('c')
    log.restoreFeed('s')
    await settle()
    expect(following.head.epoch).toBe(before)
    expect(following.state).toEqual(['a', 'b', 'c'])
    expect(heard).toEqual([1, 2, 3])
  })

  it('[L5] does not take a head that was asked for before newer facts came for an older store', async () => {
    const asked = following.head.seq
    const [head] = await log.heads(['s'])
    await say('c')
    if (head !== undefined) following.noticeHead(head, asked, clock.now())
    await settle()
    expect(following.phase).toBe('live')
    expect(lostEnds).toEqual([])
    expect(following.state).toEqual(['a', 'b', 'c'])
  })

  it('[L5] keeps the lost end also when another node has begun the new epoch', async () => {
    await say('c', 'd')
    log.hold()
    log.rollBack('s', 3)
    await log.renew('s', { epoch: following.head.epoch, seq: 3 }, 'kept')
    await poll()
    expect(following.state).toEqual(['a', 'b', 'c'])
    expect(lostEnds.flatMap(({ facts }) => facts)).toMatchObject([{ seq: 4, event: 'd' }])
  })

  it('[L6] takes the place of the old state in one step when the stream was wiped', async () => {
    await log.renew('s', following.head, 'wiped')
    await settle()
    expect(following.state).toEqual([])
    await say('x')
    await settle()
    expect(following.state).toEqual(['x'])
    expect(heard).toEqual([1, 2, 'anew', 1])
    expect(lostEnds.flatMap(({ facts }) => facts)).toEqual([])
  })

  it('[L7] passes over a fact that cannot be read and keeps its number', async () => {
    await say('unreadable', 'c')
    expect(following.state).toEqual(['a', 'b', 'c'])
    expect(following.head.seq).toBe(4)
  })

  it('[L8] waits for a head, and reads the log when the echo does not come', async () => {
    log.drop(1)
    await say('c')
    const reached = following.reach({ epoch: following.head.epoch, seq: 3 })
    await clock.advance(150)
    await reached
    expect(following.state).toEqual(['a', 'b', 'c'])
  })

  it('[L8] gives up waiting for a head after two seconds', async () => {
    const reached = expect(following.reach({ epoch: following.head.epoch, seq: 9 })).rejects.toThrow('did not answer')
    await clock.advance(2_500)
    await reached
  })

  it('[L9] hands out exact tails, and none that it does not hold', async () => {
    await say('c')
    expect(following.factsAfter(3)).toEqual([])
    expect(following.factsAfter(1)?.map(({ seq }) => seq)).toEqual([2, 3])
    expect(following.factsAfter(4)).toBeNull()
    for (let n = 0; n < 5; n += 1) await say(...Array.from({ length: 900 }, (_, index) => `w${n}-${index}`))
    await settle()
    expect(following.factsAfter(0)).toBeNull()
    expect(following.factsAfter(following.head.seq - 2_000)).toHaveLength(2_000)
  })
})
