import { describe, expect, it } from 'vitest'
import type { FigureState, FigureValues } from '#shared/domain/figures/vocabulary.ts'
import { boardWith, figure, FLOOD_WALL, programmeWith, saidIn, TODAY, told } from './someFigures.ts'

const TOTAL: Partial<FigureValues> = { measure: 'total', value: '240000000' }
const TARGET: Partial<FigureValues> = { measure: 'target', value: '320000000' }
const PACE: Partial<FigureValues> = { measure: 'pace', value: '60000000', per: 'month' }
const OSTERHAVEN = { code: null, name: 'Osterhaven' }
const NORWAY = { code: 'NO', name: 'Norway' }

describe('which figures count', () => {
  it.each<[FigureState, string | null]>([
    ['confirmed', '240000000'],
    ['corrected', '240000000'],
    ['heard', '240000000'],
    ['dismissed', null],
    ['superseded', null],
    ['merged', null],
    ['withdrawn', null],
  ])('[FB1] a %s total shows %s', (state, shown) => {
    const { total } = programmeWith([figure('f', TOTAL, { state })])
    expect(total?.value ?? null).toBe(shown)
    expect(total?.standing).toBe(shown === null ? undefined : state)
  })

  it('[FB1] leaves out heard ones that are unlikely, and all of them where only confirmed ones are wanted', () => {
    const heard = (confidence: number) => [figure('f', TOTAL, { state: 'heard', confidence })]
    expect(programmeWith(heard(60)).total?.figures).toEqual(['f'])
    expect(programmeWith(heard(59)).total).toBeNull()
    expect(programmeWith(heard(100), { sight: { includes: 'confirmed' } }).total).toBeNull()
    expect(programmeWith([figure('f', TOTAL)], { sight: { includes: 'confirmed' } }).total?.figures).toEqual(['f'])
  })

  it('[FB1] counts those whose line was corrected or retracted since', () => {
    expect(programmeWith([figure('f', TOTAL, { flag: 'line-retracted' })]).total?.figures).toEqual(['f'])
  })

  it('[FB1] lists merged ones with the one that they state again, also by way of another', () => {
    const shares = (id: string, into: string | null, daysAgo: number) =>
      figure(
        id,
        { measure: 'share', value: '2', of: '3' },
        { state: into === null ? 'confirmed' : 'merged', into, daysAgo },
      )
    const { others } = programmeWith([
      shares('first', null, 5),
      shares('again', 'middle', 1),
      shares('middle', 'first', 2),
      shares('round', 'about', 1),
      shares('about', 'round', 1),
    ])
    expect(others.map(({ figure: { id } }) => id)).toEqual(['first'])
    expect(others[0]?.alsoSaid.map(({ id }) => id)).toEqual(['middle', 'again'])
  })

  it('[FB2] takes what was said last, wherever it stands in the log', () => {
    const early = figure('early', TOTAL, { daysAgo: 3 })
    const late = figure('late', { ...TOTAL, value: '250000000' }, { daysAgo: 1 })
    expect(programmeWith([late, early]).total?.figures).toEqual(['late'])
    expect(programmeWith([early, late]).total?.figures).toEqual(['late'])
  })

  it('[FB2] goes by when a line was said rather than by when it was heard of', () => {
    const early = figure('early', TOTAL, { at: TODAY, source: saidIn('line-1', 0, TODAY - 60_000) })
    const late = figure('late', TOTAL, { at: TODAY - 30_000 })
    expect(programmeWith([late, early]).total?.figures).toEqual(['late'])
  })

  it('[FB2] reads a line from left to right', () => {
    const right = figure('right', TOTAL, { source: saidIn('line-1', 40) })
    const left = figure('left', { ...TOTAL, value: '200000000' }, { source: saidIn('line-1', 4) })
    expect(programmeWith([right, left]).total?.figures).toEqual(['right'])
  })
})

