/**
 * An amount in another currency, by a rate that the desk entered and no other: as it was entered, else the other way round, which
 * is seen by what the rate is from. A rate is of its day, so that what it gives is only about right.
 */
import type { BoardNumber } from './board.ts'
import { combined } from './boardBounds.ts'
import { isSameMoney, type Like } from './boardLikeness.ts'
import { mapped } from './boardNumbers.ts'
import { product, quotient } from './decimal.ts'
import type { Rate } from './vocabulary.ts'

export interface Converted {
  readonly number: BoardNumber
  readonly rate: Rate
}

/** Null where no rate leads from what was said to what is wanted. */
export function converted(number: BoardNumber, wanted: Like, rates: readonly Rate[]): Converted | null {
  const { currency } = number
  if (currency === null || wanted.currency === null) return null
  const direct = rates.find(({ from, to }) => from === currency && isSameMoney(to, wanted.currency))
  const rate = direct ?? rates.find(({ from, to }) => to === currency && isSameMoney(from, wanted.currency))
  if (rate === undefined) return null
  const changed = mapped(
    number,
    (end) => (rate === direct ? product(end, rate.rate) : quotient(end, rate.rate)),
    number.per,
  )
  if (changed === null) return null
  return { number: { ...changed, ...wanted, bound: combined([changed.bound, 'about']) }, rate }
}
