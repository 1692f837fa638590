/** A whole node on a free port of this machine, and the two ways in: sockets and HTTP. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino, type Logger } from 'pino'
import { io as connect, type Socket } from 'socket.io-client'
import type { Briefing } from '#shared/domain/state.ts'
import type { SentCommand } from '#shared/domain/commands.ts'
import type { Recorded } from '#shared/domain/recorded.ts'
import type { CreatedBriefing, NewBriefing } from '#shared/protocol/http.ts'
import type { ClientToServer, CommandReply, JoinReply, Position, ServerToClient } from '#shared/protocol/messages.ts'
import { systemClock, type Clock } from '../../server/clock.ts'
import { createServer, type Server } from '../../server/createServer.ts'
import { listen } from '../../server/listen.ts'
import type { EventLog } from '../../server/log/eventLog.ts'
import type { KeyStore } from '../../server/log/keyStore.ts'
import { memoryLimiters } from '../../server/log/limiters.ts'
import { sqliteKeys } from '../../server/log/sqliteKeys.ts'

export interface NodeUnderTest {
  readonly url: string
  readonly server: Server
  readonly dataDir: string
  /** Sends JSON, as the owner where a cookie is given. */
  readonly request: (path: string, init?: RequestInit & { json?: unknown; cookie?: string }) => Promise<Response>
  readonly ownerCookie: () => Promise<string>
  readonly createBriefing: (about?: Partial<NewBriefing>) => Promise<CreatedBriefing>
  readonly reader: (options?: ReaderOptions) => Promise<Reader>
  readonly close: () => Promise<void>
}

export interface ReaderOptions {
  readonly transports?: ('websocket' | 'polling')[]
  readonly cookie?: string
  /** What the page presents itself: `{ screen: token }`, or anything whatever. */
  readonly auth?: Readonly<Record<string, unknown>>
}

export const SECRET = 'a secret of the tests, which is long enough'

export interface NodeOptions {
  readonly clock?: Clock
  readonly logger?: Logger
  readonly publicUrl?: string | null
  /** Of the store that several nodes share; otherwise a node has its own. */
  readonly keys?: KeyStore
  readonly smtpUrl?: string
  /** How many proxies are believed about where a request comes from: with one, each request may come from another address. */
  readonly trustedProxies?: number
}

export async function startNode(log: EventLog, options: NodeOptions = {}): Promise<NodeUnderTest> {
  const dataDir = await mkdtemp(join(tmpdir(), 'doorstep-node-'))
  const keys = options.keys ?? sqliteKeys({ file: join(dataDir, 'keys.sqlite'), secret: SECRET })
  const limiters = memoryLimiters()
  const server = createServer(
    { log, keys, limiters, clock: options.clock ?? systemClock, logger: options.logger ?? pino({ level: 'silent' }) },
    {
      host: '127.0.0.1',
      publicUrl: options.publicUrl ?? null,
      dataDir,
      secret: SECRET,
      trustedProxies: options.trustedProxies ?? 0,
      pagesDir: join(import.meta.dirname, '../../client/dist'),
      timeZone: 'Europe/Brussels',
      smtpUrl: options.smtpUrl ?? null,
      mailFrom: 'doorstep@example.org',
    },
  )
  const url = `http://127.0.0.1:${await listen(server.http, 0, '127.0.0.1')}`
  const readers: Reader[] = []

  const request: NodeUnderTest['request'] = (path, { json, cookie, ...init } = {}) => {
    const headers = new Headers(init.headers)
    if (json !== undefined) headers.set('content-type', 'application/json')
    if (cookie !== undefined) headers.set('cookie', cookie)
    const body = json === undefined ? init.body : JSON.stringify(json)
    return fetch(`${url}${path}`, {
      ...init,
      method: init.method ?? (body == null ? 'GET' : 'POST'),
      headers,
      body: body ?? null,
    })
  }

  async function ownerCookie(): Promise<string> {
    const token = await server.newsroom.issueOwnerLink()
    const response = await request('/api/sessions', { json: { token } })
    if (response.status !== 201) throw new Error(`no session: ${response.status} ${await response.text()}`)
    return response.headers.get('set-cookie')?.split(';', 1)[0] ?? ''
  }

  /** One session for all that is made here: no more of them begin in a minute than a node lets one address begin. */
  let maker: Promise<string> | undefined

  async function createBriefing(about: Partial<NewBriefing> = {}): Promise<CreatedBriefing> {
    maker ??= ownerCookie()
    const cookie = await maker
    const response = await request('/api/briefings', { json: { title: 'On the quay', start: true, ...about }, cookie })
    if (response.status !== 201) throw new Error(`no briefing: ${response.status} ${await response.text()}`)
    return (await response.json()) as CreatedBriefing
  }

  async function reader(readerOptions: ReaderOptions = {}): Promise<Reader> {
    const made = await connectReader(url, readerOptions)
    readers.push(made)
    return made
  }

  async function close(): Promise<void> {
    for (const made of readers) made.socket.disconnect()
    await server.close()
    await rm(dataDir, { recursive: true, force: true })
  }

  return { url, server, dataDir, request, ownerCookie, createBriefing, reader, close }
}

