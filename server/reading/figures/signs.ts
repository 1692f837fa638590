/** Numbers with a sign: no figure has one, so "minus 5 million" says none. */
import type { Quantity } from './quantity.ts'
import type { Sentence } from './sentence.ts'

const SIGN = /^[-−]$/u
const MAY_STAND_BEFORE_A_SIGN = /^[$€£¥([{"“‘«]$/u
/** "au moins 5 millions" and "plus ou moins 5 millions" set a bound. */
const SETS_A_BOUND = /^(?:au|du|le|ou|ni|et|pas|rien)$/u

export function hasSign({ tokens, isFrench }: Sentence, { first }: Quantity): boolean {
  const before = tokens[first - 1]
  if (before === undefined) return false
  if (/^(?:minus|negative)$/u.test(before.lower)) return true
  if (before.lower === 'moins') return isFrench && !SETS_A_BOUND.test(tokens[first - 2]?.lower ?? '')
  if (!SIGN.test(before.text) || tokens[first]?.glued !== true) return false
  return !before.glued || first === 1 || MAY_STAND_BEFORE_A_SIGN.test(tokens[first - 2]?.text ?? '')
}
