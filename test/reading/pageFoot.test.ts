/** What stands below the last label and is the page's. Rules C8 to C11 stand beside the code. */
import { describe, expect, it } from 'vitest'
import { readingOf } from './readingOf.ts'

const TURNS = [
  'Lighthouse Trust Director, Oona Vey – The lamp was lit again at six.',
  'Reporter – How long was it dark?',
  'Lighthouse Trust Director, Oona Vey – Nine nights, and each of them felt like ten.',
  'Reporter – Who noticed first?',
  'Lighthouse Trust Director, Oona Vey – The pilots did.',
]
const FOOT = ['Tags', 'Lamps and lighthouses', 'Office of the Lighthouse Trust']

function keptBelow(...below: readonly string[]): string[] {
  return readingOf(...TURNS, ...below)
    .lines.slice(TURNS.length)
    .map(({ text }) => text)
}

describe('the foot of a page', () => {
  it('[C9] takes what stands below it, and nothing above it', () => {
    const closing = 'Thank you, and mind the stairs'
    const foot = ['Related articles', 'The lamp in pictures', 'A keeper remembers his first storm.']
    const reading = readingOf(...TURNS, closing, ...foot)
    expect(reading.dropped.map(({ line, reason }) => [line, reason])).toEqual([
      [7, 'page-text'],
      [8, 'between-page-text'],
      [9, 'between-page-text'],
    ])
    expect(reading.lines.at(-1)?.text).toBe(closing)
  })

  it.each(['# # #', '###', '-30-', 'END 11:58 A.M. EDT', '* * * * *', '*****'])('[C10] begins at %j', (mark) => {
    expect(keptBelow('They always do.', mark, ...FOOT)).toEqual(['They always do.'])
  })

  it.each(['Contact', 'Press office', 'MEDIA RELATIONS', 'Tags', 'For more information:'])(
    '[C10] begins at %j',
    (row) => {
      expect(keptBelow('They always do.', row, 'Jon Ardal', 'Harbour Street 4')).toEqual(['They always do.'])
    },
  )

  it.each([
    ['And it burns again tonight.'],
    [
      'And it burns again tonight',
      'The keeper has told me that he will stay until the last of the ships that are out there is in, and that he has oil and bread for all of the nights that this may take.',
    ],
  ])('[C10] does not begin at stars above what may be said', (...said) => {
    expect(keptBelow('* * *', ...said)).toEqual(said)
  })

  it('[C10] does not begin at a mark above another label', () => {
    const reading = readingOf(...TURNS.slice(0, 3), '# # #', 'A paragraph of hers', ...TURNS.slice(3))
    expect(reading.lines.map(({ text }) => text)).toContain('A paragraph of hers')
  })

  it('[C11] begins at a box for an account', () => {
    const box = ['Create an account', 'Your password needs a digit.', 'It is valid for 30 minutes.', 'Close']
    expect(keptBelow('They always do.', ...box)).toEqual(['They always do.'])
  })

  it('[C11] does not begin at a button in the middle of an answer', () => {
    const said = ['They always do.', 'And they tell nobody.']
    expect(keptBelow('Advertisement', ...said)).toEqual(said)
    const long = 'They see it from far out, and each of them thinks that somebody else has told us already of it.'
    expect(keptBelow('Create an account', 'Your password needs a digit.', long)).toContain(long)
  })
})

describe('a date below the last answer', () => {
  it('[C12] is the page’s above rows of a page, and said above anything else', () => {
    expect(keptBelow('Wednesday, March 4, 2026', 'Newsletter', 'Print this page')).toEqual([])
    expect(keptBelow('March 4, 2026', 'And not a day before.')).toEqual(['March 4, 2026', 'And not a day before.'])
  })
})

describe('rows of a page', () => {
  it.each([
    ...['Listen to this article · 5 min', 'Published 4 March 2026', 'Photo: Jon Ardal', 'Tweet', 'Loading...', 'Print'],
    ...['By Kim Lund', 'Comments (3)', 'Article continues below', 'I have read and accept the terms', 'Close'],
    ...['We use cookies to improve what you see.', 'Suggest to a friend', 'Facebook', 'X (formerly Twitter)'],
    ...['Partager la page', 'X (anciennement Twitter)', 'press@lamp.example', 'Phone: +47 555 01 02', '+47 555 01 02'],
    ...['Tel. 555 01 02', '@lamptrust', 'E-mail: press@lamp.example', 'https://lamp.example/night'],
  ])('[C8] go between the turns: %j', (row) => {
    const reading = readingOf(...TURNS.slice(0, 3), row, ...TURNS.slice(3))
    expect(reading.dropped.map(({ text }) => text)).toEqual([row])
    expect(reading.lines).toHaveLength(5)
  })

  it.each([
    ...['Photo by photo, we looked at it all.', 'Print!', 'By Monday we know.', 'By Lamp Director Oona Vey'],
    ...['We use cookies in the kitchen.', '555.', 'Comments were made.', 'Write to press@lamp.example today.'],
    ...['We published it in March.', 'Listen to this.'],
  ])('[C8] are not what somebody says: %j', (said) => {
    const reading = readingOf(...TURNS.slice(0, 3), said, ...TURNS.slice(3))
    expect(reading.dropped).toEqual([])
    expect(reading.lines.map(({ text }) => text)).toContain(said)
  })
})
