/** Rows joined to what a voice says. Rules U1, U2 and U4 stand in `utterances.ts`; U3 is tried with the caption files. */
import { describe, expect, it } from 'vitest'
import { readingOf } from './readingOf.ts'

function textsOf(...rows: readonly string[]): string[] {
  return readingOf(...rows).lines.map(({ text }) => text)
}

const TYPED = [
  'MS. VEY: The lower lock was last mended in 1987, and since then it has',
  'lost a hand of its depth, so that the ships which used to come in loaded',
  'come in half empty.',
  '',
  'There are forty of them.',
  'QUESTION: How many of these forty ships do not come to the upper lock at',
  'all?',
  'MS. VEY: The pilots tell us that this is about one in nine of those that',
  '',
  '- 2 -',
  '',
  'we have counted.',
  '(Laughter.)',
  'They count slowly.',
]

describe('rows', () => {
  it('[U2] that were broken at a width are joined, over the end of a page as well', () => {
    expect(textsOf(...TYPED)).toEqual([
      'The lower lock was last mended in 1987, and since then it has lost a hand of its depth, so that the ships which used to come in loaded come in half empty.',
      'There are forty of them.',
      'How many of these forty ships do not come to the upper lock at all?',
      'The pilots tell us that this is about one in nine of those that we have counted.',
      '(Laughter.)',
      'They count slowly.',
    ])
  })

  it('[U2] keep the numbers of all rows that were joined', () => {
    expect(readingOf(...TYPED).lines.map(({ sources }) => sources)).toEqual([
      [1, 2, 3],
      [5],
      [6, 7],
      [8, 12],
      [13],
      [14],
    ])
  })

  it('[U2] that are paragraphs stay apart, however they end', () => {
    expect(
      textsOf(
        'MS. VEY: We shut the lower lock, and that was on the first of May',
        'We shut the upper lock, and that was on the second of May',
        'QUESTION: And the one between them, which nobody ever talks about',
        'MS. VEY: That one.',
      ),
    ).toHaveLength(4)
  })

  it('[U4] of marks alone stand for themselves, and whoever spoke before goes on after them', () => {
    const { lines } = readingOf(
      'MS. VEY: It leaks.',
      '(Applause.)',
      'And it is old.',
      'QUESTION: How old?',
      'MS. VEY: Very.',
    )
    expect(lines.map(({ kind, speakerLabel }) => [kind, speakerLabel])).toEqual([
      ['statement', 'MS. VEY'],
      ['stage', null],
      ['statement', 'MS. VEY'],
      ['question', 'QUESTION'],
      ['answer', 'MS. VEY'],
    ])
  })

  it('[U1] below a label that stands alone are said by it, with blank rows between them', () => {
    const { lines } = readingOf(
      'Question:',
      '',
      'How old is it?',
      'Lock Chair Oona Vey:',
      '',
      '',
      'Very.',
      '',
      'Older.',
    )
    expect(lines.map(({ sources, label, speakerLabel }) => [sources, label, speakerLabel])).toEqual([
      [[1, 3], 'Question', 'Question'],
      [[4, 7], 'Lock Chair Oona Vey', 'Lock Chair Oona Vey'],
      [[9], null, 'Lock Chair Oona Vey'],
    ])
  })
})
