/** The votes of one briefing on nodes that share a log: taken together, counted alike, told seldom; on a clock that the test moves. */
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AUDIENCES, type Audience } from '#shared/domain/audience.ts'
import type { BriefingEvent } from '#shared/domain/events.ts'
import { newCard } from '#shared/domain/questions/asking.ts'
import { DEFAULT_SETTINGS } from '#shared/domain/questions/state.ts'
import type { Asked, QueueSettings } from '#shared/domain/questions/vocabulary.ts'
import type { Refusal } from '#shared/domain/refusal.ts'
import { createExecute } from '../../server/commands/execute.ts'
import { Briefings, streamOf } from '../../server/live/briefings.ts'
import { Held } from '../../server/live/held.ts'
import type { Identity } from '../../server/people/identities.ts'
import { GATHER_MS, votesStreamOf } from '../../server/votes/ballotBox.ts'
import { Votes } from '../../server/votes/votes.ts'
import { LIVE } from '../support/briefings.ts'
import { createFakeClock, settle, type FakeClock } from '../support/fakeClock.ts'
import { NOON, OWNER } from '../support/given.ts'
import { createScriptedLog, type ScriptedLog } from '../support/scriptedLog.ts'

const ID = 'harbour'

interface Told {
  readonly at: number
  readonly audience: Audience
  readonly votes: Readonly<Record<string, number>>
}

interface Node {
  readonly briefings: Briefings
  readonly votes: Votes
  readonly told: Told[]
  readonly last: (audience: Audience) => Told['votes'] | undefined
}

let log: ScriptedLog
let clock: FakeClock
let appends: string[]
let nodes: Node[]
/** A stream whose appends wait until `unblock` is called. */
let blocked: string | null
let unblock: () => void

beforeEach(() => {
  clock = createFakeClock()
  const scripted = createScriptedLog()
  appends = []
  log = {
    ...scripted,
    append: async (stream, expected, facts) => {
      appends.push(stream)
      if (stream === blocked) await new Promise<void>((resolve) => (unblock = resolve))
      return scripted.append(stream, expected, facts)
    },
  }
  nodes = []
  blocked = null
})
afterEach(async () => {
  for (const { votes, briefings } of nodes) {
    await votes.close()
    await briefings.close()
  }
})

async function record(...events: readonly BriefingEvent[]): Promise<void> {
  const [head] = await log.heads([streamOf(ID)])
  const facts = events.map((event) => ({ at: clock.now(), by: OWNER, event }))
  await log.append(streamOf(ID), head ?? { epoch: '', seq: 0 }, facts)
  await settle()
}

const set = (settings: Partial<QueueSettings>): BriefingEvent => {
  return { type: 'QueueChanged', isOpen: true, more: null, settings: { ...DEFAULT_SETTINGS, ...settings } }
}

function listed(id: string, account: string): BriefingEvent[] {
  const question: Asked = {
    id,
    account,
    state: 'listed',
    asker: { name: 'Kit Marsh', outlet: 'Tideway Radio', where: 'room' },
    original: 'When?',
    text: 'When?',
    proposed: null,
    parent: null,
    isPointOfOrder: false,
    askedAt: NOON,
    changedAt: NOON,
    reason: null,
    into: null,
  }
  return [
    { type: 'QuestionAsked', question },
    { type: 'QuestionListed', card: newCard(question), before: null },
  ]
}

async function startNode(hold = 0): Promise<Node> {
  const logger = pino({ level: 'silent' })
  const keepLostEnd = () => Promise.resolve()
  const told: Told[] = []
  const votes = new Votes({ log, clock, logger, keepLostEnd, counted: () => undefined })
  const briefings: Briefings = new Briefings({
    log,
    clock,
    logger,
    keepLostEnd,
    opened: (id, following) => {
      const held = new Held({ following, clock, hold, ask: () => briefings.isCurrent(following) })
      votes.open(id, {
        following,
        held,
        sourceOf: (audience) => (audience === 'public' ? held : following),
        tell: (audience, counts) => void told.push({ at: clock.now(), audience, votes: counts }),
      })
    },
    letGo: (id) => {
      votes.letGo(id)
    },
    isNeeded: () => true,
    others: { [Symbol.iterator]: () => votes.followings()[Symbol.iterator]() },
  })
  await briefings.open(ID)
  await settle()
  const last = (audience: Audience) => told.findLast((each) => each.audience === audience)?.votes
  const node = { briefings, votes, told, last }
  nodes.push(node)
  return node
}

const reporter = (account: string): Identity => ({
  role: 'reporter',
  actor: { role: 'reporter', id: account },
  account,
  answersFor: account,
  claims: null,
  screen: null,
})
const cast = (node: Node, account: string, questionId: string) =>
  node.votes.vote(ID, reporter(account), { type: 'CastVote', questionId })

