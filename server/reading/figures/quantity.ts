/** What a sentence counts or measures at one place, before it is judged what is meant by it. */

export interface Quantity {
  /** Tokens of the sentence, `next` excluded. */
  readonly first: number
  readonly next: number
  readonly kind: 'money' | 'percent' | 'share' | 'vague' | 'count'
  /** In billionths; null where no number was said. */
  readonly value: bigint | null
  readonly high: bigint | null
  readonly of: bigint | null
  readonly from: bigint | null
  /** As printed, or `%`. */
  readonly unit: string | null
  readonly currency: string | null
  /** 10 to this power was named. */
  readonly power: number
  /** "45 m": the letter may mean something else. */
  readonly short: boolean
  readonly inWords: boolean
  /** A percentage or a share has a base behind it from this token on. */
  readonly base: number | null
}

export const NOTHING_ELSE = {
  value: null,
  high: null,
  of: null,
  from: null,
  unit: null,
  currency: null,
  power: 0,
  short: false,
  inWords: false,
  base: null,
} as const
