/** Labels that end in a colon, and what may be mistaken for them. Rules K1 to K4 stand in `colonLabels.ts`. */
import { describe, expect, it } from 'vitest'
import { colonLabelsOf } from '../../server/reading/grammars/colonLabels.ts'
import { readHeader } from '../../server/reading/header.ts'
import { cleanSource } from '../../server/reading/sourceLines.ts'
import { brief, readingOf } from './readingOf.ts'

function labelsIn(...rows: readonly string[]): string[] {
  const { lines } = cleanSource(rows.join('\n'))
  const { people, apart } = readHeader(lines)
  const above = new Set(apart.map(({ line }) => line))
  const spoken = lines.filter(({ number }) => !above.has(number))
  return colonLabelsOf({ lines: spoken, cut: 'rows', people }).map(({ label }) => label)
}

const BODY = [
  'Lock Chair Oona Vey: Good morning.',
  'Question: Is it shut?',
  'Lock Chair Oona Vey: It is.',
  'Question: For long?',
]
const FOUND = ['Lock Chair Oona Vey', 'Question', 'Lock Chair Oona Vey', 'Question']

describe('labels that end in a colon', () => {
  it.each([
    'Question: When?',
    '**Question:** When?',
    '**Question**: When?',
    'Question : When?',
    'Question：When?',
    'MS. VEY: In May.',
    'Oona Vey [Wire One]: When?',
    'Speaker 2: When?',
    'Unidentified female: When?',
    'Harbour Director Jon de la Croix: In May.',
    'PRESIDENT VEY: In May.',
    'THE PRESIDENT: In May.',
  ])('[K2] are such where they stand once: %j', (row) => {
    expect(labelsIn(row)).toHaveLength(1)
  })

  it.each([
    '[5:00] the pumps stopped',
    '10:30 the pumps stopped',
    'https://lock.example/vey: it is there',
    'On the question you raised: we already had it.',
    'To be clear: it leaks.',
    'Nobody knows: nobody asked.',
    'I told President Vey: leave it.',
    'As Director Oona Vey once said: it leaks.',
  ])('[K1] are none in the words: %j', (row) => {
    expect(labelsIn(...BODY, row, row, row)).toEqual(FOUND)
  })

  it.each(['Note', 'Location', 'Read more', 'Update', 'Present', 'Tags', 'First', 'Photo', 'For example'])(
    '[K4] are none where they introduce something, however often: %j',
    (label) => {
      expect(labelsIn(...BODY, `${label}: the lower lock.`, `${label}: the upper lock.`, `${label}: both.`)).toEqual(
        FOUND,
      )
    },
  )

  it('[K2] need to recur where they are a bare name, or to stand among many others', () => {
    const prose = Array.from({ length: 12 }, (_, index) => `We waited for the ferry at pier ${index}.`)
    expect(labelsIn('Kit Marsh: When?', ...prose)).toEqual([])
    expect(labelsIn('Kit Marsh: When?', ...prose, 'Kit Marsh: Why?')).toEqual(['Kit Marsh', 'Kit Marsh'])
    expect(labelsIn(...BODY, 'Kit Marsh: When?')).toEqual([...FOUND, 'Kit Marsh'])
    expect(labelsIn(...BODY, 'Good Morning: that is all.', 'Final Remarks: none.')).toEqual(FOUND)
  })

  it('[K2] are those whom the header names, in whichever form', () => {
    const prose = Array.from({ length: 12 }, (_, index) => `We waited for the ferry at pier ${index}.`)
    expect(
      labelsIn('Speakers: Ms. Oona Vey, Lock Chair; Jon Ardal, Treasurer', ...prose, 'Ardal: It is paid.'),
    ).toEqual(['Ardal'])
  })

  it('[K3] are forms of somebody whom another label names', () => {
    expect(labelsIn(...BODY, 'vey: In May.', 'O. Vey: Or June.', 'Lock Chair: Or July.', 'ardal: Never.')).toEqual([
      ...FOUND,
      'vey',
      'O. Vey',
      'Lock Chair',
    ])
  })

  it('[K1] may end in a full stop where they are capitals before words that are not', () => {
    expect(
      labelsIn('CHAIR VEY. Good morning.', 'KIT MARSH. When?', 'CHAIR VEY. In May.', 'THE LOCK IS SHUT. WE WAIT.'),
    ).toEqual(['CHAIR VEY', 'KIT MARSH', 'CHAIR VEY'])
  })

  it('[K7] that ask once more are of whoever asked before, and nobody of that name', () => {
    const named = readingOf(
      'Harbour Wire: The gates are shut. Why?',
      'Oona Vey: They leak.',
      'Follow-up: Will the keeper go as well?',
      'Oona Vey: No.',
      'Tideway Radio: For how long?',
      'Oona Vey: A week.',
      'RELANCE : Sure?',
      'Oona Vey: Yes.',
    )
    expect(brief(named).filter((line) => line.includes(' question '))).toEqual([
      '1 question Harbour Wire: The gates are shut. Why?',
      '3 question Harbour Wire: Will the keeper go as well?',
      '5 question Tideway Radio: For how long?',
      '7 question Tideway Radio: Sure?',
    ])
  })

  it('[K7] that ask once more name no person where the one who asked before has no name', () => {
    const { speakers, uncertain } = readingOf(
      'MS. VEY: Good afternoon.',
      'QUESTION: Is it shut?',
      'MS. VEY: It is.',
      'FOLLOW-UP: For long?',
      'MS. VEY: For a week.',
      'RELANCE : Encore ?',
      'MS. VEY: Oui.',
    )
    expect(speakers.map(({ name, role, side }) => [name, role, side])).toEqual([
      ['Ms. Vey', null, 'podium'],
      [null, 'Question', 'press'],
      [null, 'Follow-Up', 'press'],
      [null, 'Relance', 'press'],
    ])
    expect(uncertain).toEqual([])
  })

  it('[K2] are none where they are a bare name that goes on in small letters, as a heading in a speech does', () => {
    const speech = ['Lamp Oil: ninety barrels.', 'Rope: ten miles.', 'Lamp Oil: ninety barrels, as I said.']
    expect(labelsIn(...BODY, ...speech)).toEqual(FOUND)
    const small = ['Kit Marsh: when does it open?', 'Oona Vey: in may.', 'Kit Marsh: sure?', 'Oona Vey: quite.']
    expect(labelsIn(...small)).toEqual(['Kit Marsh', 'Oona Vey', 'Kit Marsh', 'Oona Vey'])
  })

  it('[K2] are doubted where they are a bare name that takes no part in what is asked', () => {
    const { uncertain } = readingOf(
      'Lock Chair Oona Vey: Good morning.',
      'Lamp Oil: Ninety barrels.',
      'Lamp Oil: Ninety barrels, as I said.',
      'Kit Marsh: Why?',
      'Lock Chair Oona Vey: It is dark.',
      'Kit Marsh: Is it?',
      'Jon Ardal: It is.',
      'Jon Ardal: At night.',
    )
    expect(uncertain.filter(({ reason }) => reason === 'label-guessed')).toEqual([
      { line: 2, text: 'Lamp Oil', reason: 'label-guessed' },
    ])
  })
})
