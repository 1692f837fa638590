/** Framed messages on real sockets: the same content as a plain emit, in the order of everything else on the connection. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server, type ServerOptions, type Socket } from 'socket.io'
import { io as connect, type ManagerOptions, type Socket as Client, type SocketOptions } from 'socket.io-client'
import { Decoder, Encoder } from 'socket.io-parser'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { Backlog, DRAINED_BELOW, GIVEN_UP_AFTER_MS, LARGEST_BACKLOG } from '../../server/live/backlog.ts'
import { createFraming, cut, pendingBytes, type Framing } from '../../server/live/framing.ts'

type ClientOptions = Partial<ManagerOptions & SocketOptions>

const WEBSOCKET: ClientOptions = { transports: ['websocket'] }
const POLLING: ClientOptions = { transports: ['polling'] }
const MEBIBYTE = 1024 * 1024

const toClose: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close()
})

async function live(options: Partial<ServerOptions> = {}) {
  const http = createServer()
  const io = new Server(http, options)
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  toClose.push(() => io.close())
  const { port } = http.address() as AddressInfo
  return {
    io,
    framing: createFraming(io),
    port,
    readers: () => io.sockets.sockets.values(),
    async join(clientOptions: ClientOptions = WEBSOCKET) {
      const client = connect(`http://127.0.0.1:${port}`, { forceNew: true, reconnection: false, ...clientOptions })
      toClose.push(() => Promise.resolve(client.disconnect()))
      const texts = textsOf(client)
      await new Promise<void>((resolve, reject) => client.once('connect', resolve).once('connect_error', reject))
      const reader = io.sockets.sockets.get(client.id ?? '')
      if (reader === undefined) throw new Error('the server does not know the client that has just connected')
      return { client, reader, texts }
    },
  }
}

function textsOf(client: Client): string[] {
  const texts: string[] = []
  client.on('briefing:interim', (message: { text: string }) => texts.push(message.text))
  return texts
}

const spoken = (text: string) => ({ briefing: 'b', lineId: 'l', speakerId: null, text })
const say = (framing: Framing, text: string) => framing.encode('briefing:interim', spoken(text))
const numbers = (count: number) => Array.from({ length: count }, (_, number) => String(number))
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** What `ws` puts under a server socket, for the tests that stop or alter it. */
interface Below {
  _sender: object
}
const below = (reader: Socket) => (reader.conn.transport as unknown as { socket: Below }).socket

interface ClientStream {
  pause(): void
  resume(): void
}
function streamOf(client: Client): ClientStream {
  const transport = client.io.engine.transport as unknown as { ws: { _socket: ClientStream } }
  return transport.ws._socket
}

