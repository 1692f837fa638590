/** What a label says by its brackets, its rank and its order of names. */
import { describe, expect, it } from 'vitest'
import { printedName } from '../../server/reading/printedName.ts'
import { readingOf } from './readingOf.ts'

describe('what stands in the brackets of a label', () => {
  it.each(['via phone', 'through an interpreter', 'in French', 'en anglais', 'auf Englisch', 'continuing', 'cont.'])(
    'is no outlet where it says how somebody speaks: %j',
    (note) => {
      expect(printedName(`Question (${note})`)).toMatchObject({ name: null, role: 'Question', outlet: null })
      expect(printedName(`Kim Lund [${note}]`)).toMatchObject({ name: 'Kim Lund', outlet: null })
    },
  )

  it.each([
    ['Moderator (Lia Grant)', 'Lia Grant', 'Moderator', null, 'moderator'],
    ['Lia Grant (Moderator)', 'Lia Grant', 'Moderator', null, 'moderator'],
    ['Moderator (Spokesperson Lia Grant)', 'Lia Grant', 'Moderator', null, 'moderator'],
    ['Interprète (Lia Grant)', 'Lia Grant', 'Interprète', null, 'interpreter'],
    ['QUESTION (Kim Lund, Wire One)', 'Kim Lund', null, 'Wire One', 'press'],
    ['Journalist (Tideway Radio)', null, 'Journalist', 'Tideway Radio', 'press'],
    ['Kim Lund (In Depth)', 'Kim Lund', null, 'In Depth', 'press'],
    ['Eva Dahl of Norland Radio', 'Eva Dahl', null, 'Norland Radio', 'press'],
    ['MINISTER DE WIT', 'DE WIT', 'MINISTER', null, 'podium'],
    ['Mayor de la Cruz', 'de la Cruz', 'Mayor', null, 'podium'],
    ['MINISTRE DE LA MER', null, 'MINISTRE DE LA MER', null, 'podium'],
    ['Minister of Ports', null, 'Minister of Ports', null, 'podium'],
    ['SEC. LUND', 'LUND', 'SEC.', null, 'podium'],
    ['Lt. Col. Ada Berg', 'Ada Berg', 'Lt. Col.', null, 'podium'],
    ['Sen Gupta', 'Sen Gupta', null, null, null],
    ['Jornalista', null, 'Jornalista', null, 'press'],
    ['A1', null, 'A1', null, null],
    ['Q (via phone)', null, 'Q', null, 'press'],
  ])('is told by its words: %j', (label, name, role, outlet, side) => {
    expect(printedName(label)).toMatchObject({ name, role, outlet, side })
  })
})

describe('labels with a time', () => {
  it('may hold a bracket', () => {
    const reading = readingOf(
      '10:02:11 From Pia Lorne to Everyone : It came early.',
      '10:02:40 From Per Holm (Wire Two) to Everyone : How early?',
      '10:03:02 From Pia Lorne to Everyone : On Monday.',
    )
    expect(reading.speakers.map(({ name, outlet }) => [name, outlet])).toEqual([
      ['Pia Lorne', null],
      ['Per Holm', 'Wire Two'],
    ])
  })

  it('are turned round where the surname stands first, whatever date stands above', () => {
    const reading = readingOf(
      'March 4, 2026, 9:00AM',
      'Berg, Ada   0:03',
      'It came early.',
      'Lund, Kim (External)   0:05',
      'How early?',
      'Berg, Ada   0:09',
      'On Monday.',
    )
    expect(reading.speakers.map(({ name, outlet }) => [name, outlet])).toEqual([
      ['Ada Berg', null],
      ['Kim Lund', null],
    ])
  })

  it('are not turned round where a comma parts a name from an outlet', () => {
    const reading = readingOf(
      'Berg, Ada   0:03',
      'It came early.',
      'Lund, Wire One   0:05',
      'How early?',
      'Berg, Ada   0:09',
      'On Monday.',
    )
    expect(reading.labels.map(({ label }) => label)).toContain('Lund, Wire One')
  })
})
