/** What people say freely: rows of months, sums so far, rates and bounds in less common words, and generalities. */
import { describe, expect, it } from 'vitest'
import { SHOWN_CONFIDENCE } from '#shared/domain/figures/state.ts'
import { figuresIn, inFrench } from './said.ts'

const monthsIn = (text: string, context = {}) =>
  figuresIn(text, context).map(({ values }) => [Number(values.value) / 1e6, values.period?.months])

describe('a row of amounts, each with its month', () => {
  it.each([
    'In March it was 20 million, in April 30, in May 35.',
    'March brought 20 million, and April 30, then in May 35.',
  ])('%s', (text) => {
    expect(monthsIn(text).slice(0, 1)).toEqual([[20, [3]]])
    expect(monthsIn(text).slice(-1)).toEqual([[35, [5]]])
  })

  it('takes the month behind the amount too', () => {
    expect(monthsIn('20 million came in June, and 30 in July.')).toEqual([
      [20, [6]],
      [30, [7]],
    ])
  })

  it('is heard in French', () => {
    expect(monthsIn('En octobre nous avions 210 millions, en novembre 260.', inFrench)).toEqual([
      [210, [10]],
      [260, [11]],
    ])
  })

  it('has no dates in it', () => {
    expect(monthsIn('We had 20 million, and on August 20 we meet.')).toEqual([[20, undefined]])
  })
})

describe('the measure in less common words', () => {
  it.each([
    ['By the latest count it is 45 million.', 'total'],
    ['As of Tuesday evening we had 45 million euros.', 'total'],
    ['45 million is what we have.', 'total'],
    ['We’re at 45 million.', 'total'],
    ['The corridor has carried 3 million tonnes since they opened it.', 'total'],
    ['The five per cent, we all signed up to that.', 'commitment'],
    ['From Spain there is 20 million euros.', 'pledge'],
    ['Every single week we lose about 900 drones.', 'pace'],
    ['By 2026, the fund will close the year at 5 billion.', 'forecast'],
  ])('%s', (text, measure) => expect(figuresIn(text).map(({ values }) => values.measure)).toEqual([measure]))

  it.each([
    ['Le port a acheminé 3 millions de tonnes depuis sa réouverture.', 'total'],
    ['Les cinq pour cent, nous y sommes tous engagés.', 'commitment'],
    ['L’Italie verserait 20 millions d’euros.', 'pledge'],
    ['Nous espérons 20 millions.', 'target'],
    ['On doit être à 50 millions.', 'total'],
  ])('%s', (text, measure) => expect(figuresIn(text, inFrench).map(({ values }) => values.measure)).toEqual([measure]))
})

describe('a bound that is denied', () => {
  it.each(['We do not expect to fall under 40 million.', 'It will never cost less than 40 million.'])('%s', (text) =>
    expect(figuresIn(text).map(({ values }) => values.bound)).toEqual(['at-least']),
  )

  it('is no figure where the talk of it is denied', () => {
    expect(figuresIn('We are not talking about less than 40 million.')).toEqual([])
  })
})

it('takes what is lacking for no target', () => {
  expect(figuresIn('That leaves us 1.1 billion short of the goal.')[0]?.values.measure).toBeNull()
})

it('keeps the year of each in a row', () => {
  const [first] = figuresIn('In 2019 it was 2.1 per cent, in 2023 it was 2.6 per cent.')
  expect(first?.values.period?.year).toBe(2019)
})

it('hears a change with a word before its beginning', () => {
  expect(figuresIn('We went from barely two ports to nine.')[0]?.values).toMatchObject({ value: '9', from: '2' })
})

describe('a number behind an article', () => {
  const before = ['Nous avons 12 millions.']

  it('is one that is passed', () => {
    expect(figuresIn('Nous passerons les 50 cet hiver.', { ...inFrench, before })[0]?.values.value).toBe('50000000')
  })

  it('is otherwise a name', () => {
    expect(figuresIn('Les 27 sont réunis.', { ...inFrench, before })).toEqual([])
  })
})

describe('what is said of the world', () => {
  it.each([
    'At 5 per cent unemployment, people worry.',
    'With 3 per cent inflation, nobody saves.',
    'Norway has 5 million people.',
    'There are 8 billion of us on this planet.',
    'Oil is at 80 dollars.',
    'If we reach 5 billion, everybody will be glad.',
    'Unless we get 5 billion, it stops.',
  ])('is not shown to readers: %s', (text) => {
    for (const { confidence } of figuresIn(text)) expect(confidence).toBeLessThan(SHOWN_CONFIDENCE)
  })

  it('has no giver where something only came a long way', () => {
    const giver = (text: string) => figuresIn(text)[0]?.values.party ?? null
    expect(giver('5 million shells came from Norway to Oslo by truck.')).toBeNull()
    expect(giver('300 million euros came from Norway by train.')).toBeNull()
    expect(giver('300 million euros came from Norway to the fund.')).toMatchObject({ code: 'NO' })
  })
})

it('takes no time of day for a sum', () => {
  expect(figuresIn('I’m at the office at 5.', { before: ['We have 4 billion euros.'] })).toEqual([])
})
