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

  it('[law 3] such as a row of stars between the words of any text in the corpus is a pause and changes nothing else', () => {
    const inserted = fc.tuple(fc.constantFrom(...PLAIN.keys()), fc.constantFrom('* * *', '----', '~~~'), fc.nat(60))
    let paused = 0
    fc.assert(
      fc.property(inserted, ([name, row, place]) => {
        const source = PLAIN.get(name) ?? ''
        const plain = said(source)
        const rows = rowsOf(source)
        const blanks = rows.flatMap((text, index) => (text === '' && isWithin(plain.rows, index + 1) ? [index] : []))
        const at = blanks[place % Math.max(1, blanks.length)]
        if (at === undefined) return
        paused += 1
        const result = said([...rows.slice(0, at), row, ...rows.slice(at)].join('\n'))
        expect(result.lines).toEqual(plain.lines)
        expect(result.dropped).toEqual(plain.dropped)
        expect(result.pauses).toEqual([...plain.pauses, row].sort())
      }),
      runs,
    )
    expect(paused).toBeGreaterThan(60)
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
