/** Money never changes: not by being read and written, not by being summed, not by being shown. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compare,
  difference,
  product,
  quotient,
  roundingOf,
  sumOf,
  wholePercent,
} from '#shared/domain/figures/decimal.ts'
import { decimalSchema } from '#shared/domain/figures/vocabulary.ts'

const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31))
console.info(`decimal: SEED=${seed}`)
// A counterexample in whole numbers is read as it is; making it smaller can take minutes.
const runs = { seed, numRuns: 500, endOnFailure: true }

const BILLIONTHS = 10n ** 9n
/** All that an amount can be, in billionths. */
const anyBillionths = fc.oneof(
  fc.bigInt({ min: 0n, max: 10n ** 27n - 1n }),
  fc.bigInt({ min: 0n, max: 10n ** 12n }),
  fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }).map((whole) => whole * BILLIONTHS),
)

/** Written without the arithmetic that is tested. */
function written(billionths: bigint): string {
  const fraction = (billionths % BILLIONTHS).toString().padStart(9, '0').replace(/0+$/, '')
  return `${billionths / BILLIONTHS}${fraction === '' ? '' : `.${fraction}`}`
}

function read(text: string): bigint {
  const [whole = '', fraction = ''] = text.split('.')
  return BigInt(whole) * BILLIONTHS + BigInt(fraction.padEnd(9, '0'))
}

describe('amounts', () => {
  it('[FD1] are written in one way, and come out of reading and writing as they went in', () => {
    fc.assert(
      fc.property(anyBillionths, (billionths) => {
        const text = written(billionths)
        expect(decimalSchema.parse(text)).toBe(text)
        expect(sumOf([text])).toBe(text)
        expect(read(sumOf([text]))).toBe(billionths)
      }),
      runs,
    )
  })

  it('[FD2] add up exactly, in whatever order and grouping', () => {
    fc.assert(
      fc.property(fc.array(anyBillionths, { maxLength: 40 }), fc.nat(), (all, at) => {
        const texts = all.map(written)
        const sum = written(all.reduce((a, b) => a + b, 0n))
        const cut = at % (texts.length + 1)
        expect(sumOf(texts)).toBe(sum)
        expect(sumOf(texts.toReversed())).toBe(sum)
        expect(sumOf([sumOf(texts.slice(0, cut)), sumOf(texts.slice(cut))])).toBe(sum)
      }),
      runs,
    )
  })

  it('[FD3] differ exactly, and compare as whole numbers do', () => {
    fc.assert(
      fc.property(anyBillionths, anyBillionths, (a, b) => {
        const size = written(a < b ? b - a : a - b)
        expect(difference(written(a), written(b))).toEqual({ size, isNegative: a < b })
        expect(Math.sign(compare(written(a), written(b)))).toBe(a < b ? -1 : a > b ? 1 : 0)
      }),
      runs,
    )
  })

  it('[FD4] are multiplied and divided up to nine digits behind the point, a half going up, and say when they are rounded', () => {
    fc.assert(
      fc.property(anyBillionths, fc.bigInt({ min: 1n, max: 10n ** 20n }), (amount, by) => {
        // Twice the amount and one divisor more, halved, rounds a half up in whole numbers.
        const divided = (2n * amount * BILLIONTHS + by) / (2n * by)
        const isRounded = divided * by !== amount * BILLIONTHS
        expect(quotient(written(amount), written(by))).toEqual({ amount: written(divided), isRounded })
        const multiplied = (2n * amount * by + BILLIONTHS) / (2n * BILLIONTHS)
        expect(product(written(amount), written(by))).toEqual({
          amount: written(multiplied),
          isRounded: multiplied * BILLIONTHS !== amount * by,
        })
      }),
      runs,
    )
    expect(quotient('1', '8')).toEqual({ amount: '0.125', isRounded: false })
    expect(quotient('2', '3')).toEqual({ amount: '0.666666667', isRounded: true })
    expect(quotient('0.000000001', '2')).toEqual({ amount: '0.000000001', isRounded: true })
    expect(quotient('1', '0')).toBeNull()
  })

  it('[FD5] are so many whole percent of another, never rounded up', () => {
    fc.assert(
      fc.property(anyBillionths, anyBillionths, (part, whole) => {
        const percent = whole === 0n ? null : Number((part * 100n) / whole)
        expect(wholePercent(written(part), written(whole))).toBe(percent)
      }),
      runs,
    )
    expect(wholePercent('299999999999999999.999999999', '300000000000000000')).toBe(99)
  })

  it.each([
    ['4000000000', '400000000'],
    ['15000000000', '500000000'],
    ['240000000', '5000000'],
    ['2.5', '0.05'],
    ['100', '10'],
    ['7', '0.5'],
    ['5', '0.5'],
    ['0', '0'],
  ])('[FD6] about %s leaves %s open', (stated, open) => {
    expect(roundingOf(stated)).toBe(open)
  })
})

describe('amounts that are shown', () => {
  it.each(['en', 'fr'])('[FD7] keep every digit in %s', (language) => {
    const format = new Intl.NumberFormat(language, { maximumFractionDigits: 9 })
    const point = format.formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? ''
    fc.assert(
      fc.property(anyBillionths, (billionths) => {
        const shown = format.format(written(billionths) as Intl.StringNumericLiteral)
        const digits = shown
          .replace(point, ';')
          .replace(/[^\d;]/g, '')
          .replace(';', '.')
        expect(digits).toBe(written(billionths))
      }),
      runs,
    )
  })
})
