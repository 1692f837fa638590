import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CreatedBriefing } from '#shared/protocol/http.ts'
import type { EventLog } from '../../server/log/eventLog.ts'
import { redisLog } from '../../server/log/redis/redisLog.ts'
import { eventually, postLine, postLines, snapshotIn, startNode, type NodeUnderTest } from '../support/node.ts'
import { startRedisServer, type RedisServer } from '../support/redisServer.ts'

let redis: RedisServer
let logs: EventLog[]
let a: NodeUnderTest
let b: NodeUnderTest
let created: CreatedBriefing

beforeAll(async () => {
  redis = await startRedisServer()
})
afterAll(async () => {
  await redis.stop()
})

async function startOnRedis(): Promise<NodeUnderTest> {
  const log = redisLog({ url: redis.url })
  logs.push(log)
  await eventually(async () => {
    expect(await log.reachable()).toBe(true)
  })
  return startNode(log)
}

beforeEach(async () => {
  logs = []
  a = await startOnRedis()
  b = await startOnRedis()
  created = await a.createBriefing()
})
afterEach(async () => {
  redis.resume()
  await a.close()
  await b.close()
  await Promise.all(logs.map((log) => log.close()))
})

const lines = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => ({
    id: `l${from + at}`,
    speaker: 'Mayor, Jo Lind',
    text: `Line ${from + at}.`,
  }))

