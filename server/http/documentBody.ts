/** A document in a request: the text by itself, its type in the header, or JSON that holds both and what was told of it. */
import type { Request, Response } from 'express'
import type { z } from 'zod'
import {
  DOCUMENT_TYPES,
  readingRequestSchema,
  type DocumentReading,
  type DocumentType,
  type ReadingRequest,
} from '#shared/protocol/documents.ts'
import { DOCUMENT_LIMIT } from '#shared/protocol/documentLimit.ts'
import { parseWith } from '#shared/protocol/parse.ts'
import type { Identity } from '../people/identities.ts'
import type { ReadApart } from '../reading/readApart.ts'
import { ReadingGivenUp, type Asker } from '../reading/readingQueue.ts'
import { IMPORT_LIMIT, readJson, readText } from './bodies.ts'
import { HttpProblem } from './problem.ts'

/** In bytes: JSON writes a letter of a document in up to three, and some in more. */
export const READING_LIMIT = 3 * IMPORT_LIMIT + 512 * 1024

/** Throws `media-type-unsupported`, `body-too-large`, `command-malformed`. */
export async function documentIn(request: Request): Promise<ReadingRequest> {
  const type = request.is([...DOCUMENT_TYPES])
  if (!isDocumentType(type)) throw new HttpProblem('media-type-unsupported', { expected: DOCUMENT_TYPES.join(', ') })
  const source = await readText(request, READING_LIMIT)
  return (type === 'application/json' ? requestWithin(source) : null) ?? withinLimit({ source, type })
}

/** JSON of the shape that the schema says. Throws `media-type-unsupported`, `body-too-large`, `command-malformed`. */
export async function requestIn<S extends z.ZodType<ReadingRequest>>(
  request: Request,
  schema: S,
): Promise<z.output<S>> {
  return parseWith(schema, await readJson(request, READING_LIMIT))
}

/** A request for a reading, known by its `source` and one of our types; any other JSON is itself a document, or none. */
function requestWithin(json: string): ReadingRequest | null {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null || !('source' in value) || !('type' in value)) return null
  return typeof value.source === 'string' && isDocumentType(value.type) ? parseWith(readingRequestSchema, value) : null
}

function withinLimit(asked: ReadingRequest): ReadingRequest {
  if (asked.source.length > DOCUMENT_LIMIT) throw new HttpProblem('body-too-large', { limitCharacters: DOCUMENT_LIMIT })
  return asked
}

function isDocumentType(type: unknown): type is DocumentType {
  return (DOCUMENT_TYPES as readonly unknown[]).includes(type)
}

/** Who waits for a reading, as long as the request is answered to somebody. `looks`: nothing is to come of it but the report. */
export function askerOf({ account, actor }: Identity, response: Response, looks: boolean): Asker {
  const gone = new AbortController()
  const leave = () => {
    gone.abort()
  }
  if (response.closed) leave()
  else response.once('close', leave)
  return { by: account ?? actor.id, gone: gone.signal, looks }
}

/** The reading as JSON; `reading-given-up` where a newer one of the same account took its place. */
export async function readAsJson(documents: ReadApart, asked: ReadingRequest, asker: Asker): Promise<string> {
  try {
    return await documents.asJson(asked, asker)
  } catch (error) {
    throw error instanceof ReadingGivenUp ? new HttpProblem('reading-given-up') : error
  }
}

/** Read, or `transcript-unreadable` with what was tried, one shape a line; like every problem's details, in English. */
export async function readOrRefuse(documents: ReadApart, asked: ReadingRequest, asker: Asker) {
  const reading = JSON.parse(await readAsJson(documents, asked, asker)) as DocumentReading
  if (!reading.ok)
    throw new HttpProblem('transcript-unreadable', {
      problem: reading.reason,
      tried: reading.tried.map(({ en }) => en).join('\n'),
    })
  return reading
}
