import { describe, expect, it } from 'vitest'
import type { FigureValues } from '#shared/domain/figures/vocabulary.ts'
import { figure, programmeWith, told } from './someFigures.ts'

const OSTERHAVEN = { code: null, name: 'Osterhaven' }
const NORWAY = { code: 'NO', name: 'Norway' }

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