describe('two nodes over Redis', () => {
  it('[G2] bring a line that was posted to one to a reader on the other', async () => {
    const reader = await b.reader()
    await reader.join(created.id)
    await postLine(a, created, { id: 'l1', text: 'Across.' })
    await eventually(() => {
      expect(reader.facts.at(-1)?.event).toMatchObject({ type: 'LineTranscribed', line: { text: 'Across.' } })
    })
  })

  it('[G2] keep one order under writers on both, each line once', async () => {
    const reader = await b.reader()
    const { head } = snapshotIn(await reader.join(created.id))
    const posting = Array.from({ length: 60 }, (_, at) =>
      postLine(at % 2 === 0 ? a : b, created, { id: `l${at}`, text: `Line ${at}.` }),
    )
    const answers = await Promise.all((await Promise.all(posting)).map((response) => response.json()))
    expect(answers.filter((answer) => (answer as { code?: string }).code !== undefined)).toEqual([])
    await eventually(() => {
      expect(reader.facts.map(({ seq }) => seq)).toEqual(Array.from({ length: 60 }, (_, at) => head + 1 + at))
    })
  })

  it('[G7] give somebody who moved from one to the other exactly what was missed, or a snapshot after too long', async () => {
    const before = await a.reader()
    const { epoch, head } = snapshotIn(await before.join(created.id))
    before.socket.disconnect()
    await postLines(a, created, lines(1, 49))
    const after = await b.reader()
    await eventually(async () => {
      const reply = await after.join(created.id, { epoch, seq: head })
      expect(reply).toMatchObject({ ok: true, kind: 'tail' })
      if (reply.ok && reply.kind === 'tail')
        expect(reply.facts.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, at) => head + 1 + at))
    })
    for (let n = 0; n < 11; n += 1) await postLines(a, created, lines(50 + n * 190, 49 + (n + 1) * 190))
    await eventually(async () => {
      expect(await after.join(created.id, { epoch, seq: head })).toMatchObject({
        ok: true,
        kind: 'snapshot',
        briefing: { lineCount: 2_139 },
      })
    })
  })

  it('[G6] repair themselves when Redis cuts their subscriptions', async () => {
    const reader = await b.reader()
    const { head } = snapshotIn(await reader.join(created.id))
    for (let round = 1; round <= 3; round += 1) {
      await eventually(async () => {
        expect(Number(await redis.ask('CLIENT', 'KILL', 'TYPE', 'pubsub'))).toBeGreaterThan(0)
      })
      await postLines(a, created, lines(round * 10, round * 10 + 9))
    }
    await eventually(() => {
      expect(reader.facts.map(({ seq }) => seq)).toEqual(Array.from({ length: 31 }, (_, at) => head + 1 + at))
    }, 8_000)
  })

  it('[G8] go on reading while Redis is silent, refuse to write, say so, and go on after', async () => {
    const reader = await b.reader()
    await reader.join(created.id)
    redis.pause()
    const response = await postLine(a, created, { id: 'l1', text: 'Into the silence.' })
    expect([503, 504]).toContain(response.status)
    await eventually(async () => {
      expect((await b.request('/readyz')).status).toBe(503)
      const { state, staleSince } = await b.server.briefings.open(created.id)
      expect(state.status).toBe('live')
      expect(staleSince).not.toBeNull()
    })
    const late = await b.reader()
    expect(snapshotIn(await late.join(created.id)).briefing.title).toBe('On the quay')
    redis.resume()
    await eventually(async () => {
      expect((await postLine(a, created, { id: 'l1', text: 'Into the silence.' })).status).toBe(200)
    }, 10_000)
    await eventually(() => {
      const said = reader.facts.filter(({ event }) => event?.type === 'LineTranscribed')
      expect(said).toHaveLength(1)
    }, 10_000)
  })

  it('[G1] lose nothing that was acknowledged when Redis is killed and comes back', async () => {
    const reader = await b.reader()
    await reader.join(created.id)
    const answers = await postLines(a, created, lines(1, 40))
    await redis.kill()
    await redis.restart()
    await eventually(async () => {
      expect((await postLine(b, created, { id: 'after', text: 'And on.' })).status).toBe(200)
    }, 10_000)
    await eventually(() => {
      const ids = reader.facts.flatMap(({ event }) => (event?.type === 'LineTranscribed' ? [event.line.id] : []))
      expect(ids).toEqual([...answers.map((answer) => (answer as { id: string }).id), 'after'])
    }, 10_000)
  })

  it('[G9] notice that Redis came back empty, and keep what they knew in a file', async () => {
    await postLine(a, created, { id: 'l1', text: 'Kept.' })
    const reader = await a.reader()
    const { epoch } = snapshotIn(await reader.join(created.id))
    await redis.ask('FLUSHALL')
    await eventually(() => {
      expect(reader.told.map(({ event }) => event)).toContain('briefing:catch-up')
    })
    expect(await reader.join(created.id, { epoch, seq: 1 })).toMatchObject({ ok: false, refusal: 'briefing-not-found' })
    const { readdir, readFile } = await import('node:fs/promises')
    const files = await readdir(`${a.dataDir}/lost`)
    const kept = await Promise.all(files.map((file) => readFile(`${a.dataDir}/lost/${file}`, 'utf8')))
    expect(kept.join('')).toContain('Kept.')
  })

  it('show interim text and count readers across', async () => {
    const onA = await a.reader()
    const onB = await b.reader({ cookie: await a.ownerCookie() })
    await onA.join(created.id)
    await onB.join(created.id)
    await postLine(a, created, { id: 'l1', text: 'Half a sen', final: false })
    await eventually(() => {
      expect(onB.told).toContainEqual({
        event: 'briefing:interim',
        message: { briefing: created.id, lineId: 'l1', speakerId: null, text: 'Half a sen' },
      })
      expect(onB.told.filter(({ event }) => event === 'briefing:presence').at(-1)?.message).toMatchObject({
        readers: 2,
      })
    }, 12_000)
  })

  it('use one owner’s session on both, and list what either created', async () => {
    const cookie = await a.ownerCookie()
    expect(await (await b.request('/api/sessions/current', { cookie })).json()).toMatchObject({ role: 'owner' })
    await eventually(async () => {
      const { briefings } = (await (await b.request('/api/briefings')).json()) as { briefings: { id: string }[] }
      expect(briefings.map(({ id }) => id)).toContain(created.id)
    })
  })
})
