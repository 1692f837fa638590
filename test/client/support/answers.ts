/** What the server would answer, by method and path; what was asked is kept, and what nobody foresaw fails the test. */
import { vi } from 'vitest'

export interface Asked {
  /** Such as `POST /api/sessions`. */
  readonly call: string
  readonly body: unknown
}

type Answered = { readonly status: number; readonly body?: unknown } | 'unreachable'

export interface Answers {
  readonly asked: Asked[]
  /** From now on; the last answer stays. */
  readonly on: (call: string, ...answers: readonly Answered[]) => void
}

export const ok = (body: unknown, status = 200): Answered => ({ status, body })
export const refused = (status: number, code: string, detail = {}): Answered => ({ status, body: { code, detail } })

/** Takes the place of `fetch` until `vi.unstubAllGlobals()`. */
export function stubAnswers(): Answers {
  const answers = new Map<string, readonly Answered[]>()
  const asked: Asked[] = []
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const call = `${init.method ?? 'GET'} ${path}`
    asked.push({ call, body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined })
    const [answer, ...rest] = answers.get(call) ?? []
    if (answer === undefined) throw new Error(`nobody foresaw ${call}`)
    if (rest.length > 0) answers.set(call, rest)
    if (answer === 'unreachable') throw new TypeError('Failed to fetch')
    const isEmpty = answer.status === 204
    return new Response(isEmpty ? null : JSON.stringify(answer.body ?? null), { status: answer.status })
  })
  return { asked, on: (call, ...given) => void answers.set(call, given) }
}
