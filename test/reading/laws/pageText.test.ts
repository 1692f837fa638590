/** What a page puts between the rows of a text is dropped, and changes nothing else. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDocument } from '../../../server/reading/readDocument.ts'
import { documents, PATIENCE, rowsOf, seededRuns } from './mixtures.ts'

const runs = seededRuns('page text')

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
interface Place {
  readonly name: string
  readonly rows: readonly string[]
  /** Of the row before which another one is put. */
  readonly at: number
  readonly plain: ReturnType<typeof said>
}

/** All blank rows of all texts in the corpus. */
const PLACES = documents
  .filter(({ type: as }) => as === 'text/plain')
  .flatMap(({ name, source }): Place[] => {
    const rows = rowsOf(source)
    const plain = said(source)
    return rows.flatMap((text, at) => (text === '' && at > 0 ? [{ name, rows, at, plain }] : []))
  })

/** What is said once a row drawn by lot was put there, with what to call it. */
function* withRows(places: readonly Place[], row: fc.Arbitrary<string>) {
  const drawn = fc.sample(row, { seed: runs.seed, numRuns: places.length })
  for (const [index, place] of places.entries()) {
    const { name, rows, at } = place
    const put = drawn[index] ?? ''
    const called = `${JSON.stringify(put)} at row ${at + 1} of ${name}`
    yield { ...place, put, called, result: said([...rows.slice(0, at), put, ...rows.slice(at)].join('\n')) }
  }
}

describe('page text', { timeout: PATIENCE }, () => {
  it('[law 3] at any blank row of any text in the corpus is dropped and changes nothing else', () => {
    expect(PLACES.length).toBeGreaterThan(300)
    for (const { plain, put, called, result } of withRows(PLACES, pageRow)) {
      expect(result.lines, called).toEqual(plain.lines)
      expect(result.dropped, called).toEqual([...plain.dropped, put].sort())
    }
  })

  it('[law 3] such as a row of stars between the words of any text in the corpus is a pause and changes nothing else', () => {
    const within = PLACES.filter(({ plain, at }) => isWithin(plain.rows, at + 1))
    expect(within.length).toBeGreaterThan(100)
    for (const { plain, put, called, result } of withRows(within, fc.constantFrom('* * *', '----', '~~~'))) {
      expect(result.lines, called).toEqual(plain.lines)
      expect(result.dropped, called).toEqual(plain.dropped)
      expect(result.pauses, called).toEqual([...plain.pauses, put].sort())
    }
  })
})

function isWithin(rows: readonly number[], row: number): boolean {
  return row > Math.min(...rows) && row < Math.max(...rows)
}

function said(source: string) {
  const result = readDocument(source, { type: 'text/plain' })
  if (!result.ok) throw new Error(result.tried.map(({ en }) => en).join(' / '))
  const { lines, dropped, apart } = result.reading
  return {
    lines: lines.map(({ speakerLabel, kind, text, turn }) => [speakerLabel, kind, text, turn]),
    /** Of the source, in which somebody is named, where a header can no longer go on. */
    rows: lines.flatMap(({ label, place }) => (label === null ? [] : [place.line])).slice(1),
    dropped: dropped.map(({ text }) => text).sort(),
    pauses: apart.flatMap(({ as, text }) => (as === 'pause' ? [text] : [])).sort(),
  }
}
