/** Every fault of the HTTP interface as one kind of answer: a problem document (RFC 9457) that names what was wrong. */
import type { ErrorRequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import { Refusal, type RefusalCode, type RefusalDetail } from '#shared/domain/refusal.ts'
import type { Problem } from '#shared/protocol/http.ts'
import { asRefusal } from '../commands/execute.ts'
import type { Metrics } from '../metrics.ts'

/** Faults that only HTTP knows. */
export type HttpFault =
  | 'address-not-found'
  | 'body-malformed'
  | 'body-too-large'
  | 'cross-site'
  | 'document-read-otherwise'
  | 'epoch-over'
  | 'media-type-unsupported'
  | 'reading-given-up'
  | 'rehearsals-too-many'
  | 'request-malformed'
  | 'transcript-unreadable'

export const STATUS_OF: Readonly<Record<RefusalCode | HttpFault, number>> = {
  'account-changed-meanwhile': 409,
  'account-last-owner': 409,
  'account-not-found': 404,
  'act-already-undone': 409,
  'act-not-found': 404,
  'act-overtaken': 409,
  'address-not-found': 404,
  behind: 503,
  'body-malformed': 400,
  'body-too-large': 413,
  'briefing-already-exists': 409,
  'briefing-already-started': 409,
  'briefing-ended': 409,
  'briefing-not-found': 404,
  'briefing-not-live': 409,
  'code-expired': 410,
  'code-too-many': 429,
  'code-too-soon': 429,
  'code-tried-out': 410,
  'code-wrong': 403,
  'command-malformed': 422,
  'credentials-wrong': 401,
  'cross-site': 403,
  'document-read-otherwise': 409,
  'epoch-over': 410,
  'figure-changed-meanwhile': 409,
  'figure-id-taken': 409,
  'figure-not-found': 404,
  'figure-not-standing': 409,
  'figures-too-many': 409,
  'figures-unlike': 409,
  internal: 500,
  'invitation-ended': 410,
  'invitation-unknown': 404,
  'invitation-used-up': 410,
  'line-already-retracted': 409,
  'line-changed-meanwhile': 409,
  'line-id-taken': 409,
  'line-not-found': 404,
  'line-not-in-turn': 409,
  'media-type-unsupported': 415,
  'not-permitted': 403,
  'note-id-taken': 409,
  'note-not-found': 404,
  'outcome-unknown': 504,
  'outlet-already-exists': 409,
  'outlet-in-use': 409,
  'outlet-not-found': 404,
  'pairing-already-used': 409,
  'pairing-ended': 410,
  'pairing-unknown': 404,
  'password-common': 422,
  'password-weak': 422,
  'programme-changed-meanwhile': 409,
  'programme-id-taken': 409,
  'programme-name-taken': 409,
  'programme-not-found': 404,
  'programmes-too-many': 409,
  'question-already-called': 409,
  'question-already-waiting': 409,
  'question-changed-meanwhile': 409,
  'question-id-taken': 409,
  'question-not-called': 409,
  'question-not-found': 404,
  'question-not-waiting': 409,
  'questions-too-many': 409,
  'queue-changed-meanwhile': 409,
  'queue-closed': 409,
  'rate-not-found': 404,
  'rates-too-many': 409,
  'reading-given-up': 409,
  'registration-closed': 403,
  'rehearsals-too-many': 409,
  'request-malformed': 400,
  'screen-name-taken': 409,
  'screen-not-found': 404,
  'screens-too-many': 409,
  'server-closing': 503,
  'speaker-already-exists': 409,
  'speaker-changed-meanwhile': 409,
  'speaker-has-lines': 409,
  'speaker-key-taken': 409,
  'speaker-label-taken': 409,
  'speaker-not-found': 404,
  'speakers-too-many': 409,
  'store-down': 503,
  'subscription-unknown': 404,
  'taken-changed-meanwhile': 409,
  'term-taken': 409,
  'terms-too-many': 409,
  'token-already-used': 410,
  'token-unknown': 401,
  'too-busy': 503,
  'too-many-requests': 429,
  'transcript-unreadable': 422,
  'turn-already-named': 409,
  'turn-not-found': 404,
  'vote-for-own-question': 403,
  'votes-closed': 409,
}

/** Thrown by routes for what is wrong with the request itself. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem'
  readonly code: HttpFault
  readonly detail: RefusalDetail

  constructor(code: HttpFault, detail: RefusalDetail = {}) {
    super(code)
    this.code = code
    this.detail = detail
  }
}

export function problemOf(error: unknown): Problem {
  const known = asRefusal(error)
  if (known instanceof Refusal || known instanceof HttpProblem) return problemWith(known.code, known.detail)
  return fromBodyParser(error) ?? problemWith('internal', {})
}

export function problemWith(code: RefusalCode | HttpFault, detail: RefusalDetail): Problem {
  const title = code.replaceAll('-', ' ')
  return {
    type: `urn:doorstep:problem:${code}`,
    title: `${title.slice(0, 1).toUpperCase()}${title.slice(1)}`,
    status: STATUS_OF[code],
    code,
    ...(Object.keys(detail).length > 0 && { detail }),
  }
}

/** What Express's body parser and router throw: `type` or a status below 500. */
function fromBodyParser(error: unknown): Problem | null {
  if (typeof error !== 'object' || error === null) return null
  const { type, status, limit } = error as { type?: unknown; status?: unknown; limit?: unknown }
  if (type === 'entity.too.large')
    return problemWith('body-too-large', { limitBytes: typeof limit === 'number' ? limit : null })
  if (type === 'charset.unsupported' || type === 'encoding.unsupported')
    return problemWith('media-type-unsupported', {})
  if (status === 404) return problemWith('address-not-found', {})
  if (typeof status !== 'number' || status < 400 || status >= 500) return null
  return problemWith(typeof type === 'string' ? 'body-malformed' : 'request-malformed', {})
}

export function answerProblem(response: Response, problem: Problem): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  if (problem.status === 429 || problem.status === 503) response.setHeader('Retry-After', '1')
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
}

export function problemHandler(metrics: Metrics, logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const problem = problemOf(error)
    metrics.refused.inc({ door: 'http', code: problem.code })
    if (problem.status === 500)
      logger.error({ err: error, method: request.method, path: request.path }, 'request failed')
    answerProblem(response, problem)
  }
}
