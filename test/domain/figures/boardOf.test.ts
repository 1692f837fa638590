import { describe, expect, it } from 'vitest'
import type { FigureState, FigureValues } from '#shared/domain/figures/vocabulary.ts'
import { boardWith, figure, FLOOD_WALL, programmeWith, saidIn, TODAY, told } from './someFigures.ts'

const TOTAL: Partial<FigureValues> = { measure: 'total', value: '240000000' }
const TARGET: Partial<FigureValues> = { measure: 'target', value: '320000000' }
const PACE: Partial<FigureValues> = { measure: 'pace', value: '60000000', per: 'month' }

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

  it('[FB1] counts those whose line was corrected since, and none whose line was taken back', () => {
    expect(programmeWith([figure('f', TOTAL, { flag: 'line-corrected' })]).total?.figures).toEqual(['f'])
    const { total, curve } = programmeWith([figure('f', TOTAL, { flag: 'line-retracted' })])
    expect([total, curve]).toEqual([null, []])
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

  it('[FB2] keeps the lines of one moment apart, as they came', () => {
    const first = figure('first', TOTAL, { source: saidIn('line-9', 40) })
    const second = figure('second', TOTAL, { source: saidIn('line-10', 4) })
    expect(programmeWith([first, second]).total?.figures).toEqual(['second'])
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
