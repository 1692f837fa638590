import { describe, expect, it } from 'vitest'
import type { Check } from '#shared/domain/figures/board.ts'
import type { Bound, FigureValues, Rate } from '#shared/domain/figures/vocabulary.ts'
import { figure, programmeWith, told, type Shown } from './someFigures.ts'

const MONTHS = { said: 'May to August', months: [5, 6, 7, 8], year: null }
const NOK_TO_EUR: Rate = { from: 'NOK', to: 'EUR', rate: '0.085', date: '2026-08-19' }
const EUR_TO_NOK: Rate = { from: 'EUR', to: 'NOK', rate: '12.5', date: '2026-08-19' }

const total = (values: Partial<FigureValues> = {}) =>
  figure('total', { measure: 'total', value: '240000000', ...values })
const pace = (values: Partial<FigureValues> = {}) =>
  figure('pace', { measure: 'pace', value: '60000000', per: 'month', period: MONTHS, ...values })
const share = (id: string, values: Partial<FigureValues>) => figure(id, { measure: 'share', ...values })
const pledge = (id: string, values: Partial<FigureValues>) =>
  figure(id, { measure: 'pledge', party: { code: null, name: 'Osterhaven' }, ...values })

const summary = ({ kind, stated, computed, verdict }: Check) => [kind, told(stated), told(computed), verdict]
const checksWith = (figures: Parameters<typeof programmeWith>[0], shown?: Shown) => programmeWith(figures, shown).checks

describe('pledges against the total', () => {
  it('[FC1] agrees where they add up to it, and names all of them', () => {
    const [check] = checksWith([total(), pledge('a', { value: '200000000' }), pledge('b', { value: '40000000' })])
    expect(check && summary(check)).toEqual(['pledges-total', '240000000', '240000000', 'agrees'])
    expect([check?.stated.figures, check?.computed.figures, check?.rates]).toEqual([['total'], ['a', 'b'], []])
  })

  it('[FC1] disagrees by a single cent', () => {
    const checks = checksWith([total(), pledge('a', { value: '239999999.99' })])
    expect(checks.map(summary)).toEqual([['pledges-total', '240000000', '239999999.99', 'disagrees']])
  })

  it('[FC1] calls pledges that come to far less a part of the total, and more than it a disagreement', () => {
    const verdictOf = (value: string) => checksWith([total(), pledge('a', { value })]).map(({ verdict }) => verdict)
    expect(verdictOf('25000000')).toEqual(['partial'])
    expect(verdictOf('215999999')).toEqual(['partial'])
    expect(verdictOf('216000000')).toEqual(['disagrees'])
    expect(verdictOf('241000000')).toEqual(['disagrees'])
  })

  it('[FC1] adds no other things and no yearly sums, nor what is pledged for another year', () => {
    const checks = checksWith([
      total(),
      pledge('a', { value: '240000000' }),
      pledge('pumps', { value: '4', unit: 'pumps' }),
      pledge('percent', { value: '4', unit: '%' }),
      pledge('yearly', { value: '1', per: 'year' }),
      pledge('vague', { value: null }),
      pledge('later', { value: '9', period: { said: 'next year', months: [], year: 'next' } }),
    ])
    expect(checks.map(({ computed }) => computed.figures)).toEqual([['a']])
  })

  it('[FC1] checks nothing without a total, without pledges, or in a currency without a rate', () => {
    expect(checksWith([pledge('a', { value: '1' })])).toEqual([])
    expect(checksWith([total()])).toEqual([])
    expect(
      checksWith([total(), pledge('a', { value: '240000000' }), pledge('b', { value: '1', currency: 'NOK' })]),
    ).toEqual([])
  })

  it.each([
    ['as it was entered', [NOK_TO_EUR], 'about 3400000 EUR'],
    ['the other way round', [EUR_TO_NOK], 'about 3200000 EUR'],
    ['as it was entered rather than the other way round', [EUR_TO_NOK, NOK_TO_EUR], 'about 3400000 EUR'],
  ])('[FC1] converts by a rate %s, and shows it', (_, rates, sum) => {
    const said = [total({ value: '3300000' }), pledge('a', { value: '40000000', currency: 'NOK' })]
    const [check] = checksWith(said, { rates })
    expect(check && summary(check)).toEqual(['pledges-total', '3300000', sum, 'disagrees'])
    expect(check?.rates).toEqual([sum.includes('34') ? NOK_TO_EUR : EUR_TO_NOK])
  })

  it('[FC1] converts bare dollars by no rate of US dollars, unless the programme counts in them', () => {
    const rate: Rate = { from: 'USD', to: 'EUR', rate: '0.9', date: '2026-08-19' }
    const said = [total(), pledge('a', { value: '1', currency: '$' })]
    expect(checksWith(said, { rates: [rate] })).toEqual([])
    const inDollars = [total(), pledge('a', { value: '216000000', currency: 'EUR' })]
    const checks = checksWith(inDollars, { rates: [rate], programme: { currency: '$' } })
    expect(checks.map(summary)).toEqual([['pledges-total', '240000000', 'about 240000000 $', 'agrees']])
  })
})

