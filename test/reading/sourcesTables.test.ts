/** Tables whose columns are parted by tabs. */
import { describe, expect, it } from 'vitest'
import { readTranscript } from '../../server/reading/readTranscript.ts'
import { brief, readingOf } from './readingOf.ts'

const SAID = [
  'Ada Berg\tGood morning. It opens.',
  'Kit Marsh\tWhen does it open?',
  'Ada Berg\tIn May.',
  'Kit Marsh\tAre you sure?',
]
const UNDERSTOOD = [
  'statement Ada Berg: Good morning. It opens.',
  'question Kit Marsh: When does it open?',
  'answer Ada Berg: In May.',
  'question Kit Marsh: Are you sure?',
]

function said(...rows: readonly string[]): string[] {
  return brief(readingOf(...rows)).map((line) => line.replace(/^\S+ /, ''))
}

describe('a table', () => {
  it('names who speaks beside the words', () => {
    expect(said(...SAID)).toEqual(UNDERSTOOD)
  })

  it('may have times, numbers and headings, which nobody says', () => {
    const rows = SAID.map((row, index) => `${index + 1}\t00:0${index}\t00:0${index + 1}\t${row}`)
    const reading = readingOf('No.\tStart\tEnd\tSpeaker\tText', ...rows)
    expect(brief(reading).map((line) => line.replace(/^\S+ /, ''))).toEqual(UNDERSTOOD)
    expect(reading.lines.map(({ saidAt }) => saidAt)).toEqual([0, 1_000, 2_000, 3_000])
    expect(reading.apart.map(({ line, text }) => [line, text])).toEqual([
      [1, 'No. Start End Speaker Text'],
      [2, '1 00:00 00:01'],
      [3, '2 00:01 00:02'],
      [4, '3 00:02 00:03'],
      [5, '4 00:03 00:04'],
    ])
    expect(reading.lines[1]?.place).toEqual({ line: 3, column: 25 })
  })

  it('needs no names that come back where times say that somebody spoke', () => {
    const reading = readingOf('00:01\tModerator\tWe begin.', '00:04\tKit Marsh\tWhen?', '00:05\tAda Berg\tIn May.')
    expect(reading.speakers.map(({ label }) => label)).toEqual(['Moderator', 'Kit Marsh', 'Ada Berg'])
  })

  it('goes on with whoever spoke where a cell or all cells but one are missing, below a title', () => {
    const rows = ['Daily Briefing', ...SAID, '\tAnd why not now?', 'Or never?', 'Ada Berg\tIt leaks.']
    expect(said(...rows)).toEqual([
      ...UNDERSTOOD.slice(0, 3),
      'question Kit Marsh: Are you sure?',
      'question Kit Marsh: And why not now?',
      'question Kit Marsh: Or never?',
      'answer Ada Berg: It leaks.',
    ])
  })

  it('tells milliseconds and words of a recogniser that names nobody', () => {
    const { lines } = readingOf('start\tend\ttext', '0\t900\tIt leaks.', '900\t1800\tThe gate', '1800\t2500\tis shut.')
    expect(lines.map(({ saidAt, text }) => [saidAt, text])).toEqual([
      [0, 'It leaks.'],
      [900, 'The gate is shut.'],
    ])
  })

  it('of goods is no transcript', () => {
    expect(readTranscript('Pears\t12\tGood\nPlums\t13\tBad\nPears\t14\tGood').ok).toBe(false)
  })

  it('inside a transcript of another shape changes nothing', () => {
    const rows = ['Question: What grows?', 'Oona Vey: Much.', 'Pears\tA lot of them.', 'Plums\tA few.', 'Pears\tMore.']
    const labels = readingOf(...rows, ...Array.from({ length: 6 }, () => 'Question: Why?\nOona Vey: Rain.')).labels
    expect(labels.map(({ label }) => label)).toEqual(['Question', 'Oona Vey'])
  })
})
