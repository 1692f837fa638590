/** Labels that the owner names. Rules D1 to D3 stand in `toldLabels.ts`, G4 in `combine.ts`. */
import { describe, expect, it } from 'vitest'
import { toldSchema, type DocumentType, type Told } from '#shared/protocol/documents.ts'
import { readDocument } from '../../server/reading/readDocument.ts'
import { brief } from './readingOf.ts'
import { accountedFor, wordsOf } from './words.ts'

function readOf(rows: readonly string[] | string, labels: Told['labels'], type: DocumentType = 'text/plain') {
  const source = typeof rows === 'string' ? rows : rows.join('\n')
  const result = readDocument(source, { type, told: toldSchema.parse({ labels }) })
  if (!result.ok) throw new Error(result.tried.map(({ en }) => en).join(' / '))
  if (typeof rows !== 'string') expect(accountedFor(result.reading)).toEqual(rows.flatMap(wordsOf).sort())
  return result.reading
}

const LABELLED = [
  'Oona Vey: The lock is shut.',
  'Kit Marsh Until when?',
  'Oona Vey: Until May.',
  'Kit Marsh said so in the paper, and nobody believed it.',
  'Kit Marsh – And the gates?',
  'Oona Vey: The gates too.',
]

describe('a label that the owner names', () => {
  it('[D1] is one where it was pointed at, and where a mark or a sentence follows; everything follows it', () => {
    const reading = readOf(LABELLED, { 'Kit Marsh': { labelAt: 2, side: 'press', name: 'Christopher Marsh' } })
    expect(brief(reading)).toEqual([
      '1 statement Oona Vey: The lock is shut.',
      '2 question Kit Marsh: Until when?',
      '3 answer Oona Vey: Until May.',
      '4 answer Oona Vey: Kit Marsh said so in the paper, and nobody believed it.',
      '5 question Kit Marsh: And the gates?',
      '6 answer Oona Vey: The gates too.',
    ])
    expect(reading.turns).toHaveLength(2)
    expect(reading.speakers[1]).toMatchObject({ label: 'Kit Marsh', name: 'Christopher Marsh', side: 'press' })
    expect(reading.lines[4]).toMatchObject({ label: 'Kit Marsh', printed: 'Kit Marsh –' })
    expect(reading.grammars.at(-1)).toMatchObject({ name: 'told', lines: 2 })
  })

  it('[D1] is one on the row that was pointed at, whatever follows there', () => {
    const reading = readOf(LABELLED, { 'Kit Marsh': { labelAt: 4, side: 'press' } })
    expect(brief(reading)[3]).toBe('4 question Kit Marsh: said so in the paper, and nobody believed it.')
  })

  it('[D1] is one on all its rows where none of them has a mark', () => {
    const rows = ['vey the lock is shut', 'marsh until when', 'vey until may', 'marsh and the gates']
    const reading = readOf(rows, { vey: { labelAt: 1, side: 'podium' }, marsh: { labelAt: 2, side: 'press' } })
    expect(brief(reading).map((row) => row.split(':')[0])).toEqual([
      '1 statement vey',
      '2 question marsh',
      '3 answer vey',
      '4 question marsh',
    ])
  })

  it('[D1] is no part of a longer word, and the longer of two labels is meant', () => {
    const rows = ['Berg: One.', 'Bergen is far.', 'Ada Berg: Two.', 'Ada: Three.']
    const reading = readOf(rows, { Berg: { labelAt: 1 }, Ada: { labelAt: 4 }, 'Ada Berg': { labelAt: 3 } })
    expect(reading.lines.map(({ label }) => label)).toEqual(['Berg', null, 'Ada Berg', 'Ada'])
  })

  it('[D1] may stand alone above its words, in brackets or between asterisks', () => {
    const rows = [
      'Oona Vey: Shut.',
      '[Marsh]',
      'Until when?',
      'Oona Vey: May.',
      '**Marsh** Which one?',
      'Oona Vey: This.',
    ]
    const reading = readOf(rows, { Marsh: { labelAt: 2, side: 'press' } })
    expect(brief(reading)[1]).toBe('2+3 question Marsh: Until when?')
    expect(brief(reading)[3]).toBe('5 question Marsh: Which one?')
  })

  it('[G4] makes a document readable in which no shape was found', () => {
    const rows = ['Vey The lock is shut.', 'It stays shut.', 'Marsh Until when?']
    const reading = readOf(rows, { Vey: { labelAt: 1, side: 'podium' } })
    expect(reading.grammars.map(({ name }) => name)).toEqual(['told'])
    expect(brief(reading)).toContain('2 statement Vey: It stays shut.')
  })

  it('[D2] keeps the time before it, and comes before another label', () => {
    const timed = ['0:01Vey The lock is shut.', '0:04 Until May.', '0:06Marsh Until when?', '0:08Vey I said so.']
    const reading = readOf(timed, { Vey: { labelAt: 1, side: 'podium' }, Marsh: { labelAt: 3, side: 'press' } })
    expect(reading.lines.map(({ label, saidAt }) => [label, saidAt])).toEqual([
      ['Vey', 1_000],
      [null, 4_000],
      ['Marsh', 6_000],
      ['Vey', 8_000],
    ])
    const longer = ['Reporter: Kit Marsh: When?', 'Oona Vey: Now.', 'Reporter: Who?', 'Oona Vey: We.']
    expect(readOf(longer, { 'Reporter: Kit Marsh': { labelAt: 1, side: 'press' } }).lines[0]).toMatchObject({
      label: 'Reporter: Kit Marsh',
      text: 'When?',
    })
  })

  it('[D3] is taken out of a header, but not out of its list', () => {
    const rows = [
      'Press briefing at the lock',
      'Speakers: Oona Vey, Director',
      'Vey Good morning',
      '8 June 2026',
      'Reporter: When?',
      'Oona Vey: Now.',
      'Reporter: Who?',
    ]
    expect(readOf(rows, {}).apart.map(({ line }) => line)).toEqual([1, 2, 3, 4])
    const reading = readOf(rows, { Vey: { labelAt: 3, side: 'podium' } })
    expect(reading.apart.map(({ line }) => line)).toEqual([1, 2, 4])
    expect(brief(reading)[0]).toBe('3 statement Oona Vey: Good morning')
    expect(readOf(rows, { 'Oona Vey': { labelAt: 6 } }).apart.map(({ line }) => line)).toEqual([1, 2, 3, 4])
  })

  it('is found in the entries of JSON as well', () => {
    const source = JSON.stringify([{ text: 'Vey The lock is shut.' }, { text: 'Marsh Until when?' }])
    const labels = { Vey: { labelAt: 1, side: 'podium' }, Marsh: { labelAt: 2, side: 'press' } } as const
    expect(brief(readOf(source, labels, 'application/json'))).toEqual([
      '1 statement Vey: The lock is shut.',
      '2 question Marsh: Until when?',
    ])
  })
})