describe('the pace against the total', () => {
  it('[FC2] is the total after its months', () => {
    const [check] = checksWith([total(), pace()])
    expect(check && summary(check)).toEqual(['pace-total', '240000000', '240000000', 'agrees'])
    expect([check?.stated.figures, check?.computed.figures]).toEqual([['total'], ['pace']])
  })

  it('[FC2] adds what there was before', () => {
    const checks = checksWith([total(), pace()], { programme: { baseline: '10000000' } })
    expect(checks.map(summary)).toEqual([['pace-total', '240000000', '250000000 EUR', 'disagrees']])
  })

  it.each<[Partial<FigureValues>, string | null]>([
    [{ per: 'quarter', period: { ...MONTHS, months: [4, 5, 6, 7, 8, 9] } }, '120000000'],
    [{ per: 'quarter' }, null],
    [{ per: 'year', period: { ...MONTHS, months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] } }, '60000000'],
    [{ per: 'week' }, null],
    [{ period: null }, null],
    [{ period: { said: 'this year', months: [], year: 'this' } }, null],
    [{ high: '65000000' }, '240000000–260000000'],
    [{ bound: 'at-least' }, 'at-least 240000000'],
    [{ currency: 'NOK' }, null],
  ])('[FC2] a pace of %o comes to %s', (values, computed) => {
    const checks = checksWith([total(), pace(values)])
    expect(checks.map((check) => told(check.computed))).toEqual(computed === null ? [] : [computed])
  })
})

describe('agreement', () => {
  const against = (stated: Partial<FigureValues>, pledged: Partial<FigureValues>) =>
    checksWith([total(stated), pledge('a', pledged)]).map(({ verdict }) => verdict)

  it.each<[string, Bound, string, Bound, boolean]>([
    ['100', 'at-least', '100', 'exactly', true],
    ['100', 'at-least', '99', 'exactly', false],
    ['100', 'at-least', '1000', 'exactly', true],
    ['100', 'more-than', '100', 'exactly', false],
    ['100', 'more-than', '100.01', 'exactly', true],
    ['100', 'at-most', '100', 'exactly', true],
    ['100', 'at-most', '1', 'exactly', true],
    ['100', 'at-most', '101', 'exactly', false],
    ['100', 'less-than', '100', 'exactly', false],
    ['100', 'exactly', '90', 'at-least', true],
    ['100', 'exactly', '101', 'at-least', false],
    ['100', 'at-least', '100', 'less-than', false],
    ['100', 'at-least', '100', 'at-most', true],
    ['250', 'about', '245', 'exactly', true],
    ['250', 'about', '255', 'exactly', true],
    ['250', 'about', '244', 'exactly', false],
    ['250', 'exactly', '246', 'about', true],
    ['250', 'exactly', '246', 'exactly', false],
    ['100', 'about', '110', 'exactly', true],
    ['100', 'about', '111', 'exactly', false],
  ])('[FC4] %s %s and %s %s: %s', (stated, bound, pledged, pledgedBound, agrees) => {
    expect(against({ value: stated, bound }, { value: pledged, bound: pledgedBound })).toEqual([
      agrees ? 'agrees' : 'disagrees',
    ])
  })

  it('[FC4] agrees where ranges meet', () => {
    expect(against({ value: '2', high: '3' }, { value: '3', high: '5' })).toEqual(['agrees'])
    expect(against({ value: '2', high: '3' }, { value: '3.1', high: '5' })).toEqual(['disagrees'])
  })
})

