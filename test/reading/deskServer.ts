/** A server of the HTTP contract for the commands' tests: keeps what it is told, and fails when a test says so. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sentCommandSchema } from '#shared/domain/commands.ts'
import {
  newBriefingSchema,
  postedLineSchema,
  type CreatedBriefing,
  type PostedLineAnswer,
} from '#shared/protocol/http.ts'
import { linkSessionSchema } from '#shared/protocol/people.ts'
import type { z } from 'zod'

export type Taken = z.output<typeof postedLineSchema>

/** Answers a request in place of the server; `null` lets it pass. `drop` carries it out and cuts the connection. */
export type Trouble = (
  path: string,
  body: unknown,
) => { status: number; code: string; headers?: Record<string, string> } | 'drop' | null

export interface DeskServer {
  readonly url: string
  readonly ownerKey: string
  readonly linesToken: string
  /** Finished lines, each id once, in the order in which they were first taken. */
  readonly lines: readonly Taken[]
  readonly interim: readonly Taken[]
  /** Every request that was carried out: `POST /api/briefings`, … */
  readonly calls: readonly string[]
  readonly commands: readonly unknown[]
  readonly briefings: readonly unknown[]
  readonly trouble: (next: Trouble) => void
  readonly close: () => Promise<void>
}

const BRIEFING = 'made-here'

export async function startDeskServer(): Promise<DeskServer> {
  const ownerKey = 'owner-key-of-this-machine'
  const linesToken = 'token-for-lines-of-it'
  const lines: Taken[] = []
  const interim: Taken[] = []
  const calls: string[] = []
  const commands: unknown[] = []
  const briefings: unknown[] = []
  let trouble: Trouble = () => null

  const routes: Readonly<Record<string, (body: unknown, request: IncomingMessage, response: ServerResponse) => void>> =
    {
      '/api/sessions'(body, _request, response) {
        if (linkSessionSchema.parse(body).token !== ownerKey) {
          refuse(response, 401, 'token-unknown')
          return
        }
        response.setHeader('Set-Cookie', ['session=of-the-owner; Path=/; HttpOnly'])
        answer(response, 201, { role: 'owner' })
      },
      '/api/briefings'(body, request, response) {
        if (request.headers.cookie !== 'session=of-the-owner') {
          refuse(response, 403, 'not-permitted')
          return
        }
        briefings.push(newBriefingSchema.parse(body))
        answer(response, 201, { id: BRIEFING, tokens: { lines: linesToken } } satisfies CreatedBriefing)
      },
      [`/api/briefings/${BRIEFING}/commands`](body, request, response) {
        if (request.headers.cookie !== 'session=of-the-owner') {
          refuse(response, 403, 'not-permitted')
          return
        }
        commands.push(sentCommandSchema.parse(body))
        answer(response, 200, { seq: commands.length })
      },
      [`/api/briefings/${BRIEFING}/lines`](body, request, response) {
        if (request.headers.authorization !== `Bearer ${linesToken}`) {
          refuse(response, 401, 'token-unknown')
          return
        }
        const parsed = postedLineSchema.safeParse(body)
        if (!parsed.success) {
          refuse(response, 422, 'command-malformed', { field: parsed.error.issues[0]?.path.join('.') ?? '' })
          return
        }
        takeLine(parsed.data, response)
      },
    }

  function takeLine(line: Taken, response: ServerResponse): void {
    if (line.final === false) {
      interim.push(line)
      answer(response, 200, { id: line.id, interim: true } satisfies PostedLineAnswer)
      return
    }
    const known = lines.findIndex(({ id }) => id === line.id)
    if (known >= 0 && lines[known]?.text !== line.text) {
      refuse(response, 409, 'line-id-taken', { line: line.id })
      return
    }
    if (known < 0) lines.push(line)
    answer(response, 200, { id: line.id, seq: known < 0 ? lines.length : known + 1 } satisfies PostedLineAnswer)
  }

  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const path = request.url ?? ''
      const wanted = trouble(path, body)
      if (wanted !== null && wanted !== 'drop') {
        for (const [name, value] of Object.entries(wanted.headers ?? {})) response.setHeader(name, value)
        refuse(response, wanted.status, wanted.code)
        return
      }
      const route = routes[path]
      if (route === undefined) {
        refuse(response, 404, 'briefing-not-found')
        return
      }
      calls.push(`${request.method ?? ''} ${path}`)
      if (wanted === 'drop') {
        route(body, request, {
          setHeader: () => undefined,
          writeHead: () => undefined,
          end: () => request.socket.destroy(),
        } as never)
        return
      }
      route(body, request, response)
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ownerKey,
    linesToken,
    lines,
    interim,
    calls,
    commands,
    briefings,
    trouble: (next) => {
      trouble = next
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => {
          closed()
        })
        server.closeAllConnections()
      }),
  }
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

function refuse(response: ServerResponse, status: number, code: string, detail?: Record<string, unknown>): void {
  response.writeHead(status, { 'content-type': 'application/problem+json' })
  response.end(
    JSON.stringify({ type: `urn:doorstep:problem:${code}`, title: code, status, code, ...(detail && { detail }) }),
  )
}
