/** Documents of every shape in our own words, each read as somebody wrote down by hand what it says. */
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { lineKindSchema, markSchema, sideSchema } from '#shared/domain/vocabulary.ts'
import type { DocumentType } from '#shared/protocol/documents.ts'
import { readDocument } from '../../server/reading/readDocument.ts'
import type { Reading } from '../../server/reading/reading.ts'
import { reportOf } from '../../server/reading/report.ts'

const FOLDER = join(import.meta.dirname, 'corpus')
const TYPES: Readonly<Record<string, DocumentType>> = {
  '.txt': 'text/plain',
  '.vtt': 'text/vtt',
  '.srt': 'application/x-subrip',
  '.json': 'application/json',
}

const expectedSchema = z.strictObject({
  /** What this document is there for. */
  about: z.string(),
  /** The leading shape first; those that may take part as well need not be named. */
  grammars: z.array(z.string()).min(1),
  language: z.string(),
  meta: z.record(z.string(), z.string()).optional(),
  speakers: z.array(
    z.strictObject({
      name: z.string().nullable(),
      role: z.string().nullable().optional(),
      outlet: z.string().nullable().optional(),
      side: sideSchema,
      labels: z.array(z.string()),
    }),
  ),
  /** Any label of the speaker or null, kind, words, marks. */
  lines: z.array(
    z.union([
      z.tuple([z.string().nullable(), lineKindSchema, z.string()]),
      z.tuple([z.string().nullable(), lineKindSchema, z.string(), z.array(markSchema)]),
    ]),
  ),
  turns: z.int(),
  dropped: z.array(z.string()),
  /** Neither said nor page text, where it matters: what, and the whole line. */
  apart: z.array(z.tuple([z.string(), z.string()])).optional(),
})

const names = readdirSync(FOLDER)
  .filter((name) => !name.endsWith('.expected.json') && extname(name) in TYPES)
  .sort()

describe('the corpus', () => {
  it.each(names)('is read as by hand: %s', (name) => {
    const source = readFileSync(join(FOLDER, name), 'utf8')
    const path = join(FOLDER, `${name.slice(0, -extname(name).length)}.expected.json`)
    const expected = expectedSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
    const reading = read(source, TYPES[extname(name)] ?? 'text/plain')
    const report = reportOf(reading)

    expect(linesIn(reading)).toEqual(linesOf(expected))
    expect(report.dropped.map(({ text }) => text)).toEqual(expected.dropped)
    const speakers = expected.speakers.map((speaker) => ({ ...speaker, labels: speaker.labels.toSorted() }))
    expect(report.speakers.map((speaker) => ({ ...speaker, labels: speaker.labels.toSorted() }))).toMatchObject(
      speakers,
    )
    expect(report.counts.turns).toBe(expected.turns)
    expect(report.language).toBe(expected.language)
    expect(report.meta).toMatchObject(expected.meta ?? {})
    if (expected.apart !== undefined) expect(report.apart.map(({ as, text }) => [as, text])).toEqual(expected.apart)
    const taking = report.grammars.map((grammar) => grammar.name)
    expect(taking[0]).toBe(expected.grammars[0])
    expect(taking).toEqual(expect.arrayContaining(expected.grammars))
  })
})

function read(source: string, type: DocumentType): Reading {
  const result = readDocument(source, { type })
  if (!result.ok) throw new Error(`${result.reason}: ${result.tried.map(({ en }) => en).join(' / ')}`)
  return result.reading
}

/** Who is told by the first label of that person, so that aliases need no order here. */
function linesIn({ lines, labels, speakers }: Reading): unknown[] {
  const firstLabel = (printed: string | null) => {
    const speaker = speakers.find(({ id, label }) => id === printed || label === printed)
    return labels.find((label) => label.speaker === speaker?.id)?.label ?? printed
  }
  return lines.map(({ speakerLabel, kind, text, marks }) => [firstLabel(speakerLabel), kind, text, marks])
}

function linesOf({ lines, speakers }: z.infer<typeof expectedSchema>): unknown[] {
  return lines.map(([label, kind, text, marks = []]) => {
    const speaker = label === null ? undefined : speakers.find(({ labels }) => labels.includes(label))
    if (label !== null && speaker === undefined) throw new Error(`${label} is no label of a speaker`)
    return [speaker?.labels[0] ?? null, kind, text, marks]
  })
}
