/** Every word of a document is said or named, whatever it is, however it is corrected. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DocumentType } from '#shared/protocol/documents.ts'
import { readDocument } from '../../../server/reading/readDocument.ts'
import { readSource } from '../../../server/reading/sources/registry.ts'
import { accountedFor, wordsOf } from '../words.ts'
import { corrections, mixture, PATIENCE, seededRuns, toldOf, type, verdicts } from './mixtures.ts'

const runs = seededRuns('every word')

/** What its source holds, before anybody is asked who said it. */
function wordsIn(source: string, as: DocumentType): string[] {
  const { lines, apart } = readSource(source, as)
  return [...lines.map(({ text, voice }) => `${voice ?? ''} ${text}`), ...apart.map(({ text }) => text)]
    .flatMap(wordsOf)
    .sort()
}

/** What anybody can read in it, without a notation being known: letters and digits, however they are parted. */
function lettersIn(texts: readonly string[]): string[] {
  return (texts.join('').match(/[\p{L}\p{N}]/gu) ?? []).sort()
}

/** Tags and entities are written in letters that nobody is shown, and a stream of edits takes letters back. */
const HIDES = /[<&{\b\u007F]/u

describe('every word of a document', { timeout: PATIENCE }, () => {
  it('[law 2] is kept or named', () => {
    let read = 0
    fc.assert(
      fc.property(mixture, type, (source, as) => {
        const result = readDocument(source, { type: as })
        if (!result.ok) return
        read += 1
        expect(accountedFor(result.reading)).toEqual(wordsIn(source, as))
      }),
      runs,
    )
    expect(read).toBeGreaterThan(60)
  })

  it('[law 2] is kept or named to the letter where no notation hides any', () => {
    let read = 0
    fc.assert(
      fc.property(mixture, type, (source, as) => {
        const result = HIDES.test(source) ? null : readDocument(source, { type: as })
        if (result?.ok !== true) return
        read += 1
        expect(lettersIn(accountedFor(result.reading))).toEqual(lettersIn([source]))
      }),
      { ...runs, numRuns: 400 },
    )
    expect(read).toBeGreaterThan(60)
  })

  it('[law 2] is kept or named wherever it stands in JSON', () => {
    const words = fc.lorem({ maxCount: 6 }).filter((text) => text.includes(' '))
    const entry = fc.record(
      {
        speaker: fc.constantFrom('Ada Berg', 'Kim Lund'),
        text: words,
        comment: words,
        about: fc.record({ topic: words }),
      },
      { requiredKeys: ['speaker', 'text'] },
    )
    const record = fc.record({
      meta: fc.record({ title: words, notes: fc.array(words) }),
      lines: fc.array(entry, { minLength: 1 }),
    })
    fc.assert(
      fc.property(record, (value) => {
        const result = readDocument(JSON.stringify(value), { type: 'application/json' })
        const known = new Set(result.ok ? accountedFor(result.reading) : [])
        const texts = [
          ...value.lines.flatMap(({ text, comment, about }) => [text, comment, about?.topic]),
          value.meta.title,
          ...value.meta.notes,
        ]
        expect(texts.flatMap((text) => wordsOf(text ?? '')).filter((word) => !known.has(word))).toEqual([])
      }),
      runs,
    )
  })

  it('[law 2] is kept or named when the owner has corrected labels and lines', () => {
    let corrected = 0
    fc.assert(
      fc.property(mixture, corrections, verdicts, (source, labels, lines) => {
        const first = readDocument(source, { type: 'text/plain' })
        if (!first.ok) return
        const result = readDocument(source, { type: 'text/plain', told: toldOf(first.reading, labels, lines) })
        if (!result.ok) return
        corrected += 1
        expect(accountedFor(result.reading)).toEqual(wordsIn(source, 'text/plain'))
      }),
      runs,
    )
    expect(corrected).toBeGreaterThan(60)
  })

  it('[law 2] is kept or named when the owner names labels that no shape found', () => {
    let named = 0
    fc.assert(
      fc.property(mixture, fc.nat(), fc.integer({ min: 1, max: 3 }), (source, place, count) => {
        const { lines } = readSource(source, 'text/plain')
        const line = lines[place % Math.max(1, lines.length)]
        const label = line?.text.split(' ').slice(0, count).join(' ') ?? ''
        if (line === undefined || label.length > 100) return
        const told = { labels: { [label]: { labelAt: line.number, side: 'press' as const } } }
        const result = readDocument(source, { type: 'text/plain', told })
        if (!result.ok) return
        if (result.reading.lines.some((said) => said.label === label)) named += 1
        expect(accountedFor(result.reading)).toEqual(wordsIn(source, 'text/plain'))
      }),
      runs,
    )
    expect(named).toBeGreaterThan(60)
  })
})
