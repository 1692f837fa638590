/** What holds of any document, made of pieces of the corpus or of anything at all. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DOCUMENT_TYPES, type Told } from '#shared/protocol/documents.ts'
import { readDocument } from '../../server/reading/readDocument.ts'
import type { Reading } from '../../server/reading/reading.ts'
import { reportOf } from '../../server/reading/report.ts'
import { readSource } from '../../server/reading/sources/registry.ts'
import { corpusDocuments } from './corpusDocuments.ts'
import { accountedFor, wordsOf } from './words.ts'

const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31))
console.info(`laws: SEED=${seed}`)
const runs = { seed, numRuns: 200 }
/** Milliseconds; hundreds of documents take longer on a busy machine. */
const PATIENCE = 60_000

const documents = corpusDocuments()
const rowsOf = (source: string) => source.split('\n')

/** Some rows that stand below each other in a document of the corpus. */
const passage = fc
  .tuple(fc.nat(documents.length - 1), fc.nat(100), fc.integer({ min: 1, max: 12 }))
  .map(([document, from, count]) => {
    const rows = rowsOf(documents[document]?.source ?? '')
    const start = from % rows.length
    return rows.slice(start, start + count)
  })
const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.lorem({ maxCount: 40 }),
  fc.constantFrom(
    ':',
    'Q',
    'Q:',
    '>>',
    '-->',
    '00:00:01.000 --> 00:00:02.000',
    '**',
    '<v ',
    '{"text":"a"}',
    '[',
    '((((',
    '- ',
  ),
)
const mixture = fc
  .array(fc.oneof({ weight: 4, arbitrary: passage }, { weight: 1, arbitrary: odd.map((row) => [row]) }), {
    minLength: 1,
    maxLength: 8,
  })
  .chain((parts) => fc.constantFrom('\n', '\r\n', '\n\n').map((end) => parts.flat().join(end)))
const type = fc.constantFrom(...DOCUMENT_TYPES)

const someLabel = fc.nat()
const correction = fc.constantFrom<LabelTold>(
  { side: 'press' },
  { side: 'podium', name: 'Ada Berg' },
  { notALabel: true },
  { role: 'Chair', outlet: 'Wire One' },
  { sameAs: 'Q' },
)
const corrections = fc.array(fc.tuple(someLabel, correction), { maxLength: 4 })
const verdicts = fc.array(
  fc.tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom('speech' as const, 'dropped' as const)),
  {
    maxLength: 6,
  },
)

/** What its source holds, before anybody is asked who said it. */
function wordsIn(source: string, as: (typeof DOCUMENT_TYPES)[number]): string[] {
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

type LabelTold = NonNullable<Told['labels']>[string]
type LineTold = NonNullable<Told['lines']>[string]

function toldOf(
  { labels: known }: Reading,
  labels: readonly (readonly [number, LabelTold])[],
  lines: readonly (readonly [number, LineTold])[],
): Told {
  const corrected = labels.flatMap(([n, says]): [string, LabelTold][] => {
    const label = known[n % Math.max(1, known.length)]?.label
    return label === undefined ? [] : [[label, says]]
  })
  return { labels: Object.fromEntries(corrected), lines: Object.fromEntries(lines) }
}

describe('any document', { timeout: PATIENCE }, () => {
  it('[law 1] is read or refused with what was tried, whatever it is called', () => {
    fc.assert(
      fc.property(fc.oneof(mixture, fc.string({ unit: 'binary', maxLength: 2_000 })), type, (source, as) => {
        const result = readDocument(source, { type: as })
        if (result.ok) expect(reportOf(result.reading).grammars.length).toBeGreaterThan(0)
        else expect(['empty', 'unknown-shape']).toContain(result.reason)
      }),
      runs,
    )
  })

  it('[law 2] keeps or names every word', () => {
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

  it('[law 2] keeps or names every letter of the text itself, where no notation hides any', () => {
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

  it('[law 2] keeps or names every word that stands anywhere in JSON', () => {
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

  it('[law 2] keeps or names every word when the owner has corrected labels and lines', () => {
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

  it('is read the same each time', () => {
    fc.assert(
      fc.property(mixture, type, (source, as) => {
        expect(readDocument(source, { type: as })).toEqual(readDocument(source, { type: as }))
      }),
      { ...runs, numRuns: 60 },
    )
  })

  it('has ids that are its lines alone, and says nothing that is empty', () => {
    fc.assert(
      fc.property(mixture, type, (source, as) => {
        const result = readDocument(source, { type: as })
        if (!result.ok) return
        const { lines, speakers } = result.reading
        expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length)
        expect(lines.filter(({ text }) => text.trim() === '')).toEqual([])
        const labels = new Set(speakers.map(({ label }) => label))
        expect(lines.filter(({ speakerLabel }) => speakerLabel !== null && !labels.has(speakerLabel))).toEqual([])
      }),
      runs,
    )
  })
})

const PAGE_ROWS = [
  'Advertisement',
  'Share this article',
  'Subscribe to our newsletter',
  'Alle akzeptieren',
  'Accepter tous les cookies',
  'Deel dit artikel',
  'Aceptar todo',
  '-more-',
  '– 7 –',
]
/** Rows that no list holds, for they name what the page is about. */
const pageRow = fc.oneof(
  fc.constantFrom(...PAGE_ROWS),
  fc.lorem({ maxCount: 5 }).map((headline) => `Read more: ${headline}`),
  fc.lorem({ maxCount: 2 }).map((name) => `Sign up for the ${name} newsletter`),
  fc.lorem({ maxCount: 2 }).map((name) => `Photo: ${name}`),
  fc.integer({ min: 1, max: 90 }).map((minutes) => `Listen to this article · ${minutes} min`),
  fc.integer({ min: 1, max: 9_999 }).map((number) => `page ${number}`),
  fc.nat(99_999).map((number) => `press${number}@harbour.example`),
)
const PLAIN = new Map(documents.filter(({ type: as }) => as === 'text/plain').map(({ name, source }) => [name, source]))

describe('page text', { timeout: PATIENCE }, () => {
  it('[law 3] at any blank row of any text in the corpus is dropped and changes nothing else', () => {
    const inserted = fc.tuple(fc.constantFrom(...PLAIN.keys()), pageRow, fc.nat(60))
    fc.assert(
      fc.property(inserted, ([name, row, place]) => {
        const source = PLAIN.get(name) ?? ''
        const rows = rowsOf(source)
        const blanks = rows.flatMap((text, index) => (text === '' && index > 0 ? [index] : []))
        const at = blanks[place % Math.max(1, blanks.length)] ?? rows.length
        const plain = said(source)
        const result = said([...rows.slice(0, at), row, ...rows.slice(at)].join('\n'))
        expect(result.lines).toEqual(plain.lines)
        expect(result.dropped).toEqual([...plain.dropped, row].sort())
      }),
      runs,
    )
  })
})

function said(source: string): { readonly lines: unknown[]; readonly dropped: string[] } {
  const result = readDocument(source, { type: 'text/plain' })
  if (!result.ok) throw new Error(result.tried.map(({ en }) => en).join(' / '))
  const { lines, dropped } = result.reading
  return {
    lines: lines.map(({ speakerLabel, kind, text, turn }) => [speakerLabel, kind, text, turn]),
    dropped: dropped.map(({ text }) => text).sort(),
  }
}