describe('what arrives', () => {
  const texts = [
    '',
    'plain',
    'é ü ß 漢字 한국어 العربية עברית हिन्दी',
    '👩🏽‍🚀 🇫🇷 \u{10ffff} \u{1d11e}',
    'e\u0301 \u2028 \u2029 \u0000 \u0007 \ufeff \uffff " \\ </script>',
    'lone \ud83d and \udc00',
    'é'.repeat(40_000),
  ]
  const frameOf = (payloadBytes: number) => {
    const empty = Buffer.byteLength(`42${JSON.stringify(['briefing:interim', spoken('')])}`)
    return 'x'.repeat(payloadBytes - empty)
  }
  const sizes = [125, 126, 127, 65_535, 65_536, 65_537, 3 * MEBIBYTE]

  it('[G2] equals what a plain emit sends, for text of every kind and every length field of a frame', async () => {
    const { framing, readers, join } = await live()
    const { texts: received, reader } = await join()
    const sent = [...texts, ...sizes.map(frameOf)]
    for (const text of sent) {
      expect(framing.write(say(framing, text), readers())).toEqual({ framed: 1, fellBack: 0 })
      reader.emit('briefing:interim', spoken(text))
      await vi.waitFor(() => expect(pendingBytes(reader)).toBe(0))
    }
    await vi.waitFor(() => expect(received).toHaveLength(2 * sent.length))
    expect(received).toEqual(sent.flatMap((text) => [text, text]))
  })

  it('is the same message to the byte as the one that a plain emit sends', async () => {
    const { io, framing, readers, port } = await live()
    const socket = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`)
    toClose.push(() => Promise.resolve(socket.terminate()))
    const messages: Buffer[] = []
    socket.on('message', (bytes: Buffer) => messages.push(bytes))
    await new Promise((resolve) => socket.once('open', resolve))
    socket.send('40')
    await vi.waitFor(() => expect(messages).toHaveLength(2))
    for (const text of texts) {
      io.emit('briefing:interim', spoken(text))
      const encoded = say(framing, text)
      framing.write(encoded, readers())
      await vi.waitFor(() => expect(messages).toHaveLength(4))
      const [plain, framed] = messages.splice(2)
      expect(framed?.equals(plain ?? Buffer.alloc(0))).toBe(true)
      expect(encoded.frame.subarray(-(framed?.length ?? 0)).equals(plain ?? Buffer.alloc(0))).toBe(true)
    }
  })

  it('goes to each of many readers by its own way, and passes over those that have left', async () => {
    const { io, framing, join } = await live()
    const [first, second, third, leaver] = [await join(), await join(), await join(POLLING), await join()]
    const all = [first, second, third, leaver].map(({ reader }) => reader)
    for (const number of numbers(300)) {
      if (number === '150') leaver.reader.disconnect(true)
      const fell = framing.write(say(framing, number), all)
      expect(fell).toEqual({ framed: Number(number) < 150 ? 3 : 2, fellBack: 1 })
      if (Number(number) % 7 === 0) await turn()
    }
    for (const { texts: received } of [first, second, third]) {
      await vi.waitFor(() => expect(received).toHaveLength(300))
      expect(received).toEqual(numbers(300))
    }
    expect(leaver.texts).toEqual(numbers(leaver.texts.length))
    expect(leaver.texts.length).toBeLessThanOrEqual(150)
    expect(io.sockets.sockets.size).toBe(3)
  })

  it('reaches the others when one connection is torn in the middle of the stream', async () => {
    const { framing, join } = await live()
    const [steady, torn] = [await join(), await join()]
    const all = [steady.reader, torn.reader]
    for (const number of numbers(500)) {
      if (number === '200') (streamOf(torn.client) as unknown as { destroy(): void }).destroy()
      framing.write(say(framing, number.padEnd(20_000)), all)
      if (Number(number) % 10 === 0) await turn()
    }
    await vi.waitFor(() => expect(steady.texts).toHaveLength(500))
    await vi.waitFor(() => expect(torn.reader.connected).toBe(false))
    expect(framing.write(say(framing, 'after'), all)).toEqual({ framed: 1, fellBack: 0 })
  })
})

describe('order', () => {
  it('[G2] holds among framed messages, emits, acknowledgements and pings, over thousands of them', async () => {
    const { framing, join } = await live({ pingInterval: 2, pingTimeout: 5_000 })
    const { client, reader } = await join()
    const received: number[] = []
    let [next, pings, framed, fellBack] = [0, 0, 0, 0]
    client.on('briefing:interim', ({ text }: { text: string }) => received.push(Number(text)))
    client.io.engine.on('ping', () => (pings += 1))
    const emit = () => reader.emit('briefing:interim', spoken(String(next++)))
    const write = () => {
      const written = framing.write(say(framing, String(next++)), [reader])
      framed += written.framed
      fellBack += written.fellBack
    }
    reader.on('briefing:leave', (_: unknown, acknowledge: (number: number) => void) => {
      write()
      acknowledge(next++)
      write()
      emit()
      write()
    })
    for (let round = 0; round < 600; round += 1) {
      client.emit('briefing:leave', {}, (number: number) => received.push(number))
      if (round % 2 === 0) emit()
      write()
      write()
      if (round % 3 === 0) emit()
      if (round % 4 === 0) await turn()
    }
    await vi.waitFor(() => expect(received.length).toBeGreaterThanOrEqual(600 * 7 + 300 + 200), { timeout: 10_000 })
    expect(received).toEqual(Array.from({ length: next }, (_, number) => number))
    expect(pings).toBeGreaterThan(3)
    expect(Math.min(framed, fellBack)).toBeGreaterThan(100)
  })

  it('holds for a polling reader, who is always sent the public message', async () => {
    const { framing, join } = await live()
    const { reader, texts } = await join(POLLING)
    for (const number of numbers(2_000)) {
      if (Number(number) % 5 === 0) reader.emit('briefing:interim', spoken(number))
      else expect(framing.write(say(framing, number), [reader])).toEqual({ framed: 0, fellBack: 1 })
      if (Number(number) % 20 === 0) await turn()
    }
    await vi.waitFor(() => expect(texts).toHaveLength(2_000), { timeout: 10_000 })
    expect(texts).toEqual(numbers(2_000))
  })

  it('[G7] loses and doubles nothing for readers that go from polling to WebSocket in the middle of the stream', async () => {
    const { io, framing, readers, join } = await live()
    const sum = { framed: 0, fellBack: 0 }
    const begunAt = new Map<string, number>()
    let sent = 0
    const isUpgraded = () =>
      begunAt.size === 5 && [...readers()].every((reader) => reader.conn.transport.name === 'websocket')
    const stream = async () => {
      const stopAt = Date.now() + 10_000
      for (let after = 0; after < 500 && Date.now() < stopAt; after += isUpgraded() ? 1 : 0) {
        const written = framing.write(say(framing, String(sent++)), readers())
        sum.framed += written.framed
        sum.fellBack += written.fellBack
        await turn()
      }
    }
    io.on('connection', (reader) => {
      expect(reader.conn.transport.name).toBe('polling')
      begunAt.set(reader.id, sent)
      // So that each surely has one while it polls: what is found then must not be kept after the change.
      const written = framing.write(say(framing, String(sent++)), readers())
      sum.fellBack += written.fellBack
    })
    const streamed = stream()
    const joined = await Promise.all(numbers(5).map(() => join({ transports: ['polling', 'websocket'] })))
    await streamed
    expect(isUpgraded()).toBe(true)
    for (const { texts, reader } of joined) {
      const due = numbers(sent).slice(begunAt.get(reader.id))
      await vi.waitFor(() => expect(texts).toHaveLength(due.length), { timeout: 10_000 })
      expect(texts).toEqual(due)
      expect(framing.write(say(framing, 'last'), [reader])).toEqual({ framed: 1, fellBack: 0 })
    }
    expect(sum.fellBack).toBeGreaterThanOrEqual(5)
    expect(sum.framed).toBeGreaterThan(1_000)
  })
})

describe('the fall-back', () => {
  async function everythingFallsBack(
    { framing, join }: Awaited<ReturnType<typeof live>>,
    alter?: (reader: Socket) => void,
  ) {
    const { reader, texts, client } = await join()
    alter?.(reader)
    for (const number of numbers(200)) {
      expect(framing.write(say(framing, number.padStart(3_000)), [reader])).toEqual({ framed: 0, fellBack: 1 })
      if (Number(number) % 9 === 0) await turn()
    }
    await vi.waitFor(() => expect(texts).toHaveLength(200))
    expect(texts.map(Number)).toEqual(numbers(200).map(Number))
    return client
  }

  it.each(['_state', '_queue', '_firstFragment', '_extensions', '_socket'])(
    'is taken for a connection whose `ws` has no %s',
    async (missing) => {
      await everythingFallsBack(await live(), (reader) => {
        const sender = below(reader)._sender
        below(reader)._sender = new Proxy(sender, {
          get(target, name) {
            const value: unknown = name === missing ? undefined : Reflect.get(target, name)
            return typeof value === 'function' ? (value.bind(target) as unknown) : value
          },
        })
      })
    },
  )

  it('is taken for a connection that compresses', async () => {
    const server = await live({ perMessageDeflate: { threshold: 0 } })
    expect(server.framing.unavailable).toBeNull()
    await everythingFallsBack(server)
  })

  it('is taken for every connection when the server has a parser of its own', async () => {
    class Marking extends Encoder {
      override encode(packet: Parameters<Encoder['encode']>[0]) {
        return super
          .encode(packet)
          .map((part: unknown) => (typeof part === 'string' ? part.replace('["', '[ "') : part))
      }
    }
    const server = await live({ parser: { Encoder: Marking, Decoder } })
    expect(server.framing.unavailable).toContain('parser')
    await everythingFallsBack(server)
  })

  it('is taken for a client that speaks the older Engine.IO protocol', async () => {
    const { io, framing, readers, port } = await live({ allowEIO3: true })
    const socket = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=3&transport=websocket`)
    toClose.push(() => Promise.resolve(socket.terminate()))
    const messages: string[] = []
    socket.on('message', (bytes: Buffer) => messages.push(bytes.toString()))
    await vi.waitFor(() => expect(io.sockets.sockets.size).toBe(1))
    expect(framing.write(say(framing, 'old'), readers())).toEqual({ framed: 0, fellBack: 1 })
    await vi.waitFor(() => expect(messages.at(-1)).toBe(`42${JSON.stringify(['briefing:interim', spoken('old')])}`))
  })
})

