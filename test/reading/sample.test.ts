/** Our own sample briefing: what whoever starts Doorstep for the first time sees. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readTranscript } from '../../server/reading/readTranscript.ts'

const source = readFileSync(join(import.meta.dirname, '../../server/reading/sample/briefing.txt'), 'utf8')

describe('the sample briefing', () => {
  const result = readTranscript(source)
  if (!result.ok) throw new Error(result.reason)
  const { reading } = result

  it('is English of shape F1 with French page text above it, and leaves no doubt', () => {
    expect(reading).toMatchObject({ grammars: [{ name: 'F1' }], language: 'en', uncertain: [], removedCharacters: 0 })
    expect(reading.grammars[0]?.confidence).toBeGreaterThan(0.9)
    expect(reading.dropped.map(({ line, language }) => [line, language])).toEqual(
      [1, 2, 3, 4, 5, 6].map((line) => [line, 'fr']),
    )
  })

  it('has one person at the podium, three named reporters and unnamed ones', () => {
    expect(reading.speakers.map(({ name, outlet, side }) => [name, outlet, side])).toEqual([
      ['Ines Valdorra', null, 'podium'],
      [null, null, 'press'],
      ['Tomas Reike', 'Tidewater Post', 'press'],
      ['Leila Amadi', 'Radio Estuary', 'press'],
      ['Jun Castell', 'Harbour Wire', 'press'],
    ])
  })

  it('opens without a label and is given to the podium', () => {
    const opening = reading.lines.filter(({ turn, kind }) => turn === 0 && kind === 'statement')
    expect(opening).toHaveLength(6)
    expect(
      opening.every(
        ({ attribution, side, label }) => attribution === 'inferred' && side === 'podium' && label === null,
      ),
    ).toBe(true)
    expect(reading.lines[6]).toMatchObject({ kind: 'moderation', attribution: 'said', turn: 0 })
  })

  it('has eight answered turns, one of them with two questions in a row', () => {
    expect(reading.turns.map(({ questions, answers }) => [questions.length, answers.length > 0])).toEqual([
      [1, true],
      [1, true],
      [1, true],
      [1, true],
      [2, true],
      [1, true],
      [1, true],
      [1, true],
    ])
  })

  it('has an inaudible question, laughter, an interpreted question, and a final question before the last turn', () => {
    expect(
      reading.lines.filter(({ marks }) => marks.length > 0).map(({ kind, marks, turn }) => [kind, turn, ...marks]),
    ).toEqual([
      ['question', 3, 'inaudible'],
      ['answer', 4, 'laughter'],
      ['answer', 6, 'laughter'],
      ['question', 7, 'interpreted'],
    ])
    expect(reading.lines.filter(({ announces }) => announces !== null).map(({ turn }) => turn)).toEqual([7])
  })
})
