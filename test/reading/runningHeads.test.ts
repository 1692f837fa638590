/** The edges of printed pages between what is said. Rule C16 stands beside the code. */
import { describe, expect, it } from 'vitest'
import { readDocument } from '../../server/reading/readDocument.ts'
import { brief, readingOf } from './readingOf.ts'

function withHeads(first: string, second: string) {
  return readingOf(
    'MS. VEY: Good morning. The gate was shut because the',
    first,
    'hinge had to come from the north.',
    'QUESTION: And the lower gate?',
    second,
    'MS. VEY: Not yet.',
    'QUESTION: Who mends it?',
    'MS. VEY: The keeper does.',
  )
}

describe('the edges of printed pages', () => {
  it.each([
    ['Harbour Post - Transcript - page 2', 'Harbour Post - Transcript - page 3'],
    ['Briefing of 3 May 2026 | Page 2 of 5', 'Briefing of 3 May 2026 | Page 3 of 5'],
    ['Harbour Post, Transcript of 3 May Page 9', 'Harbour Post, Transcript of 3 May Page 10'],
    ['Seite 2 von 5 · Pressekonferenz', 'Seite 3 von 5 · Pressekonferenz'],
    ['Conférence de presse – page 2/5', 'Conférence de presse – page 3/5'],
  ])('[C16] say nothing and name nobody: %j', (first, second) => {
    const reading = withHeads(first, second)
    expect(reading.dropped.map(({ text, reason }) => [text, reason])).toEqual([
      [first, 'print-furniture'],
      [second, 'print-furniture'],
    ])
    expect(reading.speakers.map(({ label }) => label)).toEqual(['MS. VEY', 'QUESTION'])
    expect(brief(reading).slice(0, 2)).toEqual([
      '1 statement MS. VEY: Good morning. The gate was shut because the',
      '3 statement MS. VEY: hinge had to come from the north.',
    ])
  })

  it.each([
    ['QUESTION: Page 2', 'QUESTION: Page 3'],
    ['We now turn to page 2', 'We now turn to page 3'],
    ['You read it on page 2.', 'You read it on page 3.'],
    ['Harbour Post - page 3', 'Harbour Post - page 2'],
    ['Harbour Post - page 2', 'Harbour Post - page 2'],
    ['Harbour Post - page 2', 'Lock Post - page 3'],
  ])('[C16] are not %j and %j', (first, second) => {
    const reasons = withHeads(first, second).dropped.map(({ reason }) => reason)
    expect(reasons).not.toContain('print-furniture')
  })

  it('[C16] are said where the owner says so', () => {
    const rows = ['MS. VEY: Open', 'Vey Notes | page 2', 'QUESTION: Since when?', 'Vey Notes | page 3', 'MS. VEY: Six.']
    const result = readDocument([...rows, 'QUESTION: Who?'].join('\n'), {
      type: 'text/plain',
      told: { lines: { 2: 'speech' } },
    })
    if (!result.ok) throw new Error(result.reason)
    expect(result.reading.lines.flatMap(({ sources }) => sources)).toContain(2)
    expect(result.reading.dropped.map(({ line }) => line)).toEqual([4])
  })
})
