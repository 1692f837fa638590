/** What is typed into the forms of figures, programmes and rates, and what is sent of it. */
import { beforeAll, describe, expect, it } from 'vitest'
import { NO_VALUES, type Figure } from '#shared/domain/figures/state.ts'
import type { FigureValues } from '#shared/domain/figures/vocabulary.ts'
import { partyFrom, typedParty } from '../../client/desk/countries.ts'
import { likelihood, markedSentence } from '../../client/desk/figureCards.ts'
import { actsOf, countsOfFilters, listedFigures } from '../../client/desk/figureList.ts'
import { spanOf, valuesOfWords } from '../../client/desk/lineWords.ts'
import { freeId, NO_PROGRAMME, readProgramme, typedProgramme } from '../../client/desk/programmeForm.ts'
import { takenWords } from '../../client/desk/sendTable.ts'
import { useDeskWords } from '../../client/desk/trailWords.ts'
import { readFigure, typedFigure } from '../../client/desk/typedFigure.ts'
import { readRate } from '../../client/desk/typedRate.ts'
import { loadDeskWords } from './support/deskPart.ts'

beforeAll(loadDeskWords)

const FULL: FigureValues = {
  ...{ value: '1500000000', high: '2000000000', of: '5000000000', from: '3', unit: 'boats', currency: 'NOK' },
  ...{ bound: 'at-least', measure: 'pledge', per: 'month', hedged: true, base: 'harbour dues' },
  period: { said: 'from November to February', months: [11, 12, 1, 2], year: 'next' },
  party: { code: 'NO', name: 'the Norwegians' },
  ...{ date: '2026-11-24', note: 'By letter.' },
}

describe('a figure that is typed', () => {
  it.each(['en', 'fr'] as const)('is what it was where nothing is changed, in %s', (locale) => {
    expect(readFigure(typedFigure(FULL, locale), FULL, locale)).toEqual({ ok: true, values: FULL })
    const plain = { ...NO_VALUES, value: '7' }
    expect(readFigure(typedFigure(plain, locale), plain, locale)).toEqual({ ok: true, values: plain })
  })

  it.each([
    [{ value: '' }, { value: 'needs-value' }],
    [{ value: 'many' }, { value: 'no-number' }],
    [{ high: '1 billion' }, { high: 'below-low' }],
    [{ currency: 'euros' }, { currency: 'not-currency' }],
    [{ year: '1492' }, { year: 'not-year' }],
    [{ periodSaid: ' ' }, { periodSaid: 'needs-words' }],
    [
      { value: 'x', currency: 'y' },
      { value: 'no-number', currency: 'not-currency' },
    ],
  ])('with %j names %j', (typed, faults) => {
    expect(readFigure({ ...typedFigure(FULL, 'en'), ...typed }, FULL, 'en')).toEqual({ ok: false, faults })
  })

  it('needs no number where the measure is a rough size, and takes a sign for a currency', () => {
    const typed = { ...typedFigure(NO_VALUES, 'en'), measure: 'vague' as const, currency: '€' }
    expect(readFigure(typed, NO_VALUES, 'en')).toMatchObject({ ok: true, values: { value: null, currency: 'EUR' } })
  })

  it('puts months in the order of a winter', () => {
    const typed = { ...typedFigure({ ...NO_VALUES, value: '1' }, 'en'), periodSaid: 'winter', months: [1, 12, 2] }
    expect(readFigure(typed, NO_VALUES, 'en')).toMatchObject({ values: { period: { months: [12, 1, 2], year: null } } })
  })

  it('knows a country by its name in either language or its code, and leaves other names alone', () => {
    expect(partyFrom('norvege', null, 'fr')).toEqual({ code: 'NO', name: 'Norvège' })
    expect(partyFrom('Norway', null, 'en')).toEqual({ code: 'NO', name: 'Norway' })
    expect(partyFrom('NO', null, 'en')?.code).toBe('NO')
    expect(partyFrom('Osterhaven', null, 'en')).toEqual({ code: null, name: 'Osterhaven' })
    expect(typedParty({ code: 'NO', name: 'Norway' }, 'fr')).toBe('Norvège')
  })
})

describe('words of a line', () => {
  it('are found as typed, else but for capitals, or not at all', () => {
    expect(spanOf('We have €5 Million now', '€5 million')).toEqual({ start: 8, end: 18 })
    expect(spanOf('We have it', 'six')).toBe(null)
    expect(spanOf('We have it', '  ')).toBe(null)
  })

  it('fill the fields with what they come to', () => {
    expect(valuesOfWords('€5 million', 'en')).toMatchObject({ value: '5000000', currency: 'EUR' })
    expect(valuesOfWords('3 %', 'fr')).toMatchObject({ value: '3', unit: '%' })
    expect(valuesOfWords('many', 'en').value).toBe(null)
  })
})

