/** Request bodies: read up to a limit, well-formed UTF-8, JSON no deeper than eight. */
import type { Request } from 'express'
import { text } from 'express'
import { HttpProblem } from './problem.ts'

export const JSON_LIMIT = 16 * 1024
export const NDJSON_LIMIT = 512 * 1024
export const IMPORT_LIMIT = 2 * 1024 * 1024
const DEEPEST = 8

/** The body as text. Throws `body-too-large`, `body-malformed`. */
export function readText(request: Request, limit: number): Promise<string> {
  const parse = text({ limit, type: () => true, defaultCharset: 'utf-8' })
  const { res: response } = request
  if (response === undefined) throw new Error('a request has lost its response')
  return new Promise((resolve, reject) => {
    parse(request, response, (error?: unknown) => {
      if (error instanceof Error) reject(error)
      else resolve(typeof request.body === 'string' ? request.body : '')
    })
  })
}

/** Throws `media-type-unsupported`, `body-too-large`, `body-malformed`. */
export async function readJson(request: Request, limit = JSON_LIMIT): Promise<unknown> {
  if (request.is(['application/json']) !== 'application/json') {
    throw new HttpProblem('media-type-unsupported', { expected: 'application/json' })
  }
  return parseJson(await readText(request, limit))
}

/** Throws `body-malformed` with the reason. */
export function parseJson(source: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(source)
  } catch (error) {
    throw new HttpProblem('body-malformed', { problem: whyNotJson(error) })
  }
  if (isDeeperThan(value, DEEPEST))
    throw new HttpProblem('body-malformed', { problem: `is nested deeper than ${DEEPEST}` })
  return value
}

/** Where the parser names a position, its message; where it quotes the body instead, none of it: there may be a password. */
function whyNotJson(error: unknown): string {
  const [said] = error instanceof Error ? (/^[^"]{1,80} at position \d{1,9}/.exec(error.message) ?? []) : []
  return said ?? 'is not JSON'
}

export function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(inner, levels - 1))
}
