/** The nodes of the fan-out benchmark, each in a process of its own beside a process with its readers. */
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import type { FanoutNode } from './fanoutNode.ts'
import { startProcess } from './process.ts'
import type { Opening, Reading } from './readers.ts'

export interface MeasuredNode {
  readonly name: string
  readonly cpu: () => Promise<number>
  /** Posts one line of this text. Rejects when the server does not take it. */
  readonly post: (text: string) => Promise<void>
  readonly readers: {
    /** Closes those there are and resolves when `count` new ones are joined. */
    readonly open: (count: number) => Promise<void>
    readonly begin: (expected: number) => Promise<void>
    readonly count: () => Promise<number>
    readonly reading: () => Promise<Reading>
    readonly message: () => Promise<string>
  }
  readonly end: () => Promise<void>
}

const NODE = join(import.meta.dirname, 'fanoutNode.ts')
const READERS = join(import.meta.dirname, 'readers.ts')

/** The ways to the readers, and how one becomes a reader: of a bare socket, of Socket.IO, of a briefing. */
const WAYS = {
  raw: { path: '/raw', speaks: 'bare' },
  ws: { path: '/ws', speaks: 'bare' },
  'socket.io': { path: '/plain/?EIO=4&transport=websocket', speaks: 'socket.io' },
  doorstep: { path: '/socket.io/?EIO=4&transport=websocket', speaks: 'doorstep' },
} as const

export async function startMeasured(way: keyof typeof WAYS, name: string): Promise<MeasuredNode> {
  const node = startProcess(NODE, [way])
  try {
    const { port, briefing, linesToken } = (await node.ask('start')) as FanoutNode
    const post = poster(port, `/api/briefings/${briefing}/lines`, { authorization: `Bearer ${linesToken}` })
    return { name, cpu: node.cpu, post, ...readingFrom({ port, briefing, ...WAYS[way] }, () => node.end()) }
  } catch (error) {
    await node.end()
    throw error
  }
}

function readingFrom(opening: Omit<Opening, 'count'>, endServer: () => Promise<void>) {
  const readers = startProcess(READERS)
  return {
    readers: {
      open: async (count: number) => void (await readers.ask('open', { ...opening, count } satisfies Opening)),
      begin: async (expected: number) => void (await readers.ask('begin', expected)),
      count: async () => Number(await readers.ask('count')),
      reading: async () => (await readers.ask('reading')) as Reading,
      message: async () => String(await readers.ask('message')),
    },
    end: async () => {
      await readers.end()
      await endServer()
    },
  }
}

function poster(
  port: number,
  path: string,
  headers: Readonly<Record<string, string>>,
): (text: string) => Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 })
  let line = 0

  function send(body: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          port,
          path,
          agent,
          host: '127.0.0.1',
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json' },
        },
        (response) => {
          response.resume().once('end', () => {
            if (response.statusCode === 200) resolve()
            else reject(new Error(`a line was answered with ${response.statusCode}`))
          })
        },
      )
      sent.once('error', (error: NodeJS.ErrnoException) => {
        // The server let go of a connection that had been idle between two rounds just as it was used again.
        if (sent.reusedSocket && error.code === 'ECONNRESET') send(body).then(resolve, reject)
        else reject(error)
      })
      sent.end(body)
    })
  }

  return (text) => send(JSON.stringify({ id: `bench-${(line += 1)}`, text }))
}
