/** Numbers as moderators type them: what they come to, and that nothing is lost between typing, sending and typing again. */
import { describe, expect, it } from 'vitest'
import { readNumber, spelledNumber } from '../../client/desk/typedNumber.ts'

const value = (typed: string, locale: 'en' | 'fr') => {
  const read = readNumber(typed, locale)
  return read.ok ? read.value : read.fault
}

describe('a typed number', () => {
  it.each([
    ['4 billion', '4000000000'],
    ['4bn', '4000000000'],
    ['4 milliards', '4000000000'],
    ['2.5 billion', '2500000000'],
    ['2,5 billion', '2500000000'],
    ['4,000,000,000', '4000000000'],
    ['4 000 000 000', '4000000000'],
    ['1,234.5', '1234.5'],
    ['1.234,5', '1234.5'],
    ['1,234', '1234'],
    ['0.125', '0.125'],
    ['007', '7'],
    ['750 million', '750000000'],
    ['1 thousand billion', '1000000000000'],
    ['0.000000001 billion', '1'],
    ['23', '23'],
    ['', null],
  ])('in English, %j comes to %s', (typed, expected) => {
    expect(value(typed, 'en')).toBe(expected)
  })

  it.each([
    ['4 milliards', '4000000000'],
    ['4,5 Md', '4500000000'],
    ['4\u202f000\u202f000\u202f000', '4000000000'],
    ['1,234', '1.234'],
    ['1.234.567', '1234567'],
    ['2.5 milliards', '2500000000'],
    ['3 mille milliards', '3000000000000'],
    ['1 billion', '1000000000000'],
    ['240 millions', '240000000'],
  ])('in French, %j comes to %s', (typed, expected) => {
    expect(value(typed, 'fr')).toBe(expected)
  })

  it.each([
    ['four', 'no-number'],
    ['4 bananas', 'no-number'],
    ['1,23,456', 'no-number'],
    ['1.2.3', 'no-number'],
    ['4..5', 'no-number'],
    ['-4', 'negative'],
    ['−4 billion', 'negative'],
    ['1 billion billion', 'too-long'],
    ['0.0000000001', 'too-long'],
    ['1'.repeat(200), 'too-long'],
    [',', 'no-number'],
  ])('says of %j: %s', (typed, fault) => {
    expect(value(typed, 'en')).toBe(fault)
  })
})

describe('a number that is typed again', () => {
  const SEED = 20261128
  function* numbers(): Generator<string> {
    let state = SEED
    const next = (n: number) => (state = (state * 48271) % 2147483647) % n
    for (let i = 0; i < 2_000; i += 1) {
      const whole = Array.from({ length: 1 + next(18) }, () => (next(3) === 0 ? next(10) : 0)).join('')
      const behind = Array.from({ length: next(10) }, () => next(10)).join('')
      const plain = whole.replace(/^0+(?=\d)/, '')
      const decimals = behind.replace(/0+$/, '')
      yield decimals === '' ? plain : `${plain}.${decimals}`
    }
  }

  it.each(['en', 'fr'] as const)(`comes to itself in %s (seed ${SEED})`, (locale) => {
    for (const number of numbers()) expect(value(spelledNumber(number, locale), locale)).toBe(number)
  })

  it('is spelled as people say it', () => {
    expect(spelledNumber('4000000000', 'en')).toBe('4 billion')
    expect(spelledNumber('2500000000', 'fr')).toBe('2,5 milliards')
    expect(spelledNumber('15000000000000', 'fr')).toBe('15\u00a0000 milliards')
    expect(spelledNumber('1234567', 'en')).toBe('1,234,567')
    expect(spelledNumber(null, 'en')).toBe('')
  })
})
