/** What stands above a transcript. Rules H1 to H4 stand in `header.ts`. */
import { describe, expect, it } from 'vitest'
import { readHeader } from '../../server/reading/header.ts'
import { cleanSource } from '../../server/reading/sourceLines.ts'
import { readingOf } from './readingOf.ts'

function headerOf(...rows: readonly string[]) {
  return readHeader(cleanSource(rows.join('\n')).lines)
}

describe('the header', () => {
  it('[H1] ends where somebody surely speaks', () => {
    const { apart } = headerOf('Daily Briefing', '2:39 p.m. EDT', 'QUESTION: When does it end?', '3:12 p.m. EDT')
    expect(apart.map(({ line, as }) => [line, as])).toEqual([
      [1, 'title'],
      [2, 'clock'],
    ])
  })

  it.each([
    'The embargo on grain was lifted on 8 June 2026, and that is what I came to say.',
    'We begin this press briefing with the ferry.',
    'At 10:30 the pumps stopped.',
    'With you it was always different.',
    'Good morning, and welcome to the briefing!',
  ])('[H2] holds no row that is said: %j', (row) => {
    expect(headerOf(row, 'QUESTION: When?').apart).toEqual([])
  })

  it.each([
    ['clock', '2:39 p.m. EDT'],
    ['clock', '14 h 30'],
    ['clock', '11.30 Uhr'],
    ['date', 'Thursday, June 8, 2026'],
    ['date', '8 juin 2026'],
    ['date', '11. Februar 2026'],
    ['date', 'New Quay, 9 April 2026'],
    ['place', 'WASHINGTON, D.C.'],
    ['place', 'James Ardal Briefing Room'],
    ['embargo', 'EMBARGOED until 11:00 a.m. local time'],
    ['embargo', 'Sous embargo jusqu’à 11 heures'],
    ['title', 'Transcript of the Press Conference on the Lower Lock'],
    ['title', 'Point de presse du préfet maritime'],
  ] as const)('[H2] keeps the %s %j as printed', (kind, row) => {
    const { meta, apart } = headerOf(row, 'QUESTION: When?')
    expect(meta).toEqual({ [kind]: row })
    expect(apart).toEqual([{ line: 1, text: row, as: kind }])
  })

  it('[H3] takes short rows between its own with it', () => {
    const { apart, people } = headerOf(
      'Home',
      'Remarks by President Berg at the lock',
      'Before Bilateral Meeting',
      'Ned Ardal, Department Spokesperson',
      '11:42 A.M.',
      'Good morning to you.',
    )
    expect(apart.map(({ as }) => as)).toEqual(['note', 'title', 'note', 'cast', 'clock'])
    expect(people.named).toMatchObject([{ name: 'Ned Ardal', role: 'Department Spokesperson' }])
  })

  it('[H4] has no sentence for a title', () => {
    expect(headerOf('The briefing is about the lock', 'QUESTION: Which?').meta).toEqual({})
  })

  it('names the cast with roles, outlets and sides', () => {
    const { people, apart } = headerOf(
      'Speakers:',
      'Ms. Oona Vey, Harbour Director',
      '• Jon Ardal (Treasurer)',
      'Moderator: Lea Ross, Press Officer',
      'With: Kit Marsh, Tideway Radio; Ana de la Cruz',
      '*****',
      'MS. VEY: Good morning.',
    )
    expect(people.named.map(({ name, role, outlet, side }) => [name, role, outlet, side])).toEqual([
      ['Ms. Oona Vey', 'Harbour Director', null, 'podium'],
      ['Jon Ardal', 'Treasurer', null, 'podium'],
      ['Lea Ross', 'Press Officer', null, 'moderator'],
      ['Kit Marsh', null, 'Tideway Radio', 'press'],
      ['Ana de la Cruz', null, null, null],
    ])
    expect(apart.map(({ as }) => as)).toEqual(['cast', 'cast', 'cast', 'cast', 'cast', 'note'])
  })

  it.each(['Participants', 'List of participants', 'Panel', '**Intervenants**', 'TEILNEHMER'])(
    'reads the cast below the heading %j without a colon',
    (heading) => {
      const { people, apart } = headerOf(
        'Daily Briefing',
        heading,
        '',
        'Oona Vey, Harbour Director',
        'Jon Ardal (Treasurer)',
        'Kit Marsh, Tideway Radio',
        '',
        'O. Vey: Good morning.',
      )
      expect(people.named.map(({ name, side }) => [name, side])).toEqual([
        ['Oona Vey', 'podium'],
        ['Jon Ardal', 'podium'],
        ['Kit Marsh', 'press'],
      ])
      expect(apart.map(({ line, as }) => [line, as])).toEqual([
        [1, 'title'],
        [2, 'cast'],
        [4, 'cast'],
        [5, 'cast'],
        [6, 'cast'],
      ])
    },
  )

  it('names people by the cast below such a heading where labels only shorten them', () => {
    const { speakers, lines, uncertain } = readingOf(
      'Participants',
      'Oona Vey, Harbour Director',
      'Jon Ardal, Treasurer',
      'O. Vey: Good morning.',
      'Question: Is it paid?',
      'J. Ardal: It is.',
    )
    expect(speakers.map(({ name, role }) => [name, role])).toEqual([
      ['Oona Vey', 'Harbour Director'],
      [null, 'Question'],
      ['Jon Ardal', 'Treasurer'],
    ])
    expect(lines).toHaveLength(3)
    expect(uncertain).toEqual([])
  })

  it('ends the cast where somebody of it stands again, as the label of what is said', () => {
    const { lines } = readingOf(
      'Participants',
      'Oona Vey, Mayor',
      'Jon Ardal, Treasurer',
      'Oona Vey, Mayor',
      'Good morning.',
      'Jon Ardal, Treasurer',
      'It is paid.',
    )
    expect(lines.map(({ label }) => label)).toEqual(['Oona Vey, Mayor', 'Jon Ardal, Treasurer'])
  })

  it.each([
    ['a label', ['Panel', 'Oona Vey, Harbour Director', 'Good morning to all of you.']],
    ['names alone', ['Participants', 'Oona Vey', 'Jon Ardal', 'Good morning.']],
    ['a sentence', ['Present', 'Oona Vey opened the gate, and Jon Ardal shut it.', 'It was late.']],
  ])('takes no such heading for one above %s', (_, rows) => {
    expect(headerOf(...rows).people.named).toEqual([])
  })

  it.each(['Moderator: Good morning, everybody.', 'Moderator: Thank You All', 'Speaker: We have three minutes.'])(
    'takes %j for no list of people',
    (row) => {
      expect(headerOf(row, 'QUESTION: When?').people.named).toEqual([])
    },
  )

  it('reads a key on one row or row by row, and stops where sentences begin', () => {
    const one = headerOf('Speaker key: AB Ada Berg, KL Kim Lund', 'AB Good morning.')
    const rows = headerOf('Key:', 'AB – Ada Berg, Director', 'UM  Unidentified male', 'AB Good Morning to all of you.')
    expect([...one.people.key].map(([initials, { name }]) => [initials, name])).toEqual([
      ['AB', 'Ada Berg'],
      ['KL', 'Kim Lund'],
    ])
    expect([...rows.people.key].map(([initials, { name, role }]) => [initials, name, role])).toEqual([
      ['AB', 'Ada Berg', 'Director'],
      ['UM', 'Unidentified male', null],
    ])
    expect(rows.apart.map(({ line }) => line)).toEqual([1, 2, 3])
  })
})
