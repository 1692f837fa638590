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
/** Headlines as no list can hold them, begun and ended by lot. None begins as a row of a page does. */
const HEADLINES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  en: [
    ['Island ferry', 'Old harbour crane', 'Northern fish market'],
    ['will cost the town', 'is sold for more than', 'loses within a year'],
    ['90 million euros', '4,000 jobs', 'half of its roof'],
  ],
  de: [
    ['Neue Fähre der Insel', 'Der alte Hafenkran', 'Fischmarkt im Norden'],
    ['kostet die Stadt mehr als', 'verliert in diesem Jahr', 'bringt der Gemeinde'],
    ['50 Millionen Euro', '4000 Arbeitsplätze', 'die Hälfte des Daches'],
  ],
  fr: [
    ['Le nouveau ferry de l’île', 'La vieille grue du port', 'Le marché aux poissons'],
    ['coûtera à la ville', 'perd cette année', 'rapporte à la commune'],
    ['90 millions d’euros', '4 000 emplois', 'la moitié de son toit'],
  ],
  es: [
    ['El nuevo barco de la isla', 'La vieja grúa del puerto', 'El mercado del pescado'],
    ['costará a la ciudad', 'pierde este año', 'aporta al municipio'],
    ['90 millones de euros', '4.000 empleos', 'la mitad de su tejado'],
  ],
}
/** Rows that say what a headline below them is, each wholly a page's. */
const ABOVE_HEADLINES = [
  'Advertisement',
  'Das könnte Sie auch interessieren',
  'À lire aussi',
  'Te puede interesar',
  'See more',
]

/** A row of a page with a headline right below it, in the document's language or in another. */
function* withHeadlines(places: readonly Place[]) {
  const languages = Object.keys(HEADLINES)
  const dice = fc.sample(fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat(), fc.nat(), fc.boolean()), {
    seed: runs.seed,
    numRuns: places.length,
  })
  for (const [index, { name, rows, at, plain }] of places.entries()) {
    const [row = 0, which = 0, ...rest] = dice[index] ?? []
    const isForeign = rest.at(-1) === true
    const choice = languages.filter((language) => (language === plain.language) !== isForeign)
    const parts = HEADLINES[choice[which % Math.max(1, choice.length)] ?? '']
    if (parts === undefined) continue
    const headline = parts.map((each, part) => each[Number(rest[part]) % each.length]).join(' ')
    const put = [ABOVE_HEADLINES[row % ABOVE_HEADLINES.length] ?? '', headline]
    const result = said([...rows.slice(0, at), '', ...put, ...rows.slice(at)].join('\n'))
    yield { plain, put, headline, isForeign, result, called: `${JSON.stringify(put)} at row ${at + 1} of ${name}` }
  }
}

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

  it('[law 3] that no list holds is dropped below a row of a page where it is in another language, and never said unseen', () => {
    // Nothing but the words below it makes a label of a name alone, and a headline is not known yet where labels are looked for.
    const parts = ({ plain, at }: Place) => plain.alone.some(([from, to]) => from <= at && at < to)
    const within = PLACES.filter((place) => isWithin(place.plain.rows, place.at + 1) && !parts(place))
    let foreign = 0
    for (const { plain, put, headline, isForeign, result, called } of withHeadlines(within)) {
      if (isForeign) {
        foreign += 1
        expect(result.lines, called).toEqual(plain.lines)
        expect(result.dropped, called).toEqual([...plain.dropped, ...put].sort())
      } else expect([...result.dropped, ...result.doubted], called).toContain(headline)
    }
    expect(foreign).toBeGreaterThan(50)
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
  const { lines, dropped, apart, uncertain, language, grammars } = result.reading
  return {
    language,
    /** From names that stand alone to their words, in rows. */
    alone:
      grammars[0]?.name === 'F3' ? lines.map(({ sources }) => [sources[0] ?? 0, sources.at(-1) ?? 0] as const) : [],
    doubted: uncertain.map(({ text }) => text),
    lines: lines.map(({ speakerLabel, kind, text, turn }) => [speakerLabel, kind, text, turn]),
    /** Of the source, in which somebody is named, where a header can no longer go on. */
    rows: lines.flatMap(({ label, place }) => (label === null ? [] : [place.line])).slice(1),
    dropped: dropped.map(({ text }) => text).sort(),
    pauses: apart.flatMap(({ as, text }) => (as === 'pause' ? [text] : [])).sort(),
  }
}
