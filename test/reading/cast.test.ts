/** The people of a document: forms of one name, sides, and the header that explains them. Rules P1 to P3 and S1 to S4. */
import { describe, expect, it } from 'vitest'
import type { ReportedSpeaker } from '#shared/protocol/documents.ts'
import { asks } from '../../server/reading/sides.ts'
import { reportOf } from '../../server/reading/report.ts'
import { readingOf } from './readingOf.ts'
import { recordOf } from './recordOf.ts'

function peopleIn(...rows: readonly string[]): readonly ReportedSpeaker[] {
  return reportOf(readingOf(...rows)).speakers
}

describe('the people of a document', () => {
  it('[P1] are one under full name, initials, surname, honorific, capitals and small letters', () => {
    expect(
      peopleIn(
        'Harbour Director Oona V. Vey: Good morning.',
        'Q: Is it shut?',
        'O.V. Vey: It is.',
        'Q: For long?',
        'vey: For a week.',
        'Q: A week?',
        'MS. VEY: Or two.',
        'Q: Which?',
        'Harbour Director: Two.',
      ),
    ).toMatchObject([
      {
        name: 'Oona V. Vey',
        role: 'Harbour Director',
        side: 'podium',
        labels: ['Harbour Director Oona V. Vey', 'O.V. Vey', 'vey', 'MS. VEY', 'Harbour Director'],
      },
      { name: null, role: 'Q', side: 'press', labels: ['Q'] },
    ])
  })

  it('[P1] bear their names as people write them, where a transcript prints capitals', () => {
    const people = peopleIn(
      'ASSISTANT TO THE SECRETARY KIM B. MCVEY: Good morning.',
      'QUESTION: Is it shut?',
      'STS O’HARA: It is.',
      'QUESTION: For long?',
      'MR. ARDAL-ROSS: Yes.',
      'QUESTION: Why?',
      'STS O’HARA: Rust.',
    )
    expect(people.map(({ name, role }) => [name, role])).toEqual([
      ['Kim B. McVey', 'Assistant to the Secretary'],
      [null, 'Question'],
      ['O’Hara', 'STS'],
      ['Mr. Ardal-Ross', null],
    ])
  })

  it('[P2] stay two where a surname alone may be either, and where two outlets send namesakes', () => {
    const rows = [
      'Kim Lund [Wire One]: Is it shut?',
      'Harbour Director Oona Vey: It is.',
      'Kim Lund [Radio Two]: For long?',
      'Harbour Director Oona Vey: A week.',
      'Kim Lund: A week?',
      'Harbour Director Oona Vey: Or two.',
      'Lund: Which?',
    ]
    const reading = readingOf(...rows)
    expect(reading.speakers.map(({ name, outlet }) => [name, outlet])).toEqual([
      ['Kim Lund', 'Wire One'],
      ['Oona Vey', null],
      ['Kim Lund', 'Radio Two'],
      ['Kim Lund', null],
      ['Lund', null],
    ])
    // The record finds by label or name, so that a namesake has to be sent by id.
    const ids = recordOf(reading).lines.map(({ speakerId }) => speakerId)
    expect(ids).toEqual(['kim-lund', 'oona-vey', 'kim-lund-2', 'oona-vey', 'kim-lund-3', 'oona-vey', 'lund'])
  })

  it('[P2] are told apart by what they are called in the words', () => {
    const reading = readingOf(
      'OONA VEY: With me are Ms. Ada Lund and Mr. Kim Lund.',
      'ADA LUND: Good morning.',
      'KIM LUND: Good morning.',
      'QUESTION: Who pays?',
      'MR. LUND: I do.',
      'QUESTION: And who builds?',
      'MS. LUND: I do.',
    )
    expect(reading.lines.slice(-3).map(({ speakerLabel }) => speakerLabel)).toEqual([
      'KIM LUND',
      'QUESTION',
      'ADA LUND',
    ])
  })

  it('[P3] are named by a key of initials, which no recurrence needs', () => {
    expect(
      peopleIn(
        'Speaker key: OV Oona Vey, Harbour Director; JA Jon Ardal; KM Kit Marsh (Tideway Radio)',
        'OV Good morning to all of you.',
        'KM Is it shut?',
        'JA It is.',
        'KM For long?',
      ),
    ).toMatchObject([
      { name: 'Oona Vey', role: 'Harbour Director', side: 'podium', labels: ['OV'] },
      { name: 'Kit Marsh', outlet: 'Tideway Radio', side: 'press', labels: ['KM'] },
      { name: 'Jon Ardal', role: null, side: 'podium', labels: ['JA'] },
    ])
  })

  it('[P3] who have no label are those whom the title names, where only questions carry one', () => {
    expect(
      peopleIn(
        'Press remarks by Harbour Director Oona Vey after the storm',
        'Good evening. The lock held.',
        'Q. And the gates?',
        'They held as well.',
        'Q. All of them?',
        'All four.',
      ),
    ).toMatchObject([
      { name: 'Oona Vey', role: 'Harbour Director', side: 'podium', guessed: false },
      { name: null, role: 'Q', side: 'press' },
    ])
  })
})

describe('the side of somebody whom no label tells', () => {
  it('[S1] [S3] is the press for whoever asks, even if not each time', () => {
    const reading = readingOf(
      'Oona Vey: The lock is shut, and it stays shut until the gates are mended.',
      'Kit Marsh: Which gates are those?',
      'Oona Vey: The upper ones.',
      'Kit Marsh: You said that they were new.',
      'Oona Vey: They were new once.',
    )
    expect(reading.speakers.map(({ side }) => side)).toEqual(['podium', 'press'])
    expect(reading.turns).toHaveLength(2)
  })

  it('[S4] is the podium for whoever says most where nobody has a role', () => {
    const reading = readingOf(
      'Kit Marsh: Is it shut?',
      'Oona Vey: It is, and it stays shut until the gates are mended, which takes a while.',
      'Lea Ross: How long a while',
      'Oona Vey: A week, if the weather holds.',
    )
    expect(reading.speakers.map(({ name, side }) => [name, side])).toEqual([
      ['Kit Marsh', 'press'],
      ['Oona Vey', 'podium'],
      ['Lea Ross', 'press'],
    ])
  })

  it.each([
    'How long will it take? Thank you.',
    'How long will it take? Thank you very much, Madam Director.',
    'I would like to know how long it takes',
    'I wanted to ask about the gates.',
    'Can you say how long it takes.',
    'And the gates, how much do they cost? (Laughter.)',
    'So why that one',
    'Je voudrais savoir combien cela coûte.',
    'Meine Frage geht an die Ministerin.',
    '¿Cuánto cuesta? Gracias.',
  ])('[S2] is that of somebody who asks: %j', (text) => {
    expect(asks(text)).toBe(true)
  })

  it.each([
    'Thank you.',
    'What I saw is a harbour that works.',
    'Who would do that? Nobody. We have asked all of them, and they were asleep.',
    'It is what it is.',
    'I want to thank the crew.',
  ])('[S2] is not that of somebody who says: %j', (text) => {
    expect(asks(text)).toBe(false)
  })
})
