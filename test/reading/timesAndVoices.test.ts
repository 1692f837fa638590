/** When a line was said, as a source tells it, and voices that no source names. */
import { describe, expect, it } from 'vitest'
import { cutTimedLabel } from '../../server/reading/grammars/timedLabels.ts'
import { readTime, sinceFirst } from '../../server/reading/recordingTime.ts'
import { readTranscript } from '../../server/reading/readTranscript.ts'
import { readingOf } from './readingOf.ts'

const MINUTE = 60_000

function said(...rows: readonly string[]) {
  return readingOf(...rows).lines.map(({ saidAt, text }) => [saidAt, text])
}

function told(...rows: readonly string[]) {
  return readingOf(...rows).lines.map(({ speakerLabel, kind, text }) => `${speakerLabel ?? '?'} ${kind}: ${text}`)
}

describe('a printed time', () => {
  it.each([
    ['0:03', 'recording', 3_000],
    ['75:03', 'recording', 75 * MINUTE + 3_000],
    ['1:02:03', 'recording', 62 * MINUTE + 3_000],
    ['00:00:01.5', 'recording', 1_500],
    ['00:00:01,050', 'recording', 1_050],
    ['10:02', 'clock', 602 * MINUTE],
    ['12:05 AM', 'recording', 5 * MINUTE],
    ['12:05 p.m.', 'recording', 725 * MINUTE],
    ['0:75', 'recording', null],
    ['1:75:00', 'recording', null],
    ['noon', 'clock', null],
  ] as const)('%s of a %s is read', (printed, on, milliseconds) => {
    expect(readTime(printed, on)).toBe(milliseconds)
  })

  it('of a clock counts from the first, over midnight as well', () => {
    const times = ['23:59', '0:01', 'noon', '0:03'].map((printed) => readTime(printed, 'clock'))
    expect(sinceFirst(times)).toEqual([0, 2 * MINUTE, null, 4 * MINUTE])
  })
})

describe('a time on a row of its own', () => {
  it('is nobody’s words in any shape, if there are several', () => {
    const { lines, apart } = readingOf(
      'MS. VEY: It is shut.',
      '00:12',
      'QUESTION: When?',
      'MS. VEY: Soon.',
      '[00:00:49]',
      'Very soon.',
    )
    expect(lines.map(({ text }) => text)).toEqual(['It is shut.', 'When?', 'Soon.', 'Very soon.'])
    expect(apart.map(({ line, as }) => [line, as])).toEqual([
      [2, 'time'],
      [5, 'time'],
    ])
  })

  it('is an answer below a label, and where there is no other', () => {
    const { lines } = readingOf(
      'Question:',
      'When?',
      'Lock Chair Oona Vey:',
      '10:30',
      'Question:',
      'And then?',
      'Lock Chair Oona Vey:',
      '11:30',
    )
    expect(lines.map(({ text }) => text)).toEqual(['When?', '10:30', 'And then?', '11:30'])
    expect(readingOf('MS. VEY: Now.', 'QUESTION: When?', 'MS. VEY: Listen.', '10:30').lines.at(-1)?.text).toBe('10:30')
  })
})

describe('a name with a time', () => {
  it.each([
    ['Nell Orr (00:01): Late.', 'Nell Orr', '00:01', 'Late.'],
    ['Nell Orr: (1:00:01) Late.', 'Nell Orr', '1:00:01', 'Late.'],
    ['Nell Orr [00:01]', 'Nell Orr', '00:01', ''],
    ['10:02:11 From Nell Orr to Everyone : See: below', 'Nell Orr', '10:02:11', 'See: below'],
    ['[10:02 AM] Nell Orr', 'Nell Orr', '10:02 AM', ''],
    ['[12/05/2026, 10:02:11] Nell Orr: Late.', 'Nell Orr', '10:02:11', 'Late.'],
    ['Nell Orr 0:03', 'Nell Orr', '0:03', ''],
  ])('is cut off %s', (row, label, time, text) => {
    expect(cutTimedLabel(row)).toMatchObject({ label, time, text })
  })

  it.each(['Late: it was [inaudible 00:01:10] so', 'We begin (at 5:00, I think).', '00:00:05'])(
    'is not seen in %s',
    (row) => {
      expect(cutTimedLabel(row)).toBeNull()
    },
  )

  it('is not made of a programme, whose entries do not come back', () => {
    const programme = ['Doors Open 10:30', 'Press Briefing 11:00', 'Lunch 12:00', '[5:00] Closing']
    expect(readTranscript(programme.join('\n')).ok).toBe(false)
  })

  it('says when each line was said', () => {
    expect(
      said('Nell Orr (00:01):', 'Late.', 'Speaker 1 (00:09):', 'How late?', 'Nell Orr (01:00:00):', 'An hour.'),
    ).toEqual([
      [1_000, 'Late.'],
      [9_000, 'How late?'],
      [60 * MINUTE, 'An hour.'],
    ])
  })

  it('says how long after the first message of a chat a line was sent', () => {
    const chat = ['Nell Orr  11:58 AM', 'Late.', 'Jo Finn  12:01 PM', 'How late?', 'Nell Orr  1:00 PM', 'An hour.']
    expect(said(...chat).map(([at]) => at)).toEqual([0, 3 * MINUTE, 62 * MINUTE])
  })
})

describe('voices that nobody names', () => {
  it('[V1] ask where a question mark ends what they say, and are somebody else next time', () => {
    expect(told('>> THE TIDE IS', 'LATE.', '>> IS IT?', '>> AN HOUR.', 'MORE OR LESS.')).toEqual([
      '? statement: THE TIDE IS LATE.',
      '? question: IS IT?',
      '? answer: AN HOUR.',
      '? answer: MORE OR LESS.',
    ])
  })

  it('[V2] change before and after a question where a source does not say when they do', () => {
    const reading = readingOf('0:01The tide is late.', '0:04So how', '0:05late is it?', '0:08An hour.')
    expect(reading.lines.map(({ kind, saidAt, text, turn }) => [kind, saidAt, text, turn])).toEqual([
      ['statement', 1_000, 'The tide is late.', 0],
      ['question', 4_000, 'So how late is it?', 1],
      ['answer', 8_000, 'An hour.', 1],
    ])
    expect(reading.speakers).toEqual([])
  })

  it('are not made of what a name says after its arrows', () => {
    expect(
      told('>> NELL ORR: LATE: VERY LATE.', '>> REPORTER: HOW LATE?', '>> NELL ORR: AN HOUR.', 'IS THAT LATE?'),
    ).toEqual([
      'NELL ORR statement: LATE: VERY LATE.',
      'REPORTER question: HOW LATE?',
      'NELL ORR answer: AN HOUR.',
      'NELL ORR answer: IS THAT LATE?',
    ])
  })
})

describe('a moderated call', () => {
  it('has leaders who neither ask nor answer', () => {
    const call = readingOf(
      'Operator: All lines are muted.',
      'Nell Orr: The tide is late.',
      'Operator: Our first question comes from the line of Jo Finn.',
      'Jo Finn: How late?',
      'Nell Orr: An hour.',
      'Operator: This concludes our call.',
    )
    expect(call.lines.map(({ side, kind }) => [side, kind])).toEqual([
      ['moderator', 'moderation'],
      ['podium', 'statement'],
      ['moderator', 'moderation'],
      ['press', 'question'],
      ['podium', 'answer'],
      ['moderator', 'moderation'],
    ])
  })
})
