/** Calls to the server's HTTP interface: JSON in, JSON out, every failure as a value with a code. */
import type { Problem } from '#shared/protocol/http.ts'
import type { RefusalDetail } from '#shared/domain/refusal.ts'

/** `code`: a refusal, an HTTP fault of the server, or `not-reached` where no answer came. */
export interface Fault {
  readonly ok: false
  readonly code: string
  readonly status: number
  readonly detail: RefusalDetail
}
export type Answer<T> = { readonly ok: true; readonly value: T } | Fault

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly body?: unknown
  readonly bearer?: string | null
  /** `omit`: as anybody, whoever is signed in here. */
  readonly credentials?: RequestCredentials
  /** In ms, where an answer takes longer than usual. */
  readonly within?: number
  /** Lets whoever waits give up. */
  readonly signal?: AbortSignal
}

const ANSWER_WITHIN = 10_000

/** Never rejects. An answer that is no JSON counts as empty. */
export async function request<T>(
  path: string,
  { method = 'GET', body, bearer, credentials = 'same-origin', within = ANSWER_WITHIN, signal }: Call = {},
): Promise<Answer<T>> {
  const headers = new Headers({ accept: 'application/json' })
  if (body !== undefined) headers.set('content-type', 'application/json')
  if (bearer) headers.set('authorization', `Bearer ${bearer}`)
  const timeout = AbortSignal.timeout(within)
  try {
    const response = await fetch(path, {
      method,
      headers,
      credentials,
      signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return await read<T>(response)
  } catch {
    // Offline, refused, cut off or too slow look alike from here: the outcome is not known.
    return { ok: false, code: 'not-reached', status: 0, detail: {} }
  }
}

async function read<T>(response: Response): Promise<Answer<T>> {
  const text = await response.text()
  const value: unknown = parsed(text)
  if (response.ok) return { ok: true, value: value as T }
  const problem = (typeof value === 'object' && value !== null ? value : {}) as Partial<Problem>
  return {
    ok: false,
    code: typeof problem.code === 'string' ? problem.code : response.status >= 500 ? 'store-down' : 'command-malformed',
    status: response.status,
    detail: problem.detail ?? {},
  }
}

function parsed(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text)
  } catch {
    return null
  }
}
