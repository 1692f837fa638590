/** A hold over two nodes and a real Redis, in the time that really passes. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CreatedBriefing } from '#shared/protocol/http.ts'
import { eventually, postLine, snapshotIn, type Reader } from '../support/node.ts'
import { startPair, type Pair } from '../support/pair.ts'
import { insist } from '../support/people.ts'
import { startRedisServer, type RedisServer } from '../support/redisServer.ts'
import { startSmtpServer, type SmtpServer } from '../support/smtpServer.ts'

const HOLD_S = 2

let redis: RedisServer
let smtp: SmtpServer
let pair: Pair
let created: CreatedBriefing

beforeAll(async () => {
  redis = await startRedisServer()
  smtp = await startSmtpServer()
})
afterAll(async () => {
  await redis.stop()
  await smtp.close()
})
beforeEach(async () => {
  pair = await startPair(redis, smtp)
  created = await pair.a.createBriefing()
  await setHold(HOLD_S)
})
afterEach(async () => {
  redis.resume()
  await setHold(0)
  await pair.close()
})

const setHold = (holdS: number) => insist(pair.a, 'PUT /api/settings', { cookie: pair.owner, body: { holdS } })
const say = (id: string, text = `Said ${id}.`) => postLine(pair.a, created, { id, speaker: 'Chair', text })
const wordsOf = ({ facts }: Reader) =>
  facts.flatMap(({ event }) => (event?.type === 'LineTranscribed' ? [event.line.text] : []))

/** Somebody of the public on the node that takes no lines, once that node knows of the hold and lets on what was before it. */
async function publicReader(): Promise<{ reader: Reader; arrivals: Map<string, number> }> {
  await eventually(() => {
    expect(pair.b.server.rooms.hold).toBe(HOLD_S * 1_000)
  })
  const reader = await pair.b.reader()
  await eventually(async () => {
    expect(snapshotIn(await reader.join(created.id)).briefing.status).toBe('live')
  })
  const arrivals = new Map<string, number>()
  reader.socket.on('briefing:events', ({ facts }) => {
    for (const { event } of facts) if (event?.type === 'LineTranscribed') arrivals.set(event.line.id, Date.now())
  })
  return { reader, arrivals }
}

describe('a hold over two nodes', () => {
  it('[D18] lets the public of one read what was said at the other when its time has come, in order', async () => {
    const { reader, arrivals } = await publicReader()
    const owner = await pair.b.reader({ cookie: pair.owner })
    await owner.join(created.id)
    const saidAt = new Map<string, number>()
    for (const id of ['l1', 'l2', 'l3']) {
      saidAt.set(id, Date.now())
      await say(id)
      await eventually(() => {
        expect(wordsOf(owner)).toContain(`Said ${id}.`)
      })
    }
    expect(wordsOf(reader)).toEqual([])
    await eventually(() => {
      expect(wordsOf(reader)).toEqual(['Said l1.', 'Said l2.', 'Said l3.'])
    })
    for (const [id, at] of saidAt) {
      const late = (arrivals.get(id) ?? 0) - at
      expect(late).toBeGreaterThanOrEqual(HOLD_S * 1_000)
      expect(late).toBeLessThan(HOLD_S * 1_000 + 1_500)
    }
  })

  it('[D18] never lets out at one what was taken back at the other in time, though its subscriptions were cut', async () => {
    const { reader } = await publicReader()
    const owner = await pair.a.reader({ cookie: pair.owner })
    await owner.join(created.id)
    await say('slip', 'SLIP of the tongue.')
    await redis.ask('CLIENT', 'KILL', 'TYPE', 'pubsub')
    expect(await owner.command(created.id, { type: 'RetractLine', lineId: 'slip', reason: 'a SLIP' })).toMatchObject({
      ok: true,
    })
    await say('l2')
    await eventually(() => {
      expect(wordsOf(reader)).toEqual(['Said l2.'])
    }, 10_000)
    const late = await pair.b.reader()
    const log = await (await pair.b.request(`/api/briefings/${created.id}/log`)).text()
    const out = JSON.stringify([reader.facts, await late.join(created.id), log])
    expect(out).toContain('Said l2.')
    expect(out).not.toContain('SLIP')
  })

  it('[D18] keeps everything back at a node that has lost its store, and goes on after', async () => {
    const { reader } = await publicReader()
    const owner = await pair.b.reader({ cookie: pair.owner })
    await owner.join(created.id)
    await say('l1')
    await eventually(() => {
      expect(wordsOf(owner)).toEqual(['Said l1.'])
    })
    redis.pause()
    const pausedAt = Date.now()
    const { held } = pair.b.server.rooms.of(created.id, await pair.b.server.briefings.open(created.id))
    await eventually(() => {
      expect(held.staleSince).not.toBeNull()
      expect(Date.now() - pausedAt).toBeGreaterThan(HOLD_S * 1_000 + 1_000)
    })
    expect(wordsOf(reader)).toEqual([])
    redis.resume()
    await eventually(() => {
      expect(wordsOf(reader)).toEqual(['Said l1.'])
    }, 10_000)
  })
})