describe('like amounts', () => {
  it('[FB3] takes an unsaid currency as the programme’s, and shows it unsaid', () => {
    const board = programmeWith([figure('f', TOTAL)])
    expect(told(board.total)).toBe('240000000')
    expect(told(board.target)).toBe('300000000 EUR')
    expect(told(board.left)).toBe('60000000 EUR')
    expect(board.percent).toBe(80)
  })

  it('[FB3] sets another currency against nothing', () => {
    const board = programmeWith([figure('f', { ...TOTAL, currency: 'NOK' })])
    expect([board.total, board.left, board.percent]).toEqual([null, null, null])
    expect(board.others.map(({ figure: { id } }) => id)).toEqual(['f'])
  })

  it('[FB3] does not take counted things for money', () => {
    expect(programmeWith([figure('f', { ...TOTAL, unit: 'sandbags' })]).total).toBeNull()
  })

  it.each([
    ['USD', '$', true],
    ['$', 'USD', true],
    ['$', '$', true],
    ['EUR', '$', false],
    ['CAD', '$', false],
    ['$', 'CAD', false],
    ['NOK', 'kr', false],
    ['kr', 'kr', true],
    ['kr', 'SEK', false],
  ])('[FB3] of a programme in %s, an amount in %s: %s', (currency, said, isLike) => {
    const board = programmeWith([figure('f', { ...TOTAL, currency: said })], { programme: { currency } })
    expect(board.total !== null).toBe(isLike)
    expect(board.left !== null).toBe(isLike)
    if (isLike) expect(board.total?.currency).toBe(said)
  })

  it('[FB3] counts things by their name in whatever case', () => {
    const programme = { unit: 'Interceptors', currency: null, target: '50' }
    const board = programmeWith(
      [figure('a', { measure: 'total', value: '40', unit: 'interceptors' }), figure('b', { ...TOTAL, unit: 'trucks' })],
      { programme },
    )
    expect(told(board.total)).toBe('40 interceptors')
    expect(told(board.left)).toBe('10 Interceptors')
    expect(board.others.map(({ figure: { id } }) => id)).toEqual(['b'])
  })

  it('[FB4] measures a programme that names nothing in what its latest total was said in', () => {
    const programme = { currency: null }
    const said = [
      figure('target', { ...TARGET, currency: 'SEK' }, { daysAgo: 2 }),
      figure('unsaid', TOTAL, { daysAgo: 1 }),
      figure('total', { ...TOTAL, currency: 'SEK' }),
    ]
    const board = programmeWith(said, { programme })
    expect([told(board.total), told(board.target), told(board.left)]).toEqual([
      '240000000 SEK',
      '320000000 SEK',
      '80000000 SEK',
    ])
    expect(board.curve.map(({ number }) => number.figures)).toEqual([['total']])
  })

  it('[FB4] sets no target without currency against a total with one', () => {
    const board = programmeWith([figure('f', { ...TOTAL, currency: 'SEK' })], { programme: { currency: null } })
    expect([told(board.total), told(board.target), board.left, board.percent]).toEqual([
      '240000000 SEK',
      '300000000',
      null,
      null,
    ])
  })
})

describe('the period', () => {
  it.each<[string, FigureValues['period'], boolean]>([
    ['no period', null, true],
    ['months of no year', { said: 'in spring', months: [3, 4, 5], year: null }, true],
    ['this year', { said: 'this year', months: [], year: 'this' }, true],
    ['next year', { said: 'next year', months: [], year: 'next' }, false],
    ['last year', { said: 'last year', months: [], year: 'last' }, false],
    ['2026', { said: '2026', months: [], year: 2026 }, true],
    ['2025', { said: '2025', months: [], year: 2025 }, false],
  ])('[FB5] a total, a target and a pace of %s', (_, period, isItsOwn) => {
    const said = [
      figure('a', { ...TOTAL, period }),
      figure('b', { ...TARGET, period }),
      figure('c', { ...PACE, period }),
    ]
    for (const programme of [{}, { period: null }]) {
      const board = programmeWith(said, { programme })
      const shown = [board.total, board.target, board.pace].flatMap((number) => number?.figures ?? [])
      expect(shown).toEqual(isItsOwn ? ['a', 'b', 'c'] : [])
      expect(board.others.map(({ figure: { id } }) => id)).toEqual(isItsOwn ? [] : ['c', 'b', 'a'])
      expect(board.curve).toHaveLength(isItsOwn ? 1 : 0)
    }
  })

  it('[FB5] takes "this year" where the briefing is', () => {
    const period = { said: 'this year', months: [], year: 'this' as const }
    const said = [figure('f', { ...TOTAL, period }, { at: Date.UTC(2025, 11, 31, 23, 30) })]
    expect(programmeWith(said).total?.figures).toEqual(['f'])
    expect(programmeWith(said, { sight: { timeZone: 'UTC' } }).total).toBeNull()
  })

  it('reads a time zone that it does not know as UTC', () => {
    const sight = { timeZone: 'Nowhere/Atall', now: Date.UTC(2026, 11, 31, 23, 30) }
    expect(programmeWith([figure('f', TOTAL)], { sight }).neededPace?.value).toBe('60000000')
  })
})

