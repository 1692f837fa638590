/** Whether two samples can be told apart: the rank test of Mann and Whitney. */

export interface Comparison {
  /** How often a value of the first is the greater one of a pair, ties by half: 0.5 says that neither is. */
  readonly greater: number
  /** How probable it is, for samples that do not differ, to lie so far from 0.5 by chance; two-sided, normal approximation. */
  readonly p: number
}

/** For samples of eight and more. */
export function compareRanks(one: readonly number[], other: readonly number[]): Comparison {
  const pairs = one.length * other.length
  let wins = 0
  for (const a of one) for (const b of other) wins += a > b ? 1 : a === b ? 0.5 : 0
  const deviation = Math.sqrt((pairs * (one.length + other.length + 1)) / 12)
  const z = Math.abs(wins - pairs / 2) / deviation
  return { greater: wins / pairs, p: 2 * upperTail(z) }
}

/** Abramowitz and Stegun, 26.2.17; off by less than 7.5e-8. */
function upperTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * z)
  const factors = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429]
  const sum = factors.reduce((total, factor, at) => total + factor * t ** (at + 1), 0)
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum
}
