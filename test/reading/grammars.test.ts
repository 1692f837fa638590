/** Every shape on its own examples, and the rules of mixing them. Rules G1 to G3 stand in `combine.ts`. */
import { describe, expect, it } from 'vitest'
import { GRAMMARS } from '../../server/reading/grammars/registry.ts'
import { readDocument } from '../../server/reading/readDocument.ts'
import { readTranscript } from '../../server/reading/readTranscript.ts'
import { brief, readingOf } from './readingOf.ts'

describe('the shapes', () => {
  it('are F1 to F24, each once, described in both languages', () => {
    const names = GRAMMARS.map(({ name }) => name).toSorted(
      (one, other) => Number(one.slice(1)) - Number(other.slice(1)),
    )
    expect(names).toEqual(Array.from({ length: 24 }, (_, index) => `F${index + 1}`))
    for (const { shape } of GRAMMARS) expect(shape.en).not.toBe(shape.fr)
  })

  it.each(GRAMMARS.flatMap(({ name, examples }) => examples.map((example) => [name, example] as const)))(
    '%s leads in its own example: %j',
    (name, example) => {
      const result = readTranscript(example)
      expect(result.ok ? result.reading.grammars[0]?.name : result.tried).toBe(name)
    },
  )
})

it('tell in both languages what they rest on', () => {
  const texts = GRAMMARS.flatMap(({ examples }) => examples).map((example) => readingOf(example))
  const evidence = texts.flatMap(({ grammars }) => grammars.flatMap((grammar) => grammar.evidence))
  expect(evidence.length).toBeGreaterThan(GRAMMARS.length)
  for (const { en, fr } of evidence) expect(fr).not.toBe(en)
  expect(evidence.filter(({ fr }) => /\b(?:of|lines?|rows?|labels?|them)\b/.test(fr))).toEqual([])
})

describe('a document of several shapes', () => {
  it('[G1] is led by the shape that explains most of it, and names the others', () => {
    const reading = readingOf(
      'Lock Director Oona Vey: Good morning.',
      'Question: Is it shut?',
      'Lock Director Oona Vey: It is.',
      'Question: For long?',
      'Lock Director Oona Vey: Until May.',
      'Question:',
      'Of this year?',
      'Lock Director Oona Vey:',
      'Of this year.',
    )
    expect(reading.grammars.map(({ name, lines }) => [name, lines])).toEqual([
      ['F4', 5],
      ['F2', 2],
    ])
    expect(brief(reading).slice(-2)).toEqual([
      '6+7 question Question: Of this year?',
      '8+9 answer Lock Director Oona Vey: Of this year.',
    ])
  })

  it('[G2] takes no single line for another shape that is not sure of it', () => {
    const reading = readingOf(
      'Orchard Council Chair, Pia Lorne – Good morning.',
      'Reporter – When?',
      'Orchard Council Chair, Pia Lorne – In May.',
      'On frost: we knew on Monday.',
      'Reporter – Which May?',
    )
    expect(reading.grammars.map(({ name }) => name)).toEqual(['F1'])
    expect(reading.lines[3]).toMatchObject({ label: null, text: 'On frost: we knew on Monday.' })
  })

  it('[G2] takes no dash in the words of one shape for a label of another', () => {
    const reading = readingOf(
      'MS. VEY: Good morning.',
      'Phase One - we mend the gate.',
      'Questions – I will take three.',
      'Press - that is you - may stay.',
      'QUESTION: When?',
      'MS. VEY: Soon.',
      'Phase One - we mend the gate.',
      'QUESTION: And then?',
      'MS. VEY: Later.',
    )
    expect(reading.speakers.map(({ label }) => label)).toEqual(['MS. VEY', 'QUESTION'])
    expect(brief(reading).filter((line) => line.includes(' - ') || line.includes(' – '))).toEqual([
      '2 statement MS. VEY: Phase One - we mend the gate.',
      '3 statement MS. VEY: Questions – I will take three.',
      '4 statement MS. VEY: Press - that is you - may stay.',
      '7 answer MS. VEY: Phase One - we mend the gate.',
    ])
  })

  it('[G2] takes a label of another shape that is likely, and doubts it unless it is known', () => {
    const reading = readingOf(
      'MS. VEY: Good morning.',
      'Kit Marsh - When does it open?',
      'MS. VEY: Soon.',
      'Kit Marsh - Sure?',
      'Question – And then?',
      'QUESTION: And then?',
      'Lock Chair, Oona Vey - Later.',
      'Reporter - How late?',
      'MS. VEY: Late.',
      'QUESTION: Too late?',
      'MS. VEY: No.',
      'Wire One - Is it paid?',
      'MS. VEY: Yes.',
      'Wire One - By whom?',
      'MS. VEY: By you.',
    )
    expect(brief(reading).filter((line) => line.includes(' question '))).toEqual([
      '2 question Kit Marsh: When does it open?',
      '4 question Kit Marsh: Sure?',
      '5 question Question: And then?',
      '6 question Question: And then?',
      '8 question Reporter: How late?',
      '10 question Question: Too late?',
      '12 question Wire One: Is it paid?',
      '14 question Wire One: By whom?',
    ])
    expect(reading.speakers.map(({ name }) => name)).toEqual(['Oona Vey', 'Kit Marsh', null, null, null])
    const doubted = reading.uncertain.filter(({ reason }) => reason === 'label-guessed')
    expect(doubted.map(({ line, text }) => [line, text])).toEqual([
      [2, 'Kit Marsh'],
      [4, 'Kit Marsh'],
      [8, 'Reporter'],
      [12, 'Wire One'],
      [14, 'Wire One'],
    ])
  })

  it('[G3] has no label of which the owner says that it is none', () => {
    const rows = [
      'Oona Vey: It leaks.',
      'Jon Ardal: Why?',
      'Oona Vey: Rust.',
      'Two Things: Rust and age.',
      'Two Things: No more.',
    ]
    const source = [...rows, 'Jon Ardal: Which age?'].join('\n')
    const told = { labels: { 'Two Things': { notALabel: true } } } as const
    const before = readDocument(source, { type: 'text/plain' })
    const after = readDocument(source, { type: 'text/plain', told })
    if (!before.ok || !after.ok) throw new Error('it was not read')
    expect(before.reading.labels.map(({ label }) => label)).toContain('Two Things')
    expect(after.reading.labels.map(({ label }) => label)).toEqual(['Oona Vey', 'Jon Ardal'])
    expect(brief(after.reading)).toContain('4 answer Oona Vey: Two Things: Rust and age.')
  })
})