describe('the target and what is left', () => {
  it('[FB6] takes the target that was stated last, hope and all', () => {
    const said = [
      figure('old', { ...TARGET, value: '280000000' }, { daysAgo: 4 }),
      figure('new', { ...TARGET, hedged: true, bound: 'about' }),
      figure('total', TOTAL),
    ]
    const board = programmeWith(said)
    expect(told(board.target)).toBe('about 320000000 hedged')
    expect(told(board.left)).toBe('about 80000000 hedged')
    expect(board.left?.figures).toEqual(['new', 'total'])
    expect(board.left?.standing).toBe('computed')
    expect(board.others.map(({ figure: { id } }) => id)).toEqual(['old'])
  })

  it('[FB6] shows the target that is set, from no figure', () => {
    expect(programmeWith([]).target).toMatchObject({ value: '300000000', standing: 'set', figures: [] })
    expect(programmeWith([], { programme: { target: null } }).target).toBeNull()
  })

  it('[FB6] tells by how much the target is exceeded', () => {
    const board = programmeWith([figure('f', { ...TOTAL, value: '330000000.5', bound: 'at-least' })])
    expect(told(board.left)).toBe('exceeded at-least 30000000.5 EUR')
    expect([board.percent, board.percentBound]).toEqual([110, 'at-least'])
    expect(board.neededPace).toBeNull()
  })

  it.each<[Partial<FigureValues>, string, number, string]>([
    [{ bound: 'at-least' }, 'at-most 60000000 EUR', 80, 'at-least'],
    [{ bound: 'more-than' }, 'less-than 60000000 EUR', 80, 'more-than'],
    [{ bound: 'at-most' }, 'at-least 60000000 EUR', 80, 'at-most'],
    [{ bound: 'about' }, 'about 60000000 EUR', 80, 'about'],
    [{ high: '270000000' }, '30000000–60000000 EUR', 80, 'at-least'],
    [{ high: '310000000' }, 'at-most 60000000 EUR', 80, 'at-least'],
    [{ value: '310000000', high: '320000000' }, 'exceeded 10000000–20000000 EUR', 103, 'at-least'],
    [{ value: '299999999' }, '1 EUR', 99, 'exactly'],
    [{ value: '300000000' }, '0 EUR', 100, 'exactly'],
  ])('[FB7] [FB11] a total of %o leaves %s', (values, left, percent, bound) => {
    const board = programmeWith([figure('f', { ...TOTAL, ...values })])
    expect(told(board.left)).toBe(left)
    expect([board.percent, board.percentBound]).toEqual([percent, bound])
  })

  it('[FB7] has no percentage of nothing', () => {
    expect(programmeWith([figure('f', TOTAL)], { programme: { target: '0' } }).percent).toBeNull()
  })
})