/** A connection that keeps what it is told, without a client's judgement: what the server sent is what is seen. */
export interface Reader {
  readonly socket: Socket<ServerToClient, ClientToServer>
  readonly facts: Recorded[]
  /** Events other than facts, in the order of arrival. */
  readonly told: { readonly event: string; readonly message: unknown }[]
  readonly join: (briefing: string, since?: Position) => Promise<JoinReply>
  readonly command: (briefing: string, command: SentCommand) => Promise<CommandReply>
  /** Sends anything whatever. */
  readonly raw: (event: string, ...values: unknown[]) => Promise<unknown>
}

export async function connectReader(url: string, options: ReaderOptions = {}): Promise<Reader> {
  const socket: Reader['socket'] = connect(url, {
    transports: options.transports ?? ['websocket'],
    forceNew: true,
    reconnection: false,
    ...(options.cookie !== undefined && { extraHeaders: { cookie: options.cookie } }),
    ...(options.auth !== undefined && { auth: options.auth }),
  })
  const facts: Recorded[] = []
  const told: { event: string; message: unknown }[] = []
  socket.onAny((event: string, message: unknown) => {
    if (event !== 'briefing:events') told.push({ event, message })
  })
  socket.on('briefing:events', (message) => {
    facts.push(...message.facts)
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
  const untyped = socket as unknown as Socket
  return {
    socket,
    facts,
    told,
    join: (briefing, since) =>
      untyped.timeout(5_000).emitWithAck('briefing:join', { briefing, ...(since && { since }) }) as Promise<JoinReply>,
    command: (briefing, command) =>
      untyped.timeout(5_000).emitWithAck('briefing:command', { briefing, command }) as Promise<CommandReply>,
    raw: (event, ...values) => untyped.timeout(5_000).emitWithAck(event, ...values) as Promise<unknown>,
  }
}

/** The snapshot in a reply, or an error that says what came instead. */
export function snapshotIn(reply: JoinReply): { epoch: string; head: number; briefing: Briefing } {
  if (reply.ok && reply.kind === 'snapshot') return reply
  throw new Error(`expected a snapshot, got ${JSON.stringify(reply).slice(0, 300)}`)
}

/** Waits until it holds, looking every few milliseconds; fails with the last reason after `within`. */
export async function eventually(check: () => void | Promise<void>, within = 5_000): Promise<void> {
  const until = Date.now() + within
  for (;;) {
    try {
      await check()
      return
    } catch (error) {
      if (Date.now() > until) throw error
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
}

/** Posts lines as a source would. */
export async function postLine(node: NodeUnderTest, created: CreatedBriefing, line: object): Promise<Response> {
  return node.request(`/api/briefings/${created.id}/lines`, {
    json: line,
    headers: { authorization: `Bearer ${created.tokens.lines}` },
  })
}

/** Posts many lines in one request; answers one value a line. */
export async function postLines(
  node: NodeUnderTest,
  created: CreatedBriefing,
  lines: readonly object[],
): Promise<unknown[]> {
  const response = await node.request(`/api/briefings/${created.id}/lines`, {
    method: 'POST',
    body: lines.map((line) => JSON.stringify(line)).join('\n'),
    headers: { authorization: `Bearer ${created.tokens.lines}`, 'content-type': 'application/x-ndjson' },
  })
  const rows = (await response.text()).trim().split('\n')
  return rows.map((row) => JSON.parse(row) as unknown)
}
