/** What becomes of "about" and "at least" when amounts are added, taken away and divided. */
import type { Bound } from './vocabulary.ts'

const OPPOSITE: Readonly<Record<Bound, Bound>> = {
  exactly: 'exactly',
  about: 'about',
  'at-least': 'at-most',
  'at-most': 'at-least',
  'more-than': 'less-than',
  'less-than': 'more-than',
}

/** Of what is taken away, of a divisor, and of what is turned round. */
export function opposite(bound: Bound): Bound {
  return OPPOSITE[bound]
}

/** An exact amount changes nothing; what is open in one direction stays so; all else is only about right. */
export function combined(bounds: readonly Bound[]): Bound {
  const open = new Set(bounds.filter((bound) => bound !== 'exactly'))
  const [only, second] = open
  if (only === undefined) return 'exactly'
  if (second === undefined) return only
  // One strict end makes the sum strict.
  if ([...open].every(isFromBelow)) return 'more-than'
  if ([...open].every(isFromAbove)) return 'less-than'
  return 'about'
}

export function isFromBelow(bound: Bound): boolean {
  return bound === 'at-least' || bound === 'more-than'
}

export function isFromAbove(bound: Bound): boolean {
  return bound === 'at-most' || bound === 'less-than'
}
