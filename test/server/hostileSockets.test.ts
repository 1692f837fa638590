import { connect as connectTcp } from 'node:net'
import { WebSocket } from 'ws'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CreatedBriefing } from '#shared/protocol/http.ts'
import { LARGEST_BACKLOG } from '../../server/live/backlog.ts'
import { pendingBytes } from '../../server/live/framing.ts'
import { eventually, postLine, postLines, snapshotIn, startNode, type NodeUnderTest } from '../support/node.ts'
import { createScriptedLog } from '../support/scriptedLog.ts'

let node: NodeUnderTest
let created: CreatedBriefing

beforeEach(async () => {
  node = await startNode(createScriptedLog())
  created = await node.createBriefing()
})
afterEach(async () => {
  await node.close()
})

/** A WebSocket below Socket.IO: sends any bytes; tells when it is closed. */
async function raw(): Promise<{ send: (data: string | Buffer) => void; closed: Promise<void>; received: string[] }> {
  const socket = new WebSocket(`${node.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`)
  const received: string[] = []
  socket.on('message', (data: Buffer) => received.push(data.toString()))
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => {
      resolve()
    })
  })
  socket.on('error', () => undefined)
  await new Promise((resolve) => socket.once('message', resolve))
  return {
    send: (data) => {
      socket.send(data)
    },
    closed,
    received,
  }
}

async function stillServes(): Promise<void> {
  const reader = await node.reader()
  expect(snapshotIn(await reader.join(created.id)).briefing.id).toBe(created.id)
  reader.socket.disconnect()
}

describe('a hostile connection', () => {
  it.each([
    ['an unknown packet type', '9'],
    ['a packet that is cut off', '42["briefing:join",{"briefing":'],
    ['an event that is no list', '42{"a":1}'],
    ['a reserved event', '42["connect"]'],
    ['an attachment that never comes', '451-["briefing:join",{"_placeholder":true,"num":0}]'],
    ['a huge number of attachments', '4599999999-["x"]'],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x01])],
    ['a message over the limit', `42["briefing:join","${'x'.repeat(20_000)}"]`],
  ])('[X1] is not believed when it sends %s', async (_what, data) => {
    const hostile = await raw()
    hostile.send('40')
    hostile.send(data)
    hostile.send('42["after"]')
    await stillServes()
  })

  it.each([
    [{ briefing: 7 }],
    [{ briefing: '__proto__' }],
    [null],
    [[]],
    ['x'],
    [{ briefing: 'nowhere', since: { epoch: 'e', seq: -1 } }],
    [{ briefing: 'nowhere', since: { epoch: 'e', seq: 1e300 } }],
    [{ briefing: 'nowhere', since: 'x' }],
    [JSON.parse(`${'{"a":'.repeat(30)}1${'}'.repeat(30)}`)],
  ])('[X2] is refused a join with %j, with the reason', async (request) => {
    const reader = await node.reader()
    const reply = await reader.raw('briefing:join', request)
    expect(reply).toMatchObject({ ok: false, refusal: 'command-malformed' })
    await stillServes()
  })

  it('[X3] is told which events there are not', async () => {
    const reader = await node.reader()
    expect(await reader.raw('briefing:destroy', {})).toMatchObject({
      refusal: 'command-malformed',
      detail: { field: 'event' },
    })
    expect(await node.server.metrics.registry.metrics()).toMatch(
      /doorstep_refused_total\{door="socket",code="command-malformed"\} [1-9]/,
    )
  })

  it('[X4] cannot name who it is', async () => {
    const reader = await node.reader()
    const reply = await reader.raw('briefing:command', {
      briefing: created.id,
      role: 'owner',
      actor: { role: 'owner', id: 'x' },
      command: { type: 'EndBriefing', by: { role: 'owner', id: 'x' }, role: 'owner' },
    })
    expect(reply).toMatchObject({ ok: false, refusal: 'not-permitted' })
  })

  it('[X5] is slowed when it asks too often, and closed when it floods', async () => {
    const asker = await node.reader()
    const replies = await Promise.all(Array.from({ length: 40 }, () => asker.join(created.id)))
    expect(replies.filter(({ ok }) => ok).length).toBeGreaterThan(0)
    expect(replies.filter((reply) => !reply.ok && reply.refusal === 'too-many-requests').length).toBeGreaterThan(0)
    const flooder = await node.reader()
    for (let n = 0; n < 400; n += 1) flooder.socket.emit('briefing:leave', { briefing: 'x' })
    await eventually(() => {
      expect(flooder.socket.connected).toBe(false)
    })
    await stillServes()
  })

  it('[X6] is closed when it does not finish its headers', async () => {
    const { hostname, port } = new URL(node.url)
    const socket = connectTcp(Number(port), hostname)
    const closed = new Promise<void>((resolve) => {
      socket.once('close', () => {
        resolve()
      })
    })
    socket.on('error', () => undefined)
    socket.resume()
    socket.write('GET / HTTP/1.1\r\nX-Slow: ')
    await closed
    await stillServes()
  }, 15_000)
})

