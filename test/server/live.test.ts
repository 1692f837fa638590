import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fold } from '#shared/domain/briefing.ts'
import { view } from '#shared/domain/audience.ts'
import { snapshotOf } from '#shared/domain/snapshot.ts'
import { streamOf } from '../../server/live/briefings.ts'
import { eventually, postLine, postLines, snapshotIn, startNode, type NodeUnderTest } from '../support/node.ts'
import { createScriptedLog, type ScriptedLog } from '../support/scriptedLog.ts'

let log: ScriptedLog
let node: NodeUnderTest

beforeEach(async () => {
  log = createScriptedLog()
  node = await startNode(log)
})
afterEach(async () => {
  await node.close()
})

const lines = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => ({
    id: `l${from + at}`,
    speaker: 'Mayor, Jo Lind',
    text: `Line ${from + at}.`,
  }))

describe('joining', () => {
  it('[J1] gives a newcomer a snapshot that equals the fold as readers see it', async () => {
    const created = await node.createBriefing()
    await postLines(node, created, lines(1, 5))
    const reader = await node.reader()
    await eventually(async () => {
      const reply = snapshotIn(await reader.join(created.id))
      const whole = fold(log.facts(streamOf(created.id)) as never)
      expect(reply.head).toBe(whole.seq)
      expect(reply.briefing).toEqual(JSON.parse(JSON.stringify(snapshotOf(view(whole, 'reader')))))
    })
  })

  it('[J2] gives exactly the facts that somebody missed who was away', async () => {
    const created = await node.createBriefing()
    await postLines(node, created, lines(1, 5))
    const reader = await node.reader()
    await eventually(async () => {
      expect(snapshotIn(await reader.join(created.id)).briefing.lineCount).toBe(5)
    })
    const { epoch, head } = snapshotIn(await reader.join(created.id))
    reader.socket.disconnect()
    await postLines(node, created, lines(6, 55))
    const again = await node.reader()
    await eventually(async () => {
      const reply = await again.join(created.id, { epoch, seq: head })
      expect(reply).toMatchObject({ ok: true, kind: 'tail', head: head + 50 })
      if (reply.ok && reply.kind === 'tail')
        expect(reply.facts.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, at) => head + 1 + at))
    })
  })

  it('[J3] gives a snapshot of the last 200 lines to somebody who was away too long', async () => {
    const created = await node.createBriefing()
    const reader = await node.reader()
    const { epoch, head } = snapshotIn(await reader.join(created.id))
    for (let n = 0; n < 11; n += 1) await postLines(node, created, lines(n * 200 + 1, n * 200 + 200))
    await eventually(async () => {
      const { briefing } = snapshotIn(await reader.join(created.id, { epoch, seq: head }))
      expect(briefing.lineCount).toBe(2_200)
      expect(briefing.lines).toHaveLength(200)
      expect(briefing.lines.at(-1)?.text).toBe('Line 2200.')
    })
  })

  it('[J4] makes somebody who is ahead of this node wait, and never sends them back', async () => {
    const created = await node.createBriefing()
    const reader = await node.reader()
    const { epoch, head } = snapshotIn(await reader.join(created.id))
    log.hold()
    await postLine(node, created, { id: 'l1', text: 'Unheard by this node.' })
    const reply = await reader.join(created.id, { epoch, seq: head + 2 })
    expect(reply).toMatchObject({ ok: false, refusal: 'behind' })
    expect(reply).toHaveProperty('retryAfter')
    await eventually(async () => {
      expect(await reader.join(created.id, { epoch, seq: head + 1 })).toMatchObject({
        ok: true,
        kind: 'tail',
        facts: [],
      })
    })
  })

  it('[J5] gives a snapshot to somebody from another epoch, after asking the store which epoch it is', async () => {
    const created = await node.createBriefing()
    const reader = await node.reader()
    expect(await reader.join(created.id, { epoch: 'elsewhere', seq: 3 })).toMatchObject({ ok: true, kind: 'snapshot' })
    log.setDown(true)
    expect(await reader.join(created.id, { epoch: 'elsewhere', seq: 3 })).toMatchObject({
      ok: false,
      refusal: 'behind',
    })
  })

  it('[J6] delivers facts in order and without holes from the answer on, under a stream of lines', async () => {
    const created = await node.createBriefing()
    const posting = (async () => {
      for (let n = 1; n <= 60; n += 1) await postLine(node, created, { id: `l${n}`, text: `Line ${n}.` })
    })()
    const readers = await Promise.all(Array.from({ length: 8 }, () => node.reader()))
    const replies = await Promise.all(readers.map((reader) => reader.join(created.id)))
    await posting
    await eventually(() => {
      readers.forEach((reader, at) => {
        const { head } = snapshotIn(replies[at] ?? { ok: false, refusal: 'internal' })
        const seqs = reader.facts.map(({ seq }) => seq)
        expect(seqs).toEqual(Array.from({ length: seqs.length }, (_, index) => head + 1 + index))
        expect(reader.facts.at(-1)?.event).toMatchObject({ type: 'LineTranscribed', line: { id: 'l60' } })
      })
    })
  })

  it('[J7] serves readers by long polling alike', async () => {
    const created = await node.createBriefing()
    const reader = await node.reader({ transports: ['polling'] })
    const { head } = snapshotIn(await reader.join(created.id))
    await postLines(node, created, lines(1, 30))
    await eventually(() => {
      expect(reader.facts.map(({ seq }) => seq)).toEqual(Array.from({ length: 31 }, (_, at) => head + 1 + at))
    })
  })

  it('[J8] numbers what readers may not see, and shows nothing of it', async () => {
    const created = await node.createBriefing()
    const cookie = await node.ownerCookie()
    const reader = await node.reader()
    const owner = await node.reader({ cookie })
    const { head } = snapshotIn(await reader.join(created.id))
    const desk = snapshotIn(await owner.join(created.id)).briefing
    expect(desk.tokens).toMatchObject([{ label: 'lines', hash: '' }])
    await node.request(`/api/briefings/${created.id}/tokens`, { method: 'POST', cookie })
    await eventually(() => {
      expect(reader.facts).toEqual([
        { seq: head + 1, at: expect.any(Number) as number, by: { role: 'reader', id: '' }, event: null },
      ])
      expect(owner.facts[0]?.event).toMatchObject({ type: 'LinesTokenIssued', hash: '' })
    })
  })

  it('[J9] hides briefings from those who may not follow them, as if they did not exist', async () => {
    const created = await node.createBriefing({ visibility: 'accredited' })
    const reader = await node.reader()
    expect(await reader.join(created.id)).toMatchObject({ ok: false, refusal: 'briefing-not-found' })
    expect((await node.request(`/api/briefings/${created.id}`)).status).toBe(404)
    expect((await node.request(`/api/briefings/${created.id}/log`)).status).toBe(404)
    const list = (await (await node.request('/api/briefings')).json()) as { briefings: unknown[] }
    expect(list.briefings).toEqual([])
  })
})

