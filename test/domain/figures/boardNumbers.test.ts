import { describe, expect, it } from 'vitest'
import type { FigureValues } from '#shared/domain/figures/vocabulary.ts'
import { figure, programmeWith, TODAY, told } from './someFigures.ts'

const TOTAL: Partial<FigureValues> = { measure: 'total', value: '240000000' }
const TARGET: Partial<FigureValues> = { measure: 'target', value: '320000000' }
const PACE: Partial<FigureValues> = { measure: 'pace', value: '60000000', per: 'month' }

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