describe('the pace', () => {
  it('shows the one stated last, with what it is per', () => {
    const said = [figure('a', PACE, { daysAgo: 2 }), figure('b', { ...PACE, value: '2000000', per: 'week' })]
    const board = programmeWith(said)
    expect(told(board.pace)).toBe('2000000 a week')
    expect(board.others.map(({ figure: { id } }) => id)).toEqual(['a'])
  })

  it.each<[string, number, string, string | null]>([
    ['five months and the running one', TODAY, 'Europe/Brussels', '12000000'],
    ['the last day', Date.UTC(2026, 11, 31, 22), 'Europe/Brussels', '60000000'],
    ['the day after', Date.UTC(2026, 11, 31, 23), 'Europe/Brussels', null],
    ['the day after, where it is still the last', Date.UTC(2026, 11, 31, 23), 'UTC', '60000000'],
    ['before it begins', Date.UTC(2025, 9, 1), 'Europe/Brussels', '5000000'],
  ])('[FB8] needs by %s', (_, now, timeZone, value) => {
    const { neededPace } = programmeWith([figure('f', TOTAL)], { sight: { now, timeZone } })
    expect(told(neededPace)).toBe(value === null ? null : `${value} EUR a month`)
  })

  it('[FB8] needs none where no period is said or nothing is left', () => {
    expect(programmeWith([figure('f', TOTAL)], { programme: { period: null } }).neededPace).toBeNull()
    expect(programmeWith([figure('f', { ...TOTAL, value: '300000000' })]).neededPace).toBeNull()
  })

  it('[FB11] divides both ends of a range, and is only about right where it is rounded', () => {
    const range = programmeWith([figure('f', { ...TOTAL, high: '270000000' })])
    expect(told(range.neededPace)).toBe('6000000–12000000 EUR a month')
    const thirds = programmeWith([figure('f', { ...TOTAL, value: '299999999' })], {
      sight: { now: Date.UTC(2026, 9, 10) },
    })
    expect(told(thirds.neededPace)).toBe('about 0.333333333 EUR a month')
  })
})

describe('forecasts', () => {
  it('lists those that count, latest first, of this unit', () => {
    const said = [
      figure('month', { measure: 'forecast', value: '60000000', per: 'month', bound: 'at-least' }, { daysAgo: 1 }),
      figure('year', { measure: 'forecast', value: '700000000', high: '750000000', bound: 'about', hedged: true }),
      figure('crowns', { measure: 'forecast', value: '1', currency: 'NOK' }),
    ]
    const board = programmeWith(said)
    expect(board.forecasts.map(told)).toEqual(['about 700000000–750000000 hedged', 'at-least 60000000 a month'])
    expect(board.others.map(({ figure: { id } }) => id)).toEqual(['crowns'])
  })
})

describe('pledges', () => {
  const pledge = (id: string, values: Partial<FigureValues>, daysAgo = 0) =>
    figure(id, { measure: 'pledge', party: OSTERHAVEN, value: '25000000', ...values }, { daysAgo })

  it('[FB9] puts the party with the latest first, and its latest first', () => {
    const { pledges } = programmeWith([
      pledge('o1', {}, 9),
      pledge('n1', { party: NORWAY }, 8),
      pledge('o2', {}, 1),
      pledge('dated', { party: NORWAY, date: '2026-01-05' }),
    ])
    expect(pledges.map(({ party, pledges: those }) => [party.name, those.map(({ figure: { id } }) => id)])).toEqual([
      ['Osterhaven', ['o2', 'o1']],
      ['Norway', ['n1', 'dated']],
    ])
  })

  it('[FB9] adds up like ones alone', () => {
    const { pledges, pledgeSums } = programmeWith([
      pledge('a', {}),
      pledge('b', { currency: 'EUR', bound: 'at-least' }),
      pledge('c', { currency: 'NOK', value: '7' }),
      pledge('d', { currency: 'NOK', value: '8', high: '9' }),
      pledge('e', { currency: 'NOK', value: '1', per: 'year' }),
      pledge('f', { unit: 'pumps', value: '4' }),
      pledge('g', { value: null }),
    ])
    const sums = ['at-least 50000000 EUR', '15–16 NOK', '1 NOK a year', '4 pumps']
    expect(pledgeSums.map(told)).toEqual(sums)
    expect(pledgeSums.map(({ figures }) => figures)).toEqual([['a', 'b'], ['c', 'd'], ['e'], ['f']])
    expect(pledges[0]?.sums.map(told)).toEqual(sums)
    expect(pledges[0]?.pledges).toHaveLength(7)
  })

  it.each([
    [['exactly', 'exactly'], 'exactly'],
    [['about', 'exactly'], 'about'],
    [['at-least', 'exactly'], 'at-least'],
    [['at-least', 'more-than'], 'more-than'],
    [['at-most', 'less-than'], 'less-than'],
    [['at-least', 'at-most'], 'about'],
    [['about', 'at-least'], 'about'],
  ] as const)('[FB11] pledges that are %s come to one that is %s', (bounds, bound) => {
    const { pledgeSums } = programmeWith(bounds.map((each, index) => pledge(`p${index}`, { bound: each })))
    expect(pledgeSums.map((sum) => sum.bound)).toEqual([bound])
  })

  it('[FB9] knows a party by its code, and by its name where another pledge has both', () => {
    const { pledges } = programmeWith([
      pledge('a', { party: { code: null, name: 'NORWAY' } }),
      pledge('b', { party: NORWAY }),
      pledge('c', { party: { code: 'NO', name: 'Norvège' } }),
    ])
    expect(pledges.map(({ party, sums }) => [party.code, sums.map(told)])).toEqual([['NO', ['75000000']]])
  })

  it('[FB9] has no sum for a pledge of nobody', () => {
    const board = programmeWith([pledge('f', { party: null })])
    expect([board.pledges, board.pledgeSums]).toEqual([[], []])
    expect(board.others.map(({ figure: { id } }) => id)).toEqual(['f'])
  })
})

