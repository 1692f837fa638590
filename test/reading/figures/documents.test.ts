/** Whole briefings: our sample, and the real document where the folder beside this repository has it. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { SaidFigure } from '#shared/domain/figures/vocabulary.ts'
import { readFigures, type FigureContext } from '../../../server/reading/figures/readFigures.ts'
import { readTranscript } from '../../../server/reading/readTranscript.ts'
import { inShort } from './said.ts'

const ROOT = join(import.meta.dirname, '../../..')
const FOLDER = process.env['DOORSTEP_DOCUMENTS'] ?? join(ROOT, '../shared/data/briefings')
const DOCUMENT = join(FOLDER, 'nato-doorstep.txt')
const EXPECTED = join(FOLDER, 'nato-doorstep.expected.json')

interface Found extends SaidFigure {
  readonly row: number | undefined
}

/** What the podium says, each line after its own lines before and the question before it. */
function figuresOf(path: string, programmes: FigureContext['programmes']): Found[] {
  const result = readTranscript(readFileSync(path, 'utf8'))
  if (!result.ok) throw new Error(result.reason)
  const { lines, language } = result.reading
  const before: string[] = []
  let asked: string | null = null
  return lines.flatMap(({ kind, text, sources }) => {
    if (kind === 'question') {
      asked = text
      return []
    }
    const figures = readFigures(text, { language: language ?? 'en', programmes, before, asked })
    before.push(text)
    return figures.map((figure) => ({ ...figure, row: sources[0] }))
  })
}

describe('the figures of our sample', () => {
  const programmes = [{ id: 'breakwater-fund', name: 'Breakwater Fund', aliases: [] }]
  const figures = figuresOf(join(ROOT, 'server/reading/sample/briefing.txt'), programmes)

  it('are these and no others', () => {
    const next = { months: [], year: 'next' }
    expect(figures.map(inShort)).toMatchObject([
      { said: '3%', value: '3', unit: '%', measure: 'commitment', base: 'harbour dues' },
      { said: 'four harbours to 19', value: '19', from: '4', unit: 'harbours', measure: 'share' },
      { said: '240 million', value: '240000000', measure: 'total' },
      {
        said: '60 million a month',
        value: '60000000',
        measure: 'pace',
        per: 'month',
        period: { months: [5, 6, 7, 8] },
      },
      { said: '300 million', value: '300000000', measure: 'target', hedged: true, period: { year: 'this' } },
      {
        said: '60 million a month',
        value: '60000000',
        bound: 'at-least',
        measure: 'forecast',
        per: 'month',
        period: next,
      },
      { said: 'around 750', value: '750000000', bound: 'about', measure: 'forecast', period: next },
      { said: '25 million', value: '25000000', measure: 'pledge', party: { code: null, name: 'Osterhaven' } },
      { said: 'two-thirds of the families', value: '2', of: '3', unit: 'families', measure: 'share' },
      { said: 'Three of the five companies', value: '3', of: '5', unit: 'companies', measure: 'share' },
    ])
    expect(figures).toHaveLength(10)
  })

  it('say no currency, and only one carries its unit', () => {
    expect(figures.flatMap(({ values }) => values.currency ?? [])).toEqual([])
    expect(figures.filter(({ unitCarried }) => unitCarried).map(({ said }) => said)).toEqual(['around 750'])
  })
})

const isThere = existsSync(DOCUMENT) && existsSync(EXPECTED)
const expectedSchema = z.object({
  figures: z.array(
    z.object({
      line: z.number(),
      said: z.string(),
      value: z.number(),
      unit: z.string().optional(),
      measure: z.string(),
      bound: z.string().optional(),
      about: z.string().optional(),
      per: z.string().optional(),
      hedged: z.boolean().optional(),
      unitCarried: z.boolean().optional(),
      programme: z.string().optional(),
      period: z.union([z.string(), z.array(z.string())]).optional(),
    }),
  ),
})

describe.skipIf(!isThere)('the figures of the real document', () => {
  const expected = isThere ? expectedSchema.parse(JSON.parse(readFileSync(EXPECTED, 'utf8'))).figures : []
  const figures = isThere ? figuresOf(DOCUMENT, [{ id: 'purl', name: 'PURL', aliases: [] }]) : []

  it('are those that somebody found by hand, and no others', () => {
    expect(figures.map(({ row, values }) => [row, Number(values.value), values.measure])).toEqual(
      expected.map(({ line, value, measure }) => [line, value, measure]),
    )
  })

  it('say what they are expected to', () => {
    for (const [index, { bound = 'exactly', ...of }] of expected.entries()) {
      const { values, unitCarried, said } = figures[index] ?? expect.fail(of.said)
      expect(said.startsWith(of.said) || of.said.includes(said), said).toBe(true)
      expect(values).toMatchObject({ unit: of.unit ?? null, currency: null, bound: bound.replace(' ', '-') })
      expect(values).toMatchObject({ base: of.about ?? null, per: of.per ?? null })
      expect(unitCarried).toBe(of.unitCarried ?? false)
      if (of.hedged === true) expect(values.hedged).toBe(true)
    }
  })

  it('have their periods and their programme', () => {
    const periods = figures.map(({ values: { period } }) => period && [period.months, period.year])
    const next = [[], 'next']
    expect(periods).toEqual([null, null, [[8, 9, 10, 11], null], [[], 'this'], next, next])
    expect(figures.slice(1).map(({ programme }) => programme)).toEqual(Array(5).fill('purl'))
  })
})
