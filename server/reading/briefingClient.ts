/** The HTTP interface as the commands use it: one call at a time, tried again while the server is away or does not know. */
import type { SentCommand } from '#shared/domain/commands.ts'
import type { CreatedBriefing, NewBriefing, PostedLine } from '#shared/protocol/http.ts'
import { z } from 'zod'
import { backOff, type Clock } from '../clock.ts'
import { pauseUnlessAborted } from './pauseUnlessAborted.ts'

/** The server answered, and the answer is no. */
export class CallRefused extends Error {
  override readonly name = 'CallRefused'
  readonly code: string
  readonly status: number
  readonly detail: Readonly<Record<string, unknown>>

  constructor(status: number, code: string, detail: Readonly<Record<string, unknown>> = {}) {
    const said = Object.entries(detail).map(([key, value]) => `${key}: ${String(value)}`)
    super([code, ...said].join(', '))
    this.status = status
    this.code = code
    this.detail = detail
  }
}

/** Nobody answered within the patience that was given. `cause` is the last failure. */
export class ServerAway extends Error {
  override readonly name = 'ServerAway'
}

export interface ClientOptions {
  /** Where the server is, without a path. */
  readonly url: string
  readonly clock: Clock
  readonly fetch: typeof globalThis.fetch
  /** How long a call is tried again, in milliseconds; `Infinity`: until `signal` ends it. */
  readonly patienceMs: number
  /** The same until the server has answered for the first time: an address at which nothing ever answers is a wrong one. */
  readonly firstContactMs?: number
  /** Told before each new attempt. */
  readonly onRetry: (reason: string, waitMs: number) => void
  readonly signal?: AbortSignal
}

/** Who asks: the bearer of a briefing's lines token, or a session. */
export type Credential = { readonly token: string } | { readonly cookie: string }

/** All calls throw `CallRefused`, `ServerAway`, or the reason of the signal. */
export interface BriefingClient {
  readonly openSession: (ownerToken: string) => Promise<Credential>
  readonly createBriefing: (by: Credential, briefing: NewBriefing) => Promise<CreatedBriefing>
  readonly send: (by: Credential, briefing: string, command: SentCommand) => Promise<void>
  /** The place of the line in the log, null for interim text. The id makes it safe to try again. */
  readonly postLine: (by: Credential, briefing: string, line: PostedLine) => Promise<number | null>
  /** Tried once; whether it arrived does not matter to the record. */
  readonly postInterim: (by: Credential, briefing: string, line: PostedLine) => Promise<void>
}

const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 8_000
const ANSWER_WITHIN_MS = 10_000
const TRANSIENT_STATUS = new Set([429, 502, 503, 504])

interface Call {
  readonly path: string
  readonly body: unknown
  readonly by: Credential | null
  /** Repeating it does nothing that once did not do. Otherwise only a call that surely was not carried out is repeated. */
  readonly repeatable: boolean
}

/** A failure that may pass. `carriedOut`: what the call asked for may have happened all the same. */
interface Failure {
  readonly reason: string
  readonly carriedOut: boolean
  readonly leastWaitMs: number
}

const createdSchema = z.object({ id: z.string(), tokens: z.object({ lines: z.string() }) })
const takenSchema = z.union([z.object({ seq: z.int() }), z.object({ interim: z.literal(true) })])
const problemSchema = z.object({ code: z.string(), detail: z.record(z.string(), z.unknown()).optional() })

export function createBriefingClient(options: ClientOptions): BriefingClient {
  const { url, clock } = options
  let isReached = false
  const patience = () =>
    isReached ? options.patienceMs : Math.min(options.patienceMs, options.firstContactMs ?? Infinity)

  async function call(wanted: Call): Promise<Response> {
    const since = clock.now()
    for (let attempt = 0; ; attempt += 1) {
      options.signal?.throwIfAborted()
      const outcome = await attemptOnce(wanted)
      if (outcome instanceof Response) return outcome
      const waitMs = Math.max(outcome.leastWaitMs, backOff(attempt, FIRST_WAIT_MS, LONGEST_WAIT_MS))
      const givesUp = clock.now() - since + waitMs > patience() || (outcome.carriedOut && !wanted.repeatable)
      if (givesUp) throw new ServerAway(`${new URL(wanted.path, url).href}: ${outcome.reason}`)
      options.onRetry(outcome.reason, waitMs)
      await pauseUnlessAborted(clock, waitMs, options.signal)
    }
  }

  async function attemptOnce({ path, body, by }: Call): Promise<Response | Failure> {
    let response: Response
    try {
      response = await options.fetch(new URL(path, url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headersOf(by) },
        body: JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.any([
          AbortSignal.timeout(ANSWER_WITHIN_MS),
          ...(options.signal === undefined ? [] : [options.signal]),
        ]),
      })
    } catch (error) {
      options.signal?.throwIfAborted()
      return { reason: reasonOf(error), carriedOut: !isUnreached(error), leastWaitMs: 0 }
    }
    isReached = true
    return response.ok ? response : judgeRefusal(response)
  }

  return {
    async openSession(token) {
      const response = await call({ path: '/api/sessions', body: { token }, by: null, repeatable: false })
      const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0] ?? '')
      return { cookie: cookies.join('; ') }
    },
    async createBriefing(by, briefing) {
      const response = await call({ path: '/api/briefings', body: briefing, by, repeatable: false })
      return createdSchema.parse(await response.json())
    },
    async send(by, briefing, command) {
      await call({
        path: `/api/briefings/${encodeURIComponent(briefing)}/commands`,
        body: command,
        by,
        repeatable: true,
      })
    },
    async postLine(by, briefing, line) {
      const response = await call({ path: linesPath(briefing), body: line, by, repeatable: true })
      const taken = takenSchema.parse(await response.json())
      return 'seq' in taken ? taken.seq : null
    },
    async postInterim(by, briefing, line) {
      const interim = { path: linesPath(briefing), body: { ...line, final: false }, by, repeatable: true }
      await attemptOnce(interim).catch(ignoreRefusal)
    },
  }
}

function headersOf(by: Credential | null): Record<string, string> {
  if (by === null) return {}
  return 'token' in by ? { authorization: `Bearer ${by.token}` } : { cookie: by.cookie }
}

function linesPath(briefing: string): string {
  return `/api/briefings/${encodeURIComponent(briefing)}/lines`
}

/** The finished line that follows meets the same refusal, and is not silent about it. */
function ignoreRefusal(error: unknown): void {
  if (!(error instanceof CallRefused)) throw error
}

async function judgeRefusal(response: Response): Promise<Failure> {
  const parsed = problemSchema.safeParse(await response.json().catch(() => null))
  const code = parsed.success ? parsed.data.code : `http-${response.status}`
  const detail = parsed.data?.detail ?? {}
  if (!TRANSIENT_STATUS.has(response.status)) throw new CallRefused(response.status, code, detail)
  const retryAfterMs = Number(detail['retryAfterMs'] ?? Number(response.headers.get('retry-after') ?? 0) * 1_000)
  return {
    reason: code,
    // A gateway's 502 and 504 say nothing of what happened behind it, and neither does an unknown outcome.
    carriedOut: response.status === 502 || response.status === 504,
    leastWaitMs: Number.isFinite(retryAfterMs) ? Math.min(retryAfterMs, 60_000) : 0,
  }
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return code === '' ? (cause instanceof Error ? cause.message : String(cause)) : code
}

function isUnreached(error: unknown): boolean {
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'].includes(reasonOf(error))
}