describe('the curve', () => {
  it('[FB10] has the baseline and every like total, superseded ones too, in order of time', () => {
    const said = [
      figure('now', TOTAL),
      figure('before', { ...TOTAL, value: '200000000' }, { state: 'superseded', daysAgo: 30 }),
      figure(
        'put right',
        { ...TOTAL, value: '210000000' },
        { state: 'superseded', daysAgo: 20, earlier: [{ values: figure('x', TOTAL).values, at: 1 }] },
      ),
      figure('crowns', { ...TOTAL, currency: 'NOK' }, { state: 'superseded', daysAgo: 10 }),
    ]
    const { curve, total } = programmeWith(said, { programme: { baseline: '50000000' } })
    expect(curve.map(({ number }) => [number.value, number.standing])).toEqual([
      ['50000000', 'set'],
      ['200000000', 'confirmed'],
      ['210000000', 'corrected'],
      ['240000000', 'confirmed'],
    ])
    expect(total?.figures).toEqual(['now'])
    // Midnight in Brussels is an hour before that of UTC.
    expect(curve[0]?.at).toBe(Date.UTC(2025, 11, 31, 23))
  })

  it('[FB10] begins with the baseline also where a total was said earlier, and without a period with none', () => {
    const early = figure('early', TOTAL, { at: Date.UTC(2025, 10, 1) })
    const { curve } = programmeWith([early], { programme: { baseline: '5' } })
    expect(curve.map(({ at, number }) => [at, number.value])).toEqual([
      [early.at, '5'],
      [early.at, '240000000'],
    ])
    expect(programmeWith([early], { programme: { baseline: '5', period: null } }).curve).toHaveLength(1)
  })

  it('[FB10] finds midnight on the day on which the clocks change', () => {
    const period = { from: '2026-03-29', to: '2026-12-31' }
    const { curve } = programmeWith([], { programme: { baseline: '5', period } })
    expect(curve[0]?.at).toBe(Date.UTC(2026, 2, 28, 23))
    const far = programmeWith([], { programme: { baseline: '5', period }, sight: { timeZone: 'Pacific/Auckland' } })
    expect(far.curve[0]?.at).toBe(Date.UTC(2026, 2, 28, 11))
  })
})

describe('everything else', () => {
  it('[FB12] lists shares, commitments and vague ones, latest first', () => {
    const said = [
      figure('share', { measure: 'share', value: '2', of: '3', unit: 'families' }, { daysAgo: 3 }),
      figure('vague', { measure: 'vague', unit: null }, { daysAgo: 1 }),
      figure('promise', { measure: 'commitment', value: '3', unit: '%' }, { daysAgo: 2 }),
      figure('total a year', { ...TOTAL, per: 'year' }),
      figure('bare', { value: '4' }),
    ]
    expect(programmeWith(said).others.map(({ figure: { id } }) => id)).toEqual([
      'bare',
      'total a year',
      'vague',
      'promise',
      'share',
    ])
  })

  it('[FB12] lists what is about no programme, or about one that is not here, apart', () => {
    const { programmes, others } = boardWith([
      figure('nothing', TOTAL, { programme: null, daysAgo: 1 }),
      figure('elsewhere', TOTAL, { programme: 'bridge' }),
      figure('old', TOTAL, { programme: null, state: 'superseded' }),
    ])
    expect(others.map(({ figure: { id } }) => id)).toEqual(['elsewhere', 'nothing'])
    expect(programmes.map(({ programme: { id }, total }) => [id, total])).toEqual([[FLOOD_WALL.id, null]])
  })
})