describe('while following', () => {
  it('[W1] tells the head and the number of readers', async () => {
    const created = await node.createBriefing()
    const reader = await node.reader()
    const { head, epoch } = snapshotIn(await reader.join(created.id))
    await eventually(() => {
      expect(reader.told).toContainEqual({
        event: 'briefing:presence',
        message: { briefing: created.id, epoch, head, now: expect.any(Number) as number, readers: null, stale: false },
      })
    })
  })

  it('[W2] shows interim text to everybody, to newcomers too, and no longer once the line is finished', async () => {
    const created = await node.createBriefing()
    const early = await node.reader()
    await early.join(created.id)
    await postLine(node, created, { id: 'l1', text: 'So far', final: false })
    const shown = {
      event: 'briefing:interim',
      message: { briefing: created.id, lineId: 'l1', speakerId: null, text: 'So far' },
    }
    await eventually(() => {
      expect(early.told).toContainEqual(shown)
    })
    const late = await node.reader()
    await late.join(created.id)
    await eventually(() => {
      expect(late.told).toContainEqual(shown)
    })
    await postLine(node, created, { id: 'l1', text: 'So far, so good.' })
    const afterwards = await node.reader()
    await afterwards.join(created.id)
    await afterwards.join(created.id)
    expect(afterwards.told.filter(({ event }) => event === 'briefing:interim')).toEqual([])
    expect(
      log.facts(streamOf(created.id)).filter(({ event }) => JSON.stringify(event).includes('So far')),
    ).toHaveLength(1)
  })

  it('[W3] tells everybody to catch up when the stream has begun anew', async () => {
    const created = await node.createBriefing()
    const reader = await node.reader()
    const { epoch } = snapshotIn(await reader.join(created.id))
    const following = await node.server.briefings.open(created.id)
    await log.renew(following.stream, following.head, 'kept')
    await eventually(() => {
      expect(reader.told).toContainEqual({ event: 'briefing:catch-up', message: { briefing: created.id } })
    })
    const again = snapshotIn(await reader.join(created.id, { epoch, seq: following.head.seq }))
    expect(again.epoch).not.toBe(epoch)
  })

  it('[W4] carries out what the owner commands, tells everybody, and refuses a reader', async () => {
    const created = await node.createBriefing()
    const reader = await node.reader()
    const owner = await node.reader({ cookie: await node.ownerCookie() })
    const { head } = snapshotIn(await reader.join(created.id))
    expect(await reader.command(created.id, { type: 'EndBriefing' })).toEqual({
      ok: false,
      refusal: 'not-permitted',
      detail: { command: 'EndBriefing', role: 'reader' },
    })
    expect(await owner.command(created.id, { type: 'EndBriefing' })).toEqual({ ok: true, seq: head + 1 })
    await eventually(() => {
      expect(reader.facts.map(({ event }) => event)).toEqual([{ type: 'BriefingEnded' }])
    })
  })

  it('[W5] answers the store being away as away, and an unknown outcome as unknown', async () => {
    const created = await node.createBriefing()
    const owner = await node.reader({ cookie: await node.ownerCookie() })
    log.loseNextReply()
    expect(await owner.command(created.id, { type: 'EndBriefing' })).toEqual({ ok: false, refusal: 'outcome-unknown' })
    await eventually(async () => {
      expect(await owner.command(created.id, { type: 'EndBriefing' })).toMatchObject({ ok: true })
    })
    log.setDown(true)
    expect(await owner.command(created.id, { type: 'RetractLine', lineId: 'l1', reason: 'x' })).toMatchObject({
      refusal: 'line-not-found',
    })
    const response = await postLine(node, created, { id: 'l1', text: 'After the end.' })
    expect(response.status).toBe(409)
  })
})
