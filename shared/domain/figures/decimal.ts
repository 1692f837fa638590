/**
 * Arithmetic of amounts that are written as decimal texts.
 *
 * FD1 What comes out is written as `decimalSchema` wants it (no sign, exponent or needless zero), though a sum may have more digits
 *     than one amount.
 * FD2 Sums are exact. FD3 So are differences and comparisons.
 * FD4 Products and quotients have at most nine digits behind the point, a half going up, and say whether they were rounded.
 * FD5 Percentages are whole, rounded down.
 * FD6 "About" leaves open half of the place of the last digit that is not 0, but no more than a tenth of the amount.
 * FD7 A text that is handed to `Intl.NumberFormat` as a text keeps every digit.
 */
import Big from 'big.js'
import type { Decimal } from './vocabulary.ts'

const DECIMALS_KEPT = 9

/** A constructor of its own: how others set up theirs does not matter here. */
const Exact = Big()
Exact.DP = DECIMALS_KEPT
Exact.RM = Exact.roundHalfUp

export interface Rounded {
  readonly amount: Decimal
  readonly isRounded: boolean
}

/** What is below nothing has its size and the word for it: amounts themselves bear no sign. */
export interface Difference {
  readonly size: Decimal
  readonly isNegative: boolean
}

export function sumOf(amounts: readonly Decimal[]): Decimal {
  return textOf(amounts.reduce((sum, amount) => sum.plus(amount), new Exact(0)))
}

export function difference(from: Decimal, taken: Decimal): Difference {
  const left = new Exact(from).minus(taken)
  return { size: textOf(left.abs()), isNegative: left.lt(0) }
}

/** Below 0, 0 or above: as `a` is less than, equal to or more than `b`. */
export function compare(a: Decimal, b: Decimal): number {
  return new Exact(a).cmp(b)
}

export function product(a: Decimal, b: Decimal): Rounded {
  const exact = new Exact(a).times(b)
  const kept = exact.round(DECIMALS_KEPT, Exact.roundHalfUp)
  return { amount: textOf(kept), isRounded: !kept.eq(exact) }
}

/** Null where it is divided by nothing. */
export function quotient(amount: Decimal, by: Decimal): Rounded | null {
  const divisor = new Exact(by)
  if (divisor.eq(0)) return null
  const kept = new Exact(amount).div(divisor)
  return { amount: textOf(kept), isRounded: !kept.times(divisor).eq(amount) }
}

/** Null where the whole is nothing. */
export function wholePercent(part: Decimal, whole: Decimal): number | null {
  const divisor = new Exact(whole)
  if (divisor.eq(0)) return null
  const hundredfold = new Exact(part).times(100)
  // A quotient that is rounded may reach the next whole number; one that is multiplied back cannot pass the part.
  const near = hundredfold.div(divisor).round(0, Exact.roundDown)
  return (near.times(divisor).gt(hundredfold) ? near.minus(1) : near).toNumber()
}

export function roundingOf(amount: Decimal): Decimal {
  const stated = new Exact(amount)
  if (stated.eq(0)) return '0'
  const lastPlace = stated.e - stated.c.length + 1
  const half = new Exact(`5e${lastPlace - 1}`)
  const tenth = stated.times('0.1')
  return textOf(half.lt(tenth) ? half : tenth)
}

function textOf(amount: Big): Decimal {
  return amount.toFixed()
}
