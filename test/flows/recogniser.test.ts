/** Feeds of speech recognisers with their usual faults, at two nodes at once: no word stands twice, and none is lost. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CreatedBriefing } from '#shared/protocol/http.ts'
import { currentLine } from '#shared/domain/transcript.ts'
import { INTERIM_KEPT_MS } from '#shared/domain/lineText.ts'
import type { EventLog } from '../../server/log/eventLog.ts'
import { redisLog } from '../../server/log/redis/redisLog.ts'
import { followLooking, type LookingFollower } from '../support/lookingFollower.ts'
import { createMovableClock, type MovableClock } from '../support/movableClock.ts'
import { eventually, startNode, type NodeUnderTest } from '../support/node.ts'
import { chanceOf } from '../support/queueChance.ts'
import { playFeed, type Player } from '../support/playFeed.ts'
import { recognise, wordsIn, type Feed, type Recogniser } from '../support/recogniser.ts'
import { startRedisServer, type RedisServer } from '../support/redisServer.ts'

const SEED = Number(process.env['RECOGNISER_SEED'] ?? Date.now() % 1_000_000)
const FEEDS = 5

let redis: RedisServer
let logs: EventLog[]
let clock: MovableClock
let nodes: readonly [NodeUnderTest, NodeUnderTest]
let created: CreatedBriefing
let followers: LookingFollower[]

beforeAll(async () => {
  redis = await startRedisServer()
})
afterAll(() => redis.stop())
beforeEach(async () => {
  logs = []
  followers = []
  clock = createMovableClock(0)
  nodes = [await startOnRedis(), await startOnRedis()]
  created = await nodes[0].createBriefing()
})
afterEach(async () => {
  for (const follower of followers) follower.close()
  for (const node of nodes) await node.close()
  await Promise.all(logs.map((log) => log.close()))
})

async function startOnRedis(): Promise<NodeUnderTest> {
  const log = redisLog({ url: redis.url })
  logs.push(log)
  await eventually(async () => {
    expect(await log.reachable()).toBe(true)
  })
  return startNode(log, { clock })
}

async function anotherToken(): Promise<string> {
  const path = `/api/briefings/${created.id}/tokens`
  const response = await nodes[0].request(path, { method: 'POST', cookie: await nodes[0].ownerCookie() })
  return ((await response.json()) as CreatedBriefing).tokens.lines
}

/** The source at one node, and for some posts at the other. */
const player = (at: 0 | 1, token: string): Player => ({
  clock,
  send: ({ body, door }, signal) =>
    nodes[door === at ? 0 : 1].request(`/api/briefings/${created.id}/lines`, {
      json: body,
      headers: { authorization: `Bearer ${token}` },
      ...(signal && { signal }),
    }),
})

/** Nothing stands twice, nothing that is finished goes, and nothing that is being spoken goes but into its line or with age. */
function expectCalm({ looks }: LookingFollower): void {
  for (const [index, { rows, now }] of looks.entries()) {
    expectOnce(rows.map(({ id }) => id))
    expectOnce(rows.flatMap(({ text }) => wordsIn(text)))
    const stands = new Set(rows.map(({ id }) => id))
    const gone = (looks[index - 1]?.rows ?? []).filter(({ id }) => !stands.has(id))
    expect(gone.filter(({ isInterim, at }) => !isInterim || now - at < INTERIM_KEPT_MS)).toEqual([])
  }
}

function expectOnce(all: readonly string[]): void {
  expect(all.filter((one, at) => all.indexOf(one) !== at)).toEqual([])
}

/** Every word that one source said, once and in order, in its last wording, by whom it names in the end. */
function expectWhole({ briefing }: LookingFollower, { truth }: Feed): void {
  const ids = new Set(truth.map(({ id }) => id))
  const said = briefing.lines.filter(({ id }) => ids.has(id)).map((line) => currentLine(line, briefing.amendments))
  const labelOf = (speakerId: string | null) => briefing.speakers.find(({ id }) => id === speakerId)?.label
  expect(said.map(({ line, text }) => [line.id, labelOf(line.speakerId), text])).toEqual(
    truth.map(({ id, speaker, last }) => [id, speaker, last]),
  )
}

const COUNTS: Recogniser = {
  source: 'a',
  speaker: 'Harbour Chair, Ines Holm',
  mistakenFor: 'Speaker 1',
  lines: 14,
  isNumbered: true,
  rewords: true,
  pauses: true,
}
const COUNTS_NOT: Recogniser = {
  source: 'b',
  speaker: 'Kit Marsh, Tideway',
  lines: 14,
  isNumbered: false,
  rewords: false,
  pauses: true,
}
const SEEDS = Array.from({ length: FEEDS }, (_, at) => SEED + at)

/** At both nodes, with a reader at each, one that comes later, and one whose connection is lost. Returns how many answers were lost. */
async function expectHeard(seed: number, sources: readonly Recogniser[]): Promise<number> {
  const chance = chanceOf(seed)
  const feeds = sources.map((about, at) => recognise(seed + 7 * at, about))
  const tokens = [created.tokens.lines, await anotherToken()]
  followers = await Promise.all(nodes.map((node) => followLooking(node, created.id, clock)))
  const playing = Promise.all(feeds.map((feed, at) => playFeed(feed, player(at === 0 ? 0 : 1, tokens[at] ?? ''))))
  const later = 2 + chance.upTo(8)
  await eventually(() => {
    expect(followers[0]?.briefing.lineCount).toBeGreaterThan(later)
  }, 20_000)
  followers.push(await followLooking(chance.one(nodes), created.id, clock))
  chance.one(followers).drop()
  const played = await playing
  await eventually(() => {
    for (const follower of followers) {
      expect(follower.looks.at(-1)?.rows.filter(({ isInterim }) => isInterim)).toEqual([])
      for (const feed of feeds) expectWhole(follower, feed)
    }
  })
  for (const follower of followers) {
    expectCalm(follower)
    expect(follower.late).toEqual([])
  }
  const shown = followers.map(({ looks }) => looks.filter(({ rows }) => rows.some(({ isInterim }) => isInterim)))
  for (const looks of shown.slice(0, 2)) expect(looks.length).toBeGreaterThan(20 * feeds.length)
  return played.reduce((sum, { cut }) => sum + cut, 0)
}

describe('recognisers', () => {
  it.each(SEEDS)(
    '[I1] [I2] [I11] [I12] [I14] leave no word twice and none out, at two nodes, with all their faults (seed %i)',
    async (seed) => {
      expect(await expectHeard(seed, [COUNTS, COUNTS_NOT])).toBeGreaterThan(0)
    },
  )

  // Alone, since another would move the clock on while its lines settle.
  it.each(SEEDS)('[T7] [I14] that count nothing may listen again too (seed %i)', async (seed) => {
    const listensAgain = { ...COUNTS_NOT, lines: 28, rewords: true, mistakenFor: 'Speaker 2' }
    expect(recognise(seed, listensAgain).truth.some(({ first, last }) => first !== last)).toBe(true)
    await expectHeard(seed, [listensAgain])
  })
})
