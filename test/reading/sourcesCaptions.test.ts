/** Caption files as lines: what is kept of them, with its time and its place, and what is set apart. */
import { describe, expect, it } from 'vitest'
import { goesOnAfter } from '../../server/reading/joinSentences.ts'
import { readSource } from '../../server/reading/sources/registry.ts'

function lines(source: string, type: 'text/plain' | 'text/vtt' | 'application/x-subrip' = 'text/plain') {
  return readSource(source, type).lines.map(({ number, at, voice, text }) => [number, at ?? null, voice ?? null, text])
}

describe('WebVTT', () => {
  const source = [
    'WEBVTT - Reef council',
    '',
    'STYLE',
    '::cue { color: red; }',
    '',
    'NOTE Sound: is bad',
    '',
    'intro',
    '00:00:01.500 --> 00:00:03.000 line:0 position:20%',
    '<v.loud Nell Orr>The reef &amp; the <i>light</i>',
    'are safe.</v>',
    '',
    '01:00:00.000 --> 01:00:02.000',
    'So 2 < 3, he <said.',
  ].join('\n')

  it('[N1] gives rows of words the time of their cue, and sets the rest apart', () => {
    expect(lines(source)).toEqual([
      [10, 1_500, 'Nell Orr', 'The reef & the light'],
      [11, 1_500, 'Nell Orr', 'are safe.'],
      [14, 3_600_000, null, 'So 2 < 3, he <said.'],
    ])
    const { apart, type, cut } = readSource(source, 'text/plain')
    expect([type, cut]).toEqual(['text/vtt', 'cues'])
    expect(apart.map(({ line, as }) => [line, as])).toEqual([
      [1, 'notation'],
      [3, 'notation'],
      [4, 'notation'],
      [6, 'note'],
      [8, 'notation'],
      [9, 'notation'],
      [13, 'notation'],
    ])
  })

  it('[N3] keeps the voices of one row apart, and tells a hyphen from a word', () => {
    const cue = ['WEBVTT', '', '00:01.000 --> 00:02.000', '<v Nell Orr>Yes.</v> <v Jo Finn>No.</v>', '- Well-known.']
    const read = readSource(cue.join('\n'), 'text/vtt').lines
    expect(read.map(({ voice, text, fresh }) => [voice, text, fresh])).toEqual([
      ['Nell Orr', 'Yes.', undefined],
      ['Jo Finn', 'No.', undefined],
      [undefined, 'Well-known.', true],
    ])
    expect(read.map(({ place }) => place.line)).toEqual([4, 4, 5])
    expect(new Set(read.map(({ number }) => number)).size).toBe(3)
  })

  it('[N2] reads tags that are nested as deep as somebody likes', () => {
    const deep = `${'<i>'.repeat(50_000)}Deep.${'</i>'.repeat(50_000)}`
    expect(lines(`WEBVTT\n\n00:01.000 --> 00:02.000\n${deep}`, 'text/vtt')).toEqual([[4, 1_000, null, 'Deep.']])
  })
})

describe('SRT', () => {
  it.each([
    ['00:00:02,000 -> 00:00:03,000', 2_000],
    ['00:00:02.000 → 00:00:03.000', 2_000],
    ['0:02 --> 0:03', 2_000],
    ['00:00:02,5 --&gt; 00:00:03', 2_500],
    ['00:00:xx,000 --> 00:00:03,000', null],
    ['00:99:99,000 --> 00:00:03,000', null],
  ])('[N2] takes %s for a time that was meant', (time, at) => {
    const source = ['1', '00:00:01,000 --> 00:00:02,000', 'The reef', '2', time, 'is {\\an8}safe.'].join('\n')
    expect(lines(source, 'application/x-subrip')).toEqual([
      [3, 1_000, null, 'The reef'],
      [6, at, null, 'is safe.'],
    ])
  })

  it('[N2] keeps a number that is said and words that stand before any time', () => {
    const source = [
      'Reef council',
      '',
      '1',
      '00:00:01,000 --> 00:00:02,000',
      'How many?',
      '',
      '2',
      '',
      '3',
      '00:00:03,000 --> 00:00:04,000',
      '40',
      'at least',
    ].join('\n')
    expect(lines(source, 'application/x-subrip').map(([, , , text]) => text)).toEqual([
      'Reef council',
      'How many?',
      '2',
      '40',
      'at least',
    ])
  })

  it('leaves a text without such times to whatever else it is, even if it is called SRT', () => {
    expect(readSource('Nell Orr: We begin at 10:00.', 'application/x-subrip').type).toBe('text/plain')
  })
})

describe('cues', () => {
  it.each([
    ['[J1]', [['Safe.', 0]], ['So we think.', 0], true],
    ['[J2]', [['The reef', 0]], ['is safe.', 2_000], true],
    ['[J2]', [['The reef is safe.', 0]], ['So we think.', 2_000], false],
    ['[J3]', [['the reef is safe', 0]], ['and so are we', 9_000], false],
    ['[J3]', [['The reef, which is old,', 0]], ['is safe.', 9_000], true],
    ['[J3]', [['reef '.repeat(90), 0]], ['is safe', 2_000], false],
  ] as const)('%s go on after %j with %j: %s', (_rule, rows, [text, at], expected) => {
    const joined = rows.map(([words, time]) => ({ text: words, at: time }))
    expect(goesOnAfter(joined, { text, at })).toBe(expected)
  })
})

describe('arrows inside a row', () => {
  it('begin a line of their own, where rows begin with arrows too', () => {
    const source = '>> GOOD MORNING. >> WHO IS THERE?\n>> WE ARE.'
    expect(readSource(source, 'text/plain').lines.map(({ text, place }) => [text, place.column])).toEqual([
      ['>> GOOD MORNING.', 1],
      ['>> WHO IS THERE?', 18],
      ['>> WE ARE.', 1],
    ])
    expect(lines('Two > one. 3 >> 2 it is.')).toEqual([[1, null, null, 'Two > one. 3 >> 2 it is.']])
  })
})
