/** JSON of many makers: the list of what was said is found, whatever its fields are called. */
import { describe, expect, it } from 'vitest'
import { toldSchema } from '#shared/protocol/documents.ts'
import { readSource } from '../../server/reading/sources/registry.ts'

function lines(value: unknown) {
  const read = readSource(JSON.stringify(value), 'application/json')
  expect(read.type).toBe('application/json')
  return read.lines.map(({ at, voice, text }) => [at ?? null, voice ?? null, text])
}

const EXCHANGE = [
  [1_500, 'Speaker 1', 'The tide is late.'],
  [4_000, 'Speaker 2', 'How late?'],
  [6_250, 'Speaker 1', 'An hour.'],
]
const TEXTS = EXCHANGE.map(([, , text]) => text as string)
const WHO = [1, 2, 1]
const WHEN = [1.5, 4, 6.25]

function entries(entry: (text: string, index: number) => unknown): unknown[] {
  return TEXTS.map(entry)
}

function words(text: string, index: number) {
  return text.split(' ').map((word, nth) => ({ text: word, start: (WHEN[index] ?? 0) + nth / 10 }))
}

describe('JSON', () => {
  it.each([
    [
      'segments',
      { text: TEXTS.join(' '), segments: entries((text, n) => ({ id: n, text, speaker: WHO[n], start: WHEN[n] })) },
    ],
    ['a bare list', entries((text, n) => ({ text, speaker: WHO[n], start: WHEN[n] }))],
    [
      'monologues',
      {
        monologues: entries((text, n) => ({
          speaker: WHO[n],
          elements: words(text, n).map((word) => ({ type: 'text', value: word.text, ts: word.start })),
        })),
      },
    ],
    [
      'phrases with several hearings',
      {
        recognizedPhrases: entries((text, n) => ({
          speaker: WHO[n],
          offset: `PT${WHEN[n] ?? 0}S`,
          nBest: [{ display: text }, { display: 'The tied is slate.' }],
        })),
      },
    ],
    [
      'utterances in milliseconds beside all their words',
      {
        text: TEXTS.join(' '),
        utterances: entries((text, n) => ({
          speaker: String(WHO[n]),
          text,
          start: (WHEN[n] ?? 0) * 1_000,
          words: words(text, n),
        })),
      },
    ],
    [
      'paragraphs of sentences beside a whole text',
      {
        results: {
          channels: [
            {
              alternatives: [
                {
                  transcript: TEXTS.join(' '),
                  words: TEXTS.flatMap(words),
                  paragraphs: {
                    paragraphs: entries((text, n) => ({
                      speaker: WHO[n],
                      start: WHEN[n],
                      sentences: [{ text, start: WHEN[n] }],
                    })),
                  },
                },
              ],
            },
          ],
        },
      },
    ],
  ])('[O2] reads %s once', (_name, value) => {
    expect(lines(value)).toEqual(EXCHANGE)
  })

  it('[O2] gathers single words to sentences, by who says them', () => {
    const results = TEXTS.flatMap((text, n) => [
      ...text
        .slice(0, -1)
        .split(' ')
        .map((word, nth) => ({
          type: 'word',
          start_time: (WHEN[n] ?? 0) + nth / 10,
          alternatives: [{ content: word, speaker: `S${WHO[n] ?? 0}` }],
        })),
      { type: 'punctuation', alternatives: [{ content: text.slice(-1) }] },
    ])
    expect(lines({ results })).toEqual([
      [1_500, 'S1', 'The tide is late.'],
      [4_000, 'S2', 'How late?'],
      [6_250, 'S1', 'An hour.'],
    ])
  })

  it('[O3] names whoever a list of speakers names, and numbers the others', () => {
    const value = {
      speakers: [{ id: 1, name: 'Nell Orr' }],
      lines: entries((text, n) => ({ speaker: WHO[n], text })),
    }
    expect(lines(value).map(([, voice]) => voice)).toEqual(['Nell Orr', 'Speaker 2', 'Nell Orr'])
  })

  it('counts the times of a chat from its first message', () => {
    const messages = entries((text, n) => ({
      type: 'message',
      user_profile: { real_name: 'Nell Orr' },
      text,
      ts: String(1_700_000_000 + n * 60),
    }))
    expect(lines(messages).map(([at]) => at)).toEqual([0, 60_000, 120_000])
  })

  it('[O1] numbers entries and tells where their words stand, escaped or not, said twice or not', () => {
    const source =
      '[\n  {"speaker": "A", "text": "Yes."},\n  {"speaker": "B", "text": "\\u00c9t\\u00e9?"},\n  {"speaker": "A", "text": "Yes."}\n]'
    const { lines: read } = readSource(source, 'text/plain')
    expect(read.map(({ number, text, place }) => [number, text, place])).toEqual([
      [1, 'Yes.', { line: 2, column: 29 }],
      [2, 'Été?', { line: 3, column: 29 }],
      [3, 'Yes.', { line: 4, column: 29 }],
    ])
  })

  it('[O4] tells where each text stands that is said by nobody, numbered behind the entry above it', () => {
    const source = JSON.stringify(
      {
        title: 'The tide and its hours',
        lines: [
          { speaker: 'A', text: 'It is late.', comment: 'Not checked yet' },
          { speaker: 'B', text: 'How late?', comment: 'Not checked yet', note: 'Cut in two' },
        ],
      },
      null,
      2,
    )
    const rows = source.split('\n')
    const { apart } = readSource(source, 'application/json')
    expect(apart.map(({ line, text, place }) => [line, text, place?.line])).toEqual([
      [0.001, 'The tide and its hours', 2],
      [1.001, 'Not checked yet', 7],
      [2.001, 'Not checked yet', 12],
      [2.002, 'Cut in two', 13],
    ])
    for (const { text, place } of apart)
      expect(rows[(place?.line ?? 0) - 1]?.slice((place?.column ?? 0) - 1)).toMatch(text)
  })

  it('[O4] numbers as many of them as there are, each once and in order', () => {
    const notes = Array.from({ length: 2_500 }, (_, n) => `Note number ${n}`)
    const { apart } = readSource(JSON.stringify([{ text: 'Late.', notes }]), 'application/json')
    const numbers = apart.map(({ line }) => line)
    expect(new Set(numbers).size).toBe(2_500)
    expect(numbers).toEqual(numbers.toSorted((one, other) => one - other))
    expect(toldSchema.safeParse({ lines: Object.fromEntries(numbers.map((line) => [line, 'speech'])) }).success).toBe(
      true,
    )
  })

  it('reads one object a row, and leaves what is no JSON after all to be text', () => {
    expect(readSource('{"text":"Yes."}\n{"text":"No."}', 'text/plain').lines).toHaveLength(2)
    expect(readSource('{"text":"Yes."}\n{"text":', 'application/json').type).toBe('text/plain')
    expect(readSource('["a", "b"]', 'application/json').type).toBe('text/plain')
    expect(readSource('[1, {"n": 2}, null]', 'application/json').type).toBe('text/plain')
  })

  it('reads what is nested as deep as somebody likes', () => {
    const deep = `${'['.repeat(20_000)}{"text":"Deep."}${']'.repeat(20_000)}`
    expect(readSource(deep, 'application/json').lines.map(({ text }) => text)).toEqual(['Deep.'])
  })
})
