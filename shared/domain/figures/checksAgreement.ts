/**
 * When two amounts agree. Exact ones agree when they are equal; one that is open in a direction agrees with whatever lies there,
 * and a range with whatever lies in it. Where either is only about right, the stated one is taken as far as its rounding goes.
 */
import type { BoardNumber } from './board.ts'
import { isFromAbove, isFromBelow } from './boardBounds.ts'
import { highEnd } from './boardNumbers.ts'
import { compare, difference, roundingOf, sumOf } from './decimal.ts'
import type { Decimal } from './vocabulary.ts'

/** What an amount may be. `high`: null where there is no end. */
interface Reach {
  readonly low: Decimal
  readonly high: Decimal | null
  readonly isLowOpen: boolean
  readonly isHighOpen: boolean
}

export function verdictOn(stated: BoardNumber, computed: BoardNumber, tolerance?: Decimal): 'agrees' | 'disagrees' {
  const isAbout = stated.bound === 'about' || computed.bound === 'about'
  const slack = tolerance ?? (isAbout ? roundingOf(stated.value) : '0')
  const [a, b] = [reachOf(stated, slack), reachOf(computed, '0')]
  return isBelow(a, b) || isBelow(b, a) ? 'disagrees' : 'agrees'
}

function reachOf(number: BoardNumber, slack: Decimal): Reach {
  const low = difference(number.value, slack)
  return {
    low: low.isNegative || isFromAbove(number.bound) ? '0' : low.size,
    high: isFromBelow(number.bound) ? null : sumOf([highEnd(number), slack]),
    isLowOpen: number.bound === 'more-than' && slack === '0',
    isHighOpen: number.bound === 'less-than' && slack === '0',
  }
}

function isBelow(a: Reach, b: Reach): boolean {
  if (a.high === null) return false
  const order = compare(a.high, b.low)
  return order < 0 || (order === 0 && (a.isHighOpen || b.isLowOpen))
}
