/** The servers of the fan-out benchmark, each in a process of its own beside a process with its readers. */
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { CreatedBriefing, NewBriefing } from '#shared/protocol/http.ts'
import { startProcess, type AskedProcess } from './process.ts'
import type { Opening, Reading } from './readers.ts'

export interface MeasuredServer {
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

const BARE_SERVER = join(import.meta.dirname, 'bareServer.ts')
const READERS = join(import.meta.dirname, 'readers.ts')
const DOORSTEP = join(import.meta.dirname, '..', '..', '..', 'server', 'main.ts')
const START_WITHIN_MS = 20_000

/** `sample`: a message as Doorstep sends it for one line, which this server is to send as well. */
export async function startBare(kind: string, name: string, sample: string): Promise<MeasuredServer> {
  const server = startProcess(BARE_SERVER, [kind])
  const speaks = kind === 'raw' || kind === 'ws' ? 'bare' : 'socket.io'
  try {
    const port = Number(await server.ask('listen', sample))
    const post = poster(port, '/lines', {})
    return { name, cpu: server.cpu, post, ...readingFrom({ port, speaks }, () => server.end()) }
  } catch (error) {
    await server.end()
    throw error
  }
}

/** The server as it is run, with the embedded log in a folder of its own, and one live briefing. */
export async function startDoorstep(name: string): Promise<MeasuredServer> {
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-bench-'))
  const env = {
    PORT: '0',
    HOST: '127.0.0.1',
    PUBLIC_URL: '',
    REDIS_URL: '',
    DEMO: '0',
    LOG_LEVEL: 'warn',
    DATA_DIR: folder,
  }
  const server = startProcess(DOORSTEP, [], env)
  const end = async () => {
    await server.end()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const { origin, hash } = new URL(await ownerLink(server))
    const briefing = await createBriefing(origin, hash.slice(1))
    const port = Number(new URL(origin).port)
    const post = poster(port, `/api/briefings/${briefing.id}/lines`, {
      authorization: `Bearer ${briefing.tokens.lines}`,
    })
    return { name, cpu: server.cpu, post, ...readingFrom({ port, speaks: 'socket.io', briefing: briefing.id }, end) }
  } catch (error) {
    await end()
    throw error
  }
}

function ownerLink(server: AskedProcess): Promise<string> {
  const { child } = server
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`Doorstep printed no owner link in ${START_WITHIN_MS / 1000} s`))
    }, START_WITHIN_MS)
    child.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`Doorstep ended with ${code} while it started`))
    })
    if (child.stdout === null) return
    createInterface({ input: child.stdout }).on('line', (line) => {
      const link = /^owner: (\S+)/.exec(line)?.[1]
      if (link === undefined) return
      clearTimeout(timer)
      resolve(link)
    })
  })
}

async function createBriefing(origin: string, token: string): Promise<CreatedBriefing> {
  const headers = { 'content-type': 'application/json' }
  const session = await fetch(`${origin}/api/sessions`, { method: 'POST', headers, body: JSON.stringify({ token }) })
  const cookie = session.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ')
  const wanted: NewBriefing = { title: 'Fan-out benchmark', start: true }
  const created = await fetch(`${origin}/api/briefings`, {
    method: 'POST',
    headers: { ...headers, cookie },
    body: JSON.stringify(wanted),
  })
  if (!created.ok) throw new Error(`Doorstep answered ${created.status} to a new briefing: ${await created.text()}`)
  return (await created.json()) as CreatedBriefing
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
