/** Whatever text of dashes and labels comes in: no failure, no lost word, and the turns of the record. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTranscript } from '../../server/reading/readTranscript.ts'
import { cleanSource } from '../../server/reading/sourceLines.ts'
import { recordOf } from './recordOf.ts'
import { accountedFor, wordsOf } from './words.ts'

const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31))
console.info(`nothingIsLost: SEED=${seed}`)
const runs = { seed, numRuns: 200 }
// A machine with something else to do takes its time; how long reading takes is measured below.
const patient = { timeout: 60_000 }

const label = fc.constantFrom(
  'Reporter',
  'Orchard Council Chair, Pia Lorne',
  'Nils Farrow (Valley Radio)',
  'Nils Farrow',
  'Moderator',
  'Directrice du phare, Oona Vey',
  'Lee',
  'Well',
)
const words = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 4, arbitrary: fc.lorem({ maxCount: 60, size: 'max' }) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 400 }).map((times) => 'so we go on, and on again. '.repeat(times)),
  },
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      '(Applause.)',
      'One at a time. Yes.',
      '[inaudible] … when?',
      'Last question, please.',
      'Cliquez sur le bouton pour recevoir le code de votre compte.',
      'Enter the password of your account on this web site, please.',
      'We waited - all of us – for the ferry.',
      '',
    ),
  },
)
const row = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(label, fc.constantFrom(' – ', ' - ', ' — ', ': ', ' –'), words).map((parts) => parts.join('')),
  },
  { weight: 2, arbitrary: words },
)
const document = fc
  .array(row, { minLength: 6, maxLength: 30, size: 'max' })
  .chain((rows) => fc.constantFrom('\n', '\r\n', '\n\n').map((end) => rows.join(end)))

describe('reading', () => {
  it('keeps or names every word of any document that it reads', patient, () => {
    let read = 0
    fc.assert(
      fc.property(document, (source) => {
        const result = readTranscript(source)
        if (!result.ok) return
        read += 1
        const given = cleanSource(source).lines.flatMap(({ text }) => wordsOf(text))
        expect(accountedFor(result.reading)).toEqual(given.sort())
      }),
      runs,
    )
    expect(read).toBeGreaterThan(50)
  })

  it('answers any text at all', patient, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (source) => {
        const result = readTranscript(source)
        expect(result.ok || ['empty', 'unknown-shape'].includes(result.reason)).toBe(true)
      }),
      runs,
    )
  })

  it('foresees the turns that the record forms', patient, () => {
    let turns = 0
    fc.assert(
      fc.property(document, (source) => {
        const result = readTranscript(source)
        if (!result.ok) return
        turns += result.reading.turns.length
        const record = recordOf(result.reading)
        expect(record.lines.map(({ turn }) => turn)).toEqual(result.reading.lines.map(({ turn }) => turn))
        expect(record.lines.map(({ text }) => text)).toEqual(result.reading.lines.map(({ text }) => text))
        expect(record.speakers).toEqual(result.reading.speakers)
      }),
      runs,
    )
    expect(turns).toBeGreaterThan(50)
  })
})