describe('a reader that does not read', () => {
  const CHUNK = 'x'.repeat(64 * 1024)

  /** Writes to a paused reader until `enough`; answers how many messages it was sent. */
  async function fill(framing: Framing, reader: Socket, enough: () => boolean) {
    const before = Date.now()
    let sent = 0
    while (!enough()) {
      if (Date.now() - before > 20_000) throw new Error(`not full after ${sent} messages`)
      framing.write(say(framing, CHUNK + sent++), [reader])
      await turn()
    }
    return sent
  }
  const endings = (texts: string[]) => texts.map((text) => text.slice(CHUNK.length))

  it('[G10] shows in what is pending for it, and nothing is lost when it reads on', async () => {
    const { framing, join } = await live()
    const { client, reader, texts } = await join()
    expect(pendingBytes(reader)).toBe(0)
    streamOf(client).pause()
    let sent = await fill(framing, reader, () => pendingBytes(reader) > MEBIBYTE)
    // An emit now waits in Engine.IO for the one before it, so what follows must wait behind both.
    for (let more = 0; more < 3; more += 1) reader.emit('briefing:interim', spoken(CHUNK + sent++))
    const queued = pendingBytes(reader)
    expect(framing.write(say(framing, CHUNK + sent++), [reader])).toEqual({ framed: 0, fellBack: 1 })
    expect(pendingBytes(reader) - queued).toBeGreaterThan(CHUNK.length)
    expect(pendingBytes(reader) - queued).toBeLessThan(CHUNK.length + 200)
    streamOf(client).resume()
    await vi.waitFor(() => expect(texts).toHaveLength(sent), { timeout: 10_000 })
    expect(endings(texts)).toEqual(numbers(sent))
    await vi.waitFor(() => expect(pendingBytes(reader)).toBe(0))
    expect(framing.write(say(framing, 'again'), [reader])).toEqual({ framed: 1, fellBack: 0 })
  })

  it('shows for a polling reader too', async () => {
    const { framing, join } = await live()
    const { reader, texts } = await join(POLLING)
    for (const number of numbers(40)) framing.write(say(framing, CHUNK + number), [reader])
    expect(pendingBytes(reader)).toBeGreaterThan(39 * CHUNK.length)
    await vi.waitFor(() => expect(endings(texts)).toEqual(numbers(40)))
    expect(pendingBytes(reader)).toBe(0)
  })

  it('is cut at once although its backlog never drains', async () => {
    const { framing, join } = await live()
    const { client, reader } = await join()
    streamOf(client).pause()
    await fill(framing, reader, () => pendingBytes(reader) > MEBIBYTE)
    cut(reader)
    await vi.waitFor(() => expect(reader.connected).toBe(false), { timeout: 1_000 })
  })

  function backlogOn(clock: { now: number; look: () => void; looks: boolean }) {
    const told: string[] = []
    const backlog = new Backlog<Socket>({
      clock: {
        now: () => clock.now,
        after: () => () => undefined,
        every: (_, run) => {
          clock.look = run
          clock.looks = true
          return () => (clock.looks = false)
        },
      },
      stalled: () => told.push('stalled'),
      drained: () => told.push('drained'),
      givenUp: () => told.push('given up'),
    })
    return { backlog, told }
  }

  it('[G10] is passed over past one mebibyte, while others are fed, and called back when it has drained', async () => {
    const { framing, join } = await live()
    const [slow, quick] = [await join(), await join()]
    const clock = { now: 0, look: () => undefined, looks: false } as { now: number; look: () => void; looks: boolean }
    const { backlog, told } = backlogOn(clock)
    streamOf(slow.client).pause()
    let [sent, most] = [0, 0]
    const write = () => {
      const message = say(framing, CHUNK + sent++)
      framing.write(message, [slow.reader, quick.reader], backlog)
      most = Math.max(most, pendingBytes(slow.reader))
    }
    while (told.length === 0) {
      write()
      await turn()
    }
    const missedFrom = sent - 1
    for (let more = 0; more < 20; more += 1) write()
    expect(most).toBeLessThanOrEqual(LARGEST_BACKLOG)
    expect(clock.looks).toBe(true)
    clock.now = GIVEN_UP_AFTER_MS - 1
    clock.look()
    expect(told).toEqual(['stalled'])
    streamOf(slow.client).resume()
    await vi.waitFor(() => expect(pendingBytes(slow.reader)).toBeLessThanOrEqual(DRAINED_BELOW))
    clock.look()
    expect(told).toEqual(['stalled', 'drained'])
    expect(clock.looks).toBe(false)
    await vi.waitFor(() => expect(endings(slow.texts)).toEqual(numbers(missedFrom)))
    await vi.waitFor(() => expect(endings(quick.texts)).toEqual(numbers(sent)))
    expect(backlog.feeds(slow.reader)).toBe(true)
  })

  it('[G10] is given up after thirty seconds', async () => {
    const { framing, join } = await live()
    const { client, reader } = await join()
    const clock = { now: 0, look: () => undefined, looks: false } as { now: number; look: () => void; looks: boolean }
    const { backlog, told } = backlogOn(clock)
    streamOf(client).pause()
    while (told.length === 0) {
      framing.write(say(framing, CHUNK), [reader], backlog)
      await turn()
    }
    clock.now = GIVEN_UP_AFTER_MS
    clock.look()
    expect(told).toEqual(['stalled', 'given up'])
    await vi.waitFor(() => expect(reader.connected).toBe(false), { timeout: 1_000 })
    expect(clock.looks).toBe(false)
  })
})
