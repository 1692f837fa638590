/** A real doorstep, where the folder beside this repository has it: read as somebody read it by hand. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readTranscript, type Reading } from '../../server/reading/readTranscript.ts'
import { recordOf } from './recordOf.ts'

const FOLDER = process.env['DOORSTEP_DOCUMENTS'] ?? join(import.meta.dirname, '../../../shared/data/briefings')
const DOCUMENT = join(FOLDER, 'nato-doorstep.txt')
const EXPECTED = join(FOLDER, 'nato-doorstep.expected.json')

const expectedSchema = z.object({
  language: z.string(),
  chrome: z.object({ language: z.string(), lines: z.array(z.number()) }),
  speakers: z.array(z.object({ label: z.string(), name: z.string().nullable(), role: z.string(), side: z.string() })),
  statement: z.object({ speaker: z.string(), lines: z.array(z.number()) }),
  asides: z.array(z.object({ line: z.number(), speaker: z.string(), kind: z.string() })),
  turns: z.array(
    z.object({
      n: z.number(),
      question: z.number(),
      answer: z.array(z.number()),
      marks: z.array(z.string()).optional(),
      announces: z.string().optional(),
    }),
  ),
})

const isThere = existsSync(DOCUMENT) && existsSync(EXPECTED)

describe.skipIf(!isThere)('the real document', () => {
  const expected = isThere ? expectedSchema.parse(JSON.parse(readFileSync(EXPECTED, 'utf8'))) : undefined
  const reading = isThere ? read(readFileSync(DOCUMENT, 'utf8')) : undefined
  const all = () => {
    if (expected === undefined || reading === undefined) throw new Error('the document is not there')
    return { expected, reading }
  }
  const at = (line: number) => all().reading.lines.find(({ sources }) => sources.includes(line))

  it('loses its chrome and nothing else', () => {
    const { expected, reading } = all()
    expect(reading.dropped.map(({ line }) => line)).toEqual(expected.chrome.lines)
    expect(new Set(reading.dropped.map(({ language }) => language))).toEqual(new Set([expected.chrome.language]))
    expect(reading.language).toBe(expected.language)
    expect(reading.uncertain).toEqual([])
  })

  it('has its speakers', () => {
    const { expected, reading } = all()
    expect(reading.speakers.map(({ label, name, role, side }) => ({ label, name, role, side }))).toEqual(
      expected.speakers,
    )
  })

  it('has its statement, given to the one podium speaker', () => {
    const { expected, reading } = all()
    const statement = reading.lines.filter(({ turn, kind }) => turn === 0 && kind === 'statement')
    expect(statement.flatMap(({ sources }) => sources)).toEqual(expected.statement.lines)
    const speaker = expected.speakers.find(({ name }) => name === expected.statement.speaker)
    for (const line of statement) expect(line).toMatchObject({ attribution: 'inferred', speakerLabel: speaker?.label })
  })

  it('has its asides', () => {
    const { expected, reading } = all()
    const asides = reading.lines.filter(({ kind, side }) => kind === 'moderation' && side === 'podium')
    expect(asides.map(({ sources, kind }) => ({ line: sources[0], kind }))).toEqual(
      expected.asides.map(({ line, kind }) => ({ line, kind })),
    )
  })

  it('has its turns, with marks and announcements', () => {
    const { expected, reading } = all()
    expect(reading.turns).toEqual(
      expected.turns.map(({ n, question, answer }) => ({ n, questions: [question], answers: answer })),
    )
    for (const { question, answer, marks, announces } of expected.turns) {
      expect(at(question)?.marks).toEqual(marks ?? [])
      expect(answer.map((line) => at(line)?.announces ?? undefined)).toEqual(answer.map(() => announces))
    }
  })

  it('makes the same turns in the record', () => {
    const { expected, reading } = all()
    const record = recordOf(reading)
    expect(record.turns).toHaveLength(expected.turns.length + 1)
    for (const { n, question, answer } of expected.turns) {
      const numbers = record.lines.filter(({ turn }) => turn === n).map(({ id }) => id)
      expect(numbers).toEqual([question, ...answer].map((line) => at(line)?.id))
      expect(record.turns[n]?.answeredAt).not.toBeNull()
    }
    const closing = expected.turns.find(({ announces }) => announces === 'final-question')
    expect(record.finalQuestion).toBe(at(closing?.answer[0] ?? 0)?.id)
  })
})

function read(source: string): Reading {
  const result = readTranscript(source)
  if (!result.ok) throw new Error(`${result.reason}: ${result.tried.map(({ en }) => en).join(' / ')}`)
  return result.reading
}