describe('a slow reader', () => {
  it('[X7] is passed over past the bound, costs nobody else, and is told to catch up when it has drained', async () => {
    const slow = await node.reader()
    const quick = await node.reader()
    const { epoch, head } = snapshotIn(await slow.join(created.id))
    await quick.join(created.id)
    const transport = slow.socket.io.engine.transport as unknown as {
      ws: { _socket: { pause: () => void; resume: () => void } }
    }
    transport.ws._socket.pause()
    const text = 'word '.repeat(950).trim()
    let posted = 0
    const told = async () => /slow_readers_total\{how="told"\} 1/.test(await node.server.metrics.registry.metrics())
    while (!(await told()) && posted < 4_000) {
      await postLines(
        node,
        created,
        Array.from({ length: 40 }, () => ({ id: `l${(posted += 1)}`, text })),
      )
    }
    expect(await told()).toBe(true)
    await eventually(() => {
      expect(quick.facts.at(-1)?.event).toMatchObject({ line: { id: `l${posted}` } })
    })
    for (const socket of node.server.io.sockets.sockets.values()) {
      const written = (socket.conn.transport as unknown as { socket: { bufferedAmount: number } }).socket.bufferedAmount
      expect(written).toBeLessThan(LARGEST_BACKLOG + 400_000)
    }
    transport.ws._socket.resume()
    await eventually(() => {
      expect(slow.told.map(({ event }) => event)).toContain('briefing:catch-up')
    })
    const seqs = slow.facts.map(({ seq }) => seq)
    expect(seqs).toEqual(Array.from({ length: seqs.length }, (_, at) => head + 1 + at))
    expect(await slow.join(created.id, { epoch, seq: seqs.at(-1) ?? head })).toMatchObject({ ok: true })
    await postLine(node, created, { id: 'after', text: 'And on.' })
    await eventually(() => {
      expect(slow.facts.at(-1)?.event).toMatchObject({ line: { id: 'after' } })
    })
  })

  it('[X8] cannot fill the memory by asking for snapshots that it does not read', async () => {
    for (let n = 0; n < 3; n += 1) {
      const text = 'word '.repeat(900).trim()
      await postLines(
        node,
        created,
        Array.from({ length: 80 }, (_, at) => ({ id: `l${n}-${at}`, text })),
      )
    }
    const greedy = await node.reader()
    const server = [...node.server.io.sockets.sockets.values()].at(-1)
    const transport = greedy.socket.io.engine.transport as unknown as { ws: { _socket: { pause: () => void } } }
    transport.ws._socket.pause()
    let most = 0
    for (let asked = 0; asked < 300 && server?.connected === true; asked += 1) {
      greedy.socket.emit('briefing:join', { briefing: created.id }, () => undefined)
      await new Promise((resolve) => setTimeout(resolve, 10))
      most = Math.max(most, server === undefined ? 0 : pendingBytes(server))
    }
    expect(most).toBeGreaterThan(0)
    expect(most).toBeLessThan(LARGEST_BACKLOG + 1_100_000)
    await stillServes()
  })
})
