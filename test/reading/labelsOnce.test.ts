/** Labels that stand once among many, or that the owner names. Rules K5 and K6 stand in `colonLabels.ts`. */
import { describe, expect, it } from 'vitest'
import { toldSchema, type Told } from '#shared/protocol/documents.ts'
import { readDocument } from '../../server/reading/readDocument.ts'
import { describeReading } from '../../server/reading/report.ts'
import { brief, readingOf } from './readingOf.ts'

const BODY = [
  'Question: Is it shut?',
  'Lock Chair Oona Vey: It is.',
  'Question: For long?',
  'Lock Chair Oona Vey: Yes.',
]
const CAPITALS = ['QUESTION: Is it shut?', 'MS. VEY: It is.', 'QUESTION: For long?', 'MS. VEY: For a week.']

function labelsOf(...rows: readonly string[]): string[] {
  return readingOf(...rows).labels.map(({ label }) => label)
}

describe('labels that stand once among many', () => {
  it('[K5] are an initial and a surname, with doubt', () => {
    const { labels, uncertain } = readingOf(...BODY, 'J. Ardal: In May.')
    expect(labels.map(({ label }) => label)).toContain('J. Ardal')
    expect(uncertain).toContainEqual({ line: 5, text: 'J. Ardal', reason: 'label-guessed' })
  })

  it.each([
    'Minister Holt: In May.',
    'Ministerin Holt: Im Mai.',
    'Prime Minister Holm: In May.',
    'Mr. Lund: In May.',
    'Dr. Holm: In May.',
    'Norland prime minister Ada Berg: In May.',
    'Director: In May.',
  ])('[K5] are offices and honorifics in ordinary case: %j', (row) => {
    expect(labelsOf(...BODY, row)).toContain(row.slice(0, row.indexOf(':')))
  })

  it.each([
    'STAFF: One moment.',
    'PARTICIPANT: One moment.',
    'QUESTIONER 2: Why?',
    'SENIOR ADMINISTRATION OFFICIAL #2: (Inaudible.)',
    'ZURUF: “Nein!”',
    'PRESIDENTE: Un momento.',
    'LT. COL. ADA BERG: One moment.',
    'THE FIRST LADY: One moment.',
  ])('[K5] are capitals among capitals: %j', (row) => {
    expect(labelsOf(...CAPITALS, row)).toContain(row.slice(0, row.indexOf(':')))
  })

  it('[K5] are no capitals before small letters', () => {
    expect(labelsOf(...CAPITALS, 'STORM WARNING: stay away.')).not.toContain('STORM WARNING')
  })

  it.each([
    'Middle East: we talk.',
    'White House: No call.',
    'The Sahel: No news.',
    'Haiti: The convoy left.',
    'General Assembly: It meets in May.',
    'Red Sea: Ships wait.',
  ])('[K5] are no topics that somebody counts up: %j', (row) => {
    const reading = readingOf(...BODY, row)
    expect(reading.lines.at(-1)).toMatchObject({ label: null, text: row })
  })

  it('[K5] are named as doubtful where nothing but their place speaks for them, until the owner says what they are', () => {
    const source = [...BODY, 'Kit Marsh: Which week?'].join('\n')
    const read = (told: Told) => readDocument(source, { type: 'text/plain', told: toldSchema.parse(told) })
    const [before, after] = [read({}), read({ labels: { 'Kit Marsh': { side: 'press' } } })]
    if (!before.ok || !after.ok) throw new Error('it was not read')
    expect(before.reading.uncertain).toContainEqual({ line: 5, text: 'Kit Marsh', reason: 'label-guessed' })
    expect(describeReading(before, 'fr')).toContain('d’après sa seule place')
    expect(after.reading.uncertain).toEqual([])
    expect(readingOf(...BODY, 'Minister Holt: In May.').uncertain).toEqual([])
  })
})

describe('labels that the owner names', () => {
  const told = toldSchema.parse({ labels: { haiti: { role: 'Pilot', side: 'podium' }, 'Tally Ho': { side: 'press' } } })

  it('[K6] are such wherever they stand, in the words as well as alone on a row', () => {
    const prose = Array.from({ length: 12 }, (_, index) => `We waited for the ferry at pier ${index}.`)
    const rows = [...BODY, ...prose, 'haiti: we land.', 'Tally Ho', 'Where do you land?']
    const before = readDocument(rows.join('\n'), { type: 'text/plain' })
    const after = readDocument(rows.join('\n'), { type: 'text/plain', told })
    if (!before.ok || !after.ok) throw new Error('it was not read')
    expect(brief(before.reading).at(-3)).toContain('haiti: we land.')
    expect(brief(after.reading).slice(-2)).toEqual([
      '17 answer haiti: we land.',
      '18+19 question Tally Ho: Where do you land?',
    ])
  })
})

describe('questions after a letter', () => {
  it('keep no punctuation of the letter', () => {
    const reading = readingOf('Q. : Madame, où est-ce ?', 'R. : Ici.', 'Q. : Et là ?', 'R. : Là aussi.')
    expect(reading.lines.map(({ text }) => text)).toEqual(['Madame, où est-ce ?', 'Ici.', 'Et là ?', 'Là aussi.'])
  })
})

describe('outlets that ask', () => {
  it('[K5] are capitals and an article before a name as well, where several outlets ask', () => {
    const reading = readingOf(
      'NBK: The lock shut. Why?',
      'Oona Vey: It leaks.',
      'Harbour News: For how long?',
      'Oona Vey: A week.',
      'The Paper: A gate sank. Do you have a comment?',
      'Oona Vey: We raise it.',
      'The Sahel: It is far.',
    )
    expect(reading.speakers.map(({ outlet }) => outlet)).toEqual(['NBK', null, 'Harbour News', 'The Paper'])
    expect(reading.lines.at(-1)).toMatchObject({ label: null, text: 'The Sahel: It is far.' })
  })
})

describe('a German press conference', () => {
  it('leads its document though others speak in it who have no such label', () => {
    const reading = readingOf(
      'STS BERG: Guten Tag!',
      'FRAGE LUND: Ist der Deich fertig?',
      'DR. LENZ: Fast.',
      'ZURUF: Unglaublich!',
      'ZUSATZFRAGE: Was fehlt?',
      'DR. LENZ: Das Ende.',
      'FRAGE DAHL: Wer zahlt?',
      'STS BERG: Wir.',
    )
    expect(reading.grammars[0]?.name).toBe('F13')
    expect(brief(reading).slice(3, 5)).toEqual(['4 answer ZURUF: Unglaublich!', '5 question FRAGE LUND: Was fehlt?'])
    expect(reading.uncertain.map(({ reason }) => reason)).not.toContain('label-guessed')
  })
})
