/** What the owner corrects in a reading, and how everything follows it. Rule P4 stands in `cast.ts`. */
import { describe, expect, it } from 'vitest'
import type { Told } from '#shared/protocol/documents.ts'
import { toldSchema } from '#shared/protocol/documents.ts'
import { readDocument } from '../../server/reading/readDocument.ts'
import type { Reading } from '../../server/reading/reading.ts'
import { reportOf } from '../../server/reading/report.ts'
import { brief } from './readingOf.ts'
import { recordOf } from './recordOf.ts'

const SOURCE = [
  'Oona Vey: The lock is shut, and it stays shut until the gates are mended. That is all I have for you.',
  'Jon Ardal: We have asked three yards, and one of them has answered. It is the smallest.',
  'Kit Marsh: Which one is it?',
  'Oona Vey: The one at the bend.',
  'K. Marsh: Has it mended gates before?',
  'Jon Ardal: Never.',
  'Share your photographs of the lock with us.',
  'Lea Ross: So why that one',
  'Oona Vey: It answered.',
].join('\n')

function readTold(told: Told): Reading {
  const result = readDocument(SOURCE, { type: 'text/plain', told: toldSchema.parse(told) })
  if (!result.ok) throw new Error(result.tried.map(({ en }) => en).join(' / '))
  return result.reading
}

describe('what the owner says', () => {
  it('[P4] of a side moves kinds and turns with it', () => {
    const before = readTold({})
    const after = readTold({ labels: { 'Jon Ardal': { side: 'press' } } })
    expect(before.turns).toHaveLength(3)
    expect(before.lines[1]).toMatchObject({ kind: 'statement', side: 'podium' })
    expect(after.lines[1]).toMatchObject({ kind: 'question', side: 'press' })
    expect(after.lines[5]).toMatchObject({ kind: 'question' })
    expect(recordOf(after).lines.map(({ turn }) => turn)).toEqual(after.lines.map(({ turn }) => turn))
  })

  it('[P4] of name, role and outlet is shown for every form of the person, and is no guess', () => {
    const told = {
      labels: { 'K. Marsh': { name: 'Christopher Marsh', outlet: 'Tideway Radio', side: 'press' } },
    } as const
    const { speakers } = reportOf(readTold(told))
    expect(speakers.find(({ name }) => name === 'Christopher Marsh')).toMatchObject({
      labels: ['Kit Marsh', 'K. Marsh'],
      outlet: 'Tideway Radio',
      side: 'press',
      guessed: false,
    })
  })

  it('[P4] of two labels that they are one person makes them one', () => {
    const reading = readTold({ labels: { 'Lea Ross': { sameAs: 'Kit Marsh' } } })
    expect(reading.speakers).toHaveLength(3)
    expect(reading.lines.find(({ label }) => label === 'Lea Ross')?.speakerLabel).toBe('Kit Marsh')
  })

  it('[P4] of a line that it is said, or is not, holds against every rule', () => {
    const kept = readTold({ lines: { 7: 'speech' } })
    const gone = readTold({ lines: { 7: 'dropped', 2: 'dropped' } })
    expect(brief(kept)).toContain('7 answer Jon Ardal: Share your photographs of the lock with us.')
    expect(gone.dropped.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'told'],
      [7, 'told'],
    ])
    expect(gone.lines.some(({ sources }) => sources.includes(2))).toBe(false)
  })

  it('[P4] of a heading that it is said keeps all of it', () => {
    const source =
      'Pia Lorne\nNeutral\n00:00:00-00:00:05\nIt froze.\n\nJo Ambar\nNegative\n00:00:05-00:00:08\nHow hard?'
    const told = toldSchema.parse({ lines: { '2': 'speech' } })
    const result = readDocument(source, { type: 'text/plain', told })
    expect(result.ok && result.reading.lines.map(({ text }) => text).join(' ')).toContain('Neutral')
  })

  it('[P4] of one of several voices in a row holds for that voice alone', () => {
    const source = '>> Good morning.\n>> On Monday. >> Who pays?\n>> We do.'
    const told = toldSchema.parse({ lines: { '2.001': 'dropped' } })
    const result = readDocument(source, { type: 'text/plain', told })
    expect(result.ok && result.reading.dropped.map(({ text }) => text)).toEqual(['>> Who pays?'])
  })

  it('about labels and lines that the document does not hold changes nothing', () => {
    expect(
      readTold({ labels: { Nobody: { side: 'press', sameAs: 'Nobody Else' } }, lines: { 99: 'dropped' } }),
    ).toEqual(readTold({}))
  })

  it.each([
    { labels: { Vey: { side: 'audience' } } },
    { lines: { first: 'speech' } },
    { labels: { Vey: { notALabel: false } } },
    { grammar: 'F4' },
  ])('is refused where it says something else: %j', (told) => {
    expect(toldSchema.safeParse(told).success).toBe(false)
  })
})
