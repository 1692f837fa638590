/** Numbers of the board: of a figure, of a programme, and what follows from them. A range keeps both of its ends. */
import type { BoardNumber } from './board.ts'
import { combined, opposite } from './boardBounds.ts'
import type { Like } from './boardLikeness.ts'
import { shownLike } from './boardLikeness.ts'
import { compare, difference, product, quotient, sumOf, type Rounded } from './decimal.ts'
import type { Figure } from './state.ts'
import type { Decimal, Per } from './vocabulary.ts'

/** As it was said; null where no number was. */
export function numberOf(figure: Figure): BoardNumber | null {
  const { value, high, unit, currency, per, bound, hedged } = figure.values
  if (value === null) return null
  const standing = figure.state === 'heard' ? 'heard' : isCorrected(figure) ? 'corrected' : 'confirmed'
  return {
    ...ordered(value, high),
    isNegative: false,
    unit,
    currency,
    per,
    bound,
    hedged,
    standing,
    figures: [figure.id],
  }
}

/** A superseded one bears what it was before that. */
function isCorrected({ state, earlier }: Figure): boolean {
  return state === 'corrected' || (state === 'superseded' && earlier.length > 0)
}

/** What the programme says, not a figure. */
export function setNumber(value: Decimal | null, { unit, currency }: Like): BoardNumber | null {
  if (value === null) return null
  return {
    value,
    high: null,
    isNegative: false,
    unit,
    currency,
    per: null,
    bound: 'exactly',
    hedged: false,
    standing: 'set',
    figures: [],
  }
}

/** Only of like ones; `taken`: what they are of. Null of none. */
export function added(numbers: readonly BoardNumber[], taken: Like): BoardNumber | null {
  const [first] = numbers
  if (first === undefined) return null
  const value = sumOf(numbers.map((number) => number.value))
  const high = sumOf(numbers.map(highEnd))
  return {
    ...computed(numbers, taken, first.per),
    ...ordered(value, high),
    bound: combined(numbers.map(({ bound }) => bound)),
  }
}

/** What is missing to the whole; beyond it, `isNegative`, by how much it is exceeded. */
export function remainder(whole: BoardNumber, part: BoardNumber, taken: Like): BoardNumber {
  const least = difference(whole.value, highEnd(part))
  const most = difference(highEnd(whole), part.value)
  const bound = combined([whole.bound, opposite(part.bound)])
  const rest = computed([whole, part], taken, null)
  if (most.isNegative) return { ...rest, ...ordered(most.size, least.size), isNegative: true, bound: opposite(bound) }
  // One end of the range is beyond the whole: no more than the other is missing.
  if (least.isNegative) return { ...rest, value: most.size, high: null, bound: combined([bound, 'at-most']) }
  return { ...rest, ...ordered(least.size, most.size), bound }
}

/** A quotient that had to be rounded is only about right. Null where it is divided by nothing. */
export function divided(number: BoardNumber, by: Decimal, per: Per | null): BoardNumber | null {
  return mapped(number, (end) => quotient(end, by), per)
}

/** A part in percent of its whole; null of nothing. */
export function ratioOf(part: BoardNumber, whole: BoardNumber): BoardNumber | null {
  const value = quotient(product(part.value, '100').amount, highEnd(whole))
  const high = quotient(product(highEnd(part), '100').amount, whole.value)
  if (value === null || high === null) return null
  const isRounded = value.isRounded || high.isRounded
  return {
    ...computed([part, whole], NOTHING, null),
    ...ordered(value.amount, high.amount),
    unit: '%',
    currency: null,
    bound: combined([part.bound, opposite(whole.bound), isRounded ? 'about' : 'exactly']),
  }
}

/** With both ends changed in the same way, upwards. */
export function mapped(
  number: BoardNumber,
  change: (end: Decimal) => Rounded | null,
  per: Per | null,
): BoardNumber | null {
  const value = change(number.value)
  const high = change(highEnd(number))
  if (value === null || high === null) return null
  const bound = value.isRounded || high.isRounded ? combined([number.bound, 'about']) : number.bound
  return { ...number, ...ordered(value.amount, high.amount), per, bound, standing: 'computed' }
}

export function highEnd({ value, high }: BoardNumber): Decimal {
  return high ?? value
}

const NOTHING: Like = { unit: null, currency: null }

function computed(numbers: readonly BoardNumber[], taken: Like, per: Per | null): BoardNumber {
  return {
    ...shownLike(numbers, taken),
    value: '0',
    high: null,
    isNegative: false,
    per,
    bound: 'exactly',
    hedged: numbers.some(({ hedged }) => hedged),
    standing: 'computed',
    figures: [...new Set(numbers.flatMap(({ figures }) => figures))],
  }
}

/** The lower end first, and one end where both are the same. */
function ordered(value: Decimal, high: Decimal | null): Pick<BoardNumber, 'value' | 'high'> {
  const order = high === null ? 0 : compare(value, high)
  if (high === null || order === 0) return { value, high: null }
  return order < 0 ? { value, high } : { value: high, high: value }
}