describe('shares', () => {
  const members = { programme: { unit: 'members', currency: null, target: '32' } }
  const joined = (value: string) => total({ value, unit: 'members' })

  it('[FC3] disagrees with a part that is more than its whole, and says nothing of one that is not', () => {
    expect(checksWith([share('s', { value: '7', of: '5', unit: 'companies' })]).map(summary)).toEqual([
      ['share-whole', '5 companies', '7 companies', 'disagrees'],
    ])
    expect(checksWith([share('s', { value: '3', of: '5', unit: 'companies' })])).toEqual([])
    expect(checksWith([share('s', { value: '7', unit: 'companies' })])).toEqual([])
  })

  it('[FC3] sets a share of what the programme counts against total and target', () => {
    const said = (value: string, of: string) => [joined('24'), share('s', { value, of, unit: 'members' })]
    const [check] = checksWith(said('24', '32'), members)
    expect(check && summary(check)).toEqual(['share-whole', '75 %', '75 %', 'agrees'])
    expect([check?.stated.figures, check?.computed.figures]).toEqual([['s'], ['total']])
    expect([check?.stated.standing, check?.computed.standing]).toEqual(['confirmed', 'computed'])
    expect(checksWith(said('3', '4'), members).map(({ verdict }) => verdict)).toEqual(['agrees'])
    expect(checksWith(said('2', '3'), members).map(summary)).toEqual([
      ['share-whole', 'about 66.666666667 %', '75 %', 'disagrees'],
    ])
  })

  it('[FC3] allows such a share one percentage point', () => {
    const said = (value: string) => [joined('24'), share('s', { value, of: '100', unit: 'members' })]
    const verdicts = ['74', '76', '73.9', '76.1'].flatMap((value) => checksWith(said(value), members))
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['agrees', 'agrees', 'disagrees', 'disagrees'])
  })

  it('[FC3] sets a share of something else, or of nothing that was said, against nothing', () => {
    expect(checksWith([joined('24'), share('s', { value: '1', of: '2', unit: 'harbours' })], members)).toEqual([])
    expect(checksWith([joined('24'), share('s', { value: '1', of: '2' })], members)).toEqual([])
  })

  it('[FC3] compares the wholes of the latest two shares of the same things, but for small ones', () => {
    const harbours = (id: string, value: string, of: string) => share(id, { value, of, unit: 'harbours' })
    const checks = checksWith([harbours('a', '3', '20'), harbours('b', '4', '19'), harbours('c', '6', '21')])
    expect(checks.map(summary)).toEqual([['share-whole', '19 harbours', '21 harbours', 'disagrees']])
    expect(checks.map(({ stated, computed }) => [stated.figures, computed.figures])).toEqual([[['b'], ['c']]])
    expect(checksWith([harbours('a', '3', '20'), harbours('b', '4', '20')]).map(({ verdict }) => verdict)).toEqual([
      'agrees',
    ])
    expect(checksWith([harbours('a', '2', '3'), harbours('b', '1', '2')])).toEqual([])
  })
})