/** The most that any second saw told to one audience. */
function mostInASecond({ told }: Node): number {
  return Math.max(
    ...AUDIENCES.flatMap((audience) => {
      const at = told.filter((each) => each.audience === audience).map((each) => each.at)
      return at.map((begin) => at.filter((later) => later >= begin && later <= begin + 1_000).length)
    }),
  )
}

describe('votes', () => {
  it('of five seconds on two nodes are told at most twice a second, and the last count is right on both', async () => {
    await record(...LIVE, set({ votes: 'open' }), ...listed('q1', 'kit'), ...listed('q2', 'tomas'))
    const [a, b] = [await startNode(), await startNode()]
    const given: Promise<number>[] = []
    for (let nth = 0; nth < 500; nth += 1) {
      given.push(cast(nth % 2 === 0 ? a : b, `account-${nth}`, nth % 5 === 0 ? 'q1' : 'q2'))
      await clock.advance(10)
    }
    await clock.advance(2_000)
    await Promise.all(given)
    for (const node of [a, b]) {
      for (const audience of AUDIENCES) expect(node.last(audience)).toEqual({ q1: 100, q2: 400 })
      expect(mostInASecond(node)).toBeLessThanOrEqual(2)
      expect(node.told.length, 'and not only once at the end').toBeGreaterThan(3 * 8)
    }
  })

  it('of one instant are written together, and more than a node can hold are refused', async () => {
    await record(...LIVE, set({ votes: 'open' }), ...listed('q1', 'kit'))
    const node = await startNode()
    const given = Array.from({ length: 5_300 }, (_, nth) => cast(node, `account-${nth}`, 'q1'))
    const settled = Promise.allSettled(given)
    await clock.advance(40 * GATHER_MS)
    const refused = (await settled).flatMap((answer) =>
      answer.status === 'rejected' ? [answer.reason as Refusal] : [],
    )
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['too-busy']))
    const taken = given.length - refused.length
    expect(taken).toBeGreaterThanOrEqual(5_000)
    await clock.advance(1_000)
    expect(node.last('desk')).toEqual({ q1: taken })
    expect(appends.filter((stream) => stream === votesStreamOf(ID)).length).toBeLessThanOrEqual(27)
    expect(log.facts(votesStreamOf(ID))).toHaveLength(taken)
  })

  it('of one account on two nodes at once are one vote, and both are told that it is given', async () => {
    await record(...LIVE, set({ votes: 'open' }), ...listed('q1', 'kit'))
    const [a, b] = [await startNode(), await startNode()]
    await clock.advance(1_000)
    const heard: string[] = []
    b.votes.listen((_id, accounts) => heard.push(...(accounts ?? [])))
    const both = Promise.all([cast(a, 'noor', 'q1'), cast(b, 'noor', 'q1')])
    await clock.advance(1_000)
    await both
    expect(log.facts(votesStreamOf(ID))).toHaveLength(1)
    for (const node of [a, b]) {
      expect(node.last('reader')).toEqual({ q1: 1 })
      expect(node.votes.of(ID, 'noor')).toEqual(['q1'])
    }
    expect(heard).toEqual(['noor'])
  })

  it('whose answer was lost can be sent again', async () => {
    await record(...LIVE, set({ votes: 'open' }), ...listed('q1', 'kit'))
    const node = await startNode()
    await clock.advance(1_000)
    log.loseNextReply()
    await expect(cast(node, 'noor', 'q1')).rejects.toMatchObject({ code: 'outcome-unknown' })
    const again = cast(node, 'noor', 'q1')
    await clock.advance(1_000)
    await again
    expect(node.last('desk')).toEqual({ q1: 1 })
  })

  it('are numbers for the desk alone while counts are hidden, from the moment on that they are', async () => {
    await record(...LIVE, set({ votes: 'open' }), ...listed('q1', 'kit'))
    const node = await startNode(30_000)
    await cast(node, 'noor', 'q1')
    await clock.advance(35_000)
    for (const audience of AUDIENCES) expect(node.last(audience)).toEqual({ q1: 1 })
    const before = node.told.length
    await record(set({ votes: 'open', hidesCounts: true }))
    await clock.advance(1_000)
    const second = cast(node, 'lotte', 'q1')
    await clock.advance(35_000)
    await second
    expect(node.last('desk')).toEqual({ q1: 2 })
    for (const audience of ['reader', 'public'] as const) {
      const told = node.told.slice(before).filter((each) => each.audience === audience)
      expect(told.map(({ votes }) => votes)).toEqual([{}])
    }
  })

  it('name no question to the public that it has not read yet', async () => {
    await record(...LIVE, set({ votes: 'open' }), ...listed('q1', 'kit'))
    const node = await startNode(30_000)
    await clock.advance(35_000)
    await record(...listed('q2', 'tomas'))
    const given = [cast(node, 'noor', 'q1'), cast(node, 'noor', 'q2')]
    await clock.advance(5_000)
    await Promise.all(given)
    expect(node.last('reader')).toEqual({ q1: 1, q2: 1 })
    expect(node.last('public')).toEqual({ q1: 1 })
    await clock.advance(30_000)
    expect(node.last('public')).toEqual({ q1: 1, q2: 1 })
  })

  it('cost nothing and are not told where they are off, and are told anew once they are on again', async () => {
    await record(...LIVE, ...listed('q1', 'kit'))
    const node = await startNode()
    await clock.advance(2_000)
    expect([...node.votes.followings()]).toEqual([])
    await record(set({ votes: 'open' }))
    await cast(node, 'noor', 'q1')
    await clock.advance(2_000)
    await record(set({ votes: 'off' }))
    const before = node.told.length
    await clock.advance(2_000)
    expect(node.told).toHaveLength(before)
    await record(set({ votes: 'closed' }))
    await clock.advance(2_000)
    expect(node.told.slice(before).map(({ audience, votes }) => ({ audience, votes }))).toEqual(
      AUDIENCES.map((audience) => ({ audience, votes: { q1: 1 } })),
    )
  })

  it('are greeted with, and whoever came between two counts is told the second even where it is the first again', async () => {
    await record(...LIVE, set({ votes: 'open' }), ...listed('q1', 'kit'))
    const node = await startNode()
    await clock.advance(2_000)
    await cast(node, 'noor', 'q1')
    await clock.advance(2 * GATHER_MS)
    const greeted: unknown[] = []
    const joins = () => {
      node.votes.greet(ID, { emit: (...said) => greeted.push(said) > 0 }, 'reader')
    }
    joins()
    expect(greeted).toEqual([['briefing:tallies', { briefing: ID, votes: { q1: 1 } }]])
    await cast(node, 'lotte', 'q1')
    await clock.advance(2 * GATHER_MS)
    joins()
    expect(greeted.at(-1)).toEqual(['briefing:tallies', { briefing: ID, votes: { q1: 2 } }])
    await node.votes.vote(ID, reporter('lotte'), { type: 'TakeBackVote', questionId: 'q1' })
    const before = node.told.length
    await clock.advance(2_000)
    const since = node.told.slice(before)
    expect(since.map(({ audience, votes }) => [audience, votes])).toEqual([['reader', { q1: 1 }]])
  })

  it('of a store that came back older are counted as it has them', async () => {
    await record(...LIVE, set({ votes: 'open' }), ...listed('q1', 'kit'))
    const node = await startNode()
    const given = ['noor', 'lotte', 'ines'].map((account) => cast(node, account, 'q1'))
    await clock.advance(2_000)
    await Promise.all(given)
    expect(node.last('desk')).toEqual({ q1: 3 })
    log.rollBack(votesStreamOf(ID), 1)
    await clock.advance(3_000)
    expect(node.last('desk')).toEqual({ q1: 1 })
    expect(node.votes.of(ID, 'ines')).toEqual([])
  })

  it('stand before no command of the desk: it is answered while the votes are still on their way to the disk', async () => {
    await record(...LIVE, set({ votes: 'open' }), ...listed('q1', 'kit'))
    const node = await startNode()
    const execute = createExecute({
      log,
      clock,
      logger: pino({ level: 'silent' }),
      follow: (id) => node.briefings.follow(id),
      publicSeq: () => Number.POSITIVE_INFINITY,
      counted: () => undefined,
    })
    blocked = votesStreamOf(ID)
    const vote = cast(node, 'noor', 'q1')
    await settle()
    await execute.one(ID, OWNER, { type: 'CloseQueue', act: 'act-1' })
    expect(log.facts(votesStreamOf(ID))).toEqual([])
    unblock()
    await vote
    expect(log.facts(votesStreamOf(ID))).toHaveLength(1)
  })

  it('are refused, and not left waiting, once the node closes', async () => {
    await record(...LIVE, set({ votes: 'open' }), ...listed('q1', 'kit'))
    const node = await startNode()
    await cast(node, 'lotte', 'q1')
    const waiting = cast(node, 'noor', 'q1')
    const outcome = expect(waiting).rejects.toMatchObject({ code: 'store-down' })
    await node.votes.close()
    await clock.advance(1_000)
    await outcome
    await expect(cast(node, 'ines', 'q1')).rejects.toMatchObject({ code: 'briefing-not-found' })
  })

  it('are not taken from whoever has no account', async () => {
    await record(...LIVE, set({ votes: 'open' }), ...listed('q1', 'kit'))
    const node = await startNode()
    const owner: Identity = { ...reporter(''), role: 'owner', actor: OWNER, account: null }
    const vote = node.votes.vote(ID, owner, { type: 'CastVote', questionId: 'q1' })
    await expect(vote).rejects.toMatchObject({ code: 'not-permitted' })
  })
})