describe('a programme that is typed', () => {
  const VALUES = {
    ...{ name: 'Shield Fund', aliases: ['the Shield', 'SF'], unit: null, currency: 'EUR', target: '5000000000' },
    ...{ period: { from: '2026-01-01', to: '2026-12-31' }, baseline: null },
  }

  it('is what it was where nothing is changed', () => {
    expect(readProgramme(typedProgramme(VALUES, 'fr'), 'fr')).toEqual({ ok: true, values: VALUES })
  })

  it('names what is wrong in every field at once', () => {
    const typed = { ...NO_PROGRAMME, aliases: 'a,b,c,d,e,f,g,h,i,j,k,l,m', target: 'much', from: '2026-02-01' }
    expect(readProgramme(typed, 'en')).toEqual({
      ok: false,
      faults: { name: 'needs-name', aliases: 'no-alias', target: 'no-number', to: 'needs-both' },
    })
    const ends = { ...typedProgramme(VALUES, 'en'), to: '2025-01-01' }
    expect(readProgramme(ends, 'en')).toEqual({ ok: false, faults: { to: 'ends-before' } })
  })

  it('has an id made of its name, another where that is taken', () => {
    expect(freeId('Fonds d’Été: 2027!', [])).toBe('fonds-d-ete-2027')
    expect(freeId('Fund', [{ id: 'fund' }, { id: 'fund-2' }])).toBe('fund-3')
    expect(freeId('***', [])).toBe('programme')
    expect(freeId('x'.repeat(200), []).length).toBeLessThanOrEqual(48)
  })
})

it('reads a rate, or names its faults', () => {
  const typed = { from: 'nok', to: '€', rate: '0,085', date: '2026-11-24' }
  expect(readRate(typed, 'fr')).toEqual({
    ok: true,
    rate: { from: 'NOK', to: 'EUR', rate: '0.085', date: '2026-11-24' },
  })
  expect(readRate({ from: 'EUR', to: 'EUR', rate: '0', date: '' }, 'en')).toEqual({
    ok: false,
    faults: { to: 'same-currency', rate: 'zero', date: 'not-date' },
  })
})

it('says what came of a table: rows, nothing new, or the cell that was wrong', () => {
  const { t } = useDeskWords()
  const value = { seq: 1, rows: 3, taken: 2 }
  expect(takenWords({ ok: true, value }, t)).toBe('2 rows have changed something.')
  expect(takenWords({ ok: true, value: { ...value, taken: 0 } }, t)).toBe('All of it stands here already.')
  const detail = { row: 4, column: 'target', value: 'much', fault: 'not-a-number', problem: 'is not a plain number' }
  expect(takenWords({ ok: false, code: 'command-malformed', status: 422, detail }, t)).toBe(
    'Nothing was taken in. Row 4, column target: “much”. This is not a number such as 4000000 or 2.5.',
  )
})

describe('figures in a list', () => {
  const figure = (id: string, about: Partial<Figure> = {}): Figure => ({
    ...{ id, seq: 1, at: 1, origin: 'said', state: 'heard', values: NO_VALUES, earlier: [], source: null },
    ...{ unitCarried: false, confidence: 90, programme: null, into: null, flag: null },
    ...about,
  })
  const ALL = [
    figure('heard'),
    figure('confirmed', { state: 'confirmed' }),
    figure('flagged', { state: 'corrected', flag: 'line-corrected' }),
    figure('dismissed', { state: 'dismissed', flag: 'line-retracted' }),
    figure('superseded', { state: 'superseded' }),
  ]
  const ids = (filter: Parameters<typeof listedFigures>[1]) => listedFigures(ALL, filter).map(({ id }) => id)

  it('stand by what became of them, those to look at again first', () => {
    expect(ids('all').slice(0, 3)).toEqual(['flagged', 'confirmed', 'heard'])
    expect(ids('flagged')).toEqual(['flagged'])
    expect(ids('gone')).toEqual(['dismissed'])
    expect(countsOfFilters(ALL)).toEqual({ all: 5, flagged: 1, heard: 1, standing: 2, replaced: 1, gone: 1 })
  })

  it('are confirmed, confirmed again or brought back, and withdrawn only where they were entered', () => {
    expect(ALL.map((each) => actsOf(each).confirm)).toEqual(['confirm', null, 'confirmAgain', 'revive', 'revive'])
    expect(actsOf(figure('e', { origin: 'entered', state: 'confirmed' }))).toMatchObject({
      mayWithdraw: true,
      mayDismiss: false,
    })
  })

  it('have a word for how likely they are, and none where nobody heard them', () => {
    expect([10, 59, 60, 84, 85, null].map((confidence) => likelihood({ confidence }))).toEqual([
      ...['low', 'low', 'likely', 'likely', 'sure', null],
    ])
  })

  it('mark their words in their sentence, which may be a part of the line', () => {
    const sentence = { start: 10, end: 30, text: 'We have 4 billion.' }
    const source = {
      lineId: 'l1',
      speakerId: null,
      turn: 0,
      saidAt: 1,
      said: '4 billion',
      start: 18,
      end: 27,
      sentence,
    }
    expect(markedSentence({ source })).toEqual({ before: 'We have ', said: '4 billion', after: '.' })
    expect(markedSentence({ source: { ...source, start: 11 } })?.said).toBe('')
  })
})
