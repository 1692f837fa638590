/** Money, percentages and counts, with ranges and changes: "€500m", "between 2 and 3 billion euros", "from 2% to 5%". */
import { ONE } from './amounts.ts'
import { currencyAfter, currencyBefore } from './currencies.ts'
import { nounAt } from './nouns.ts'
import { readNumber, type SaidNumber } from './numbers.ts'
import { NOTHING_ELSE, type Quantity } from './quantity.ts'
import { wordsBetween, type Sentence } from './sentence.ts'

interface Term extends SaidNumber {
  readonly currency: string | null
  readonly percent: 'percent' | 'points' | null
}

function readTerm(sentence: Sentence, index: number): Term | null {
  const number = readNumber(sentence, index)
  if (number === null) return null
  const before = currencyBefore(sentence, index)
  const percent = percentAt(sentence, number.next)
  if (percent !== null) return { ...number, next: percent.next, currency: null, percent: percent.kind }
  const scaled = number.power > 0 ? number : number
  const after = currencyAfter(sentence, scaled.next)
  const currency = before ?? after
  return {
    ...number,
    first: before?.first ?? number.first,
    next: before === null ? (after?.next ?? number.next) : number.next,
    currency: currency?.code ?? null,
    percent: null,
  }
}

function percentAt(sentence: Sentence, index: number): { kind: 'percent' | 'points'; next: number } | null {
  const { tokens } = sentence
  const at = (offset: number) => tokens[index + offset]?.lower ?? ''
  if (at(0) === '%') return points(at(1), index, 1)
  if (at(0) === 'percent' || at(0) === 'pct') return { kind: 'percent', next: index + 1 }
  if (at(0) === 'percentage' && /^points?$/u.test(at(1))) return { kind: 'points', next: index + 2 }
  if ((at(0) === 'per' && at(1) === 'cent') || (at(0) === 'pour' && at(1) === 'cent')) return points(at(2), index, 2)
  if (/^points?$/u.test(at(0)) && at(1) === 'de' && at(2) === 'pourcentage') return { kind: 'points', next: index + 3 }
  return null
}

const points = (after: string, index: number, length: number) =>
  ({ kind: /^points?$/u.test(after) ? 'points' : 'percent', next: index + length }) as const

/** What begins with the number at the token (a currency may stand before it). Null where there is no number. */
export function readAmount(sentence: Sentence, index: number): Quantity | null {
  const term = readTerm(sentence, index)
  if (term === null) return null
  const second = secondTerm(sentence, term)
  return second === null ? quantityOf(sentence, term, null, null) : joined(sentence, term, second)
}

const JOINTS = /^(?:to|or|and|-|–|—|à|ou|et)$/u

/** The other end of a range, or what it changed to; a counted noun may stand between ("from three Allies to 23"). */
function secondTerm(sentence: Sentence, term: Term): Term | null {
  const joint = jointAfter(sentence, term)
  if (joint === null) return null
  const currency = /^[$€£¥]$|^[A-Z]{3}$/u.test(sentence.tokens[joint + 1]?.text ?? '') ? 1 : 0
  const second = readTerm(sentence, joint + 1 + currency)
  return second !== null && second.first === joint + 1 ? second : null
}

function jointAfter(sentence: Sentence, term: Term): number | null {
  const { tokens } = sentence
  const direct = tokens[term.next]?.lower ?? ''
  if (JOINTS.test(direct)) {
    const before = tokens[term.first - 1]?.lower
    if (direct === 'and' || direct === 'et') return before === 'between' || before === 'entre' ? term.next : null
    return term.next
  }
  if (!changes(sentence, term.first)) return null
  for (let index = term.next + 1; index <= term.next + 4; index += 1) {
    if (/^(?:to|à)$/u.test(tokens[index]?.lower ?? '')) return index
  }
  return null
}

const CHANGE =
  /(?:^| )(?:gone|went|go|going|grew|grow|grown|growing|rose|risen|rise|rising|up|increased?|increasing|raised?|jumped|climbed|climb|fell|fallen|fall|down|dropped|moved|move|doubled|tripled|expanded|widened|came|come|passe|passent|passés?|passées?|passer|montés?|monter|augmenté|grimpé|baissé|tombés?|tombée?s?|grandi|élargis?|progressé)(?: \S+){0,2} (?:from|de|d')(?: (?:just|only|barely|merely|about|around|some|seulement|à peine|tout juste))?$/u
const WINDOW = 8

function changes(sentence: Sentence, first: number): boolean {
  return CHANGE.test(wordsBetween(sentence, Math.max(0, first - WINDOW), first))
}

function joined(sentence: Sentence, one: Term, other: Term): Quantity | null {
  const change = changes(sentence, one.first)
  const joint = sentence.tokens[one.next]?.lower ?? ''
  const [low, high] = withOneScale(one, other)
  const alike =
    (one.currency === null || other.currency === null || one.currency === other.currency) &&
    (one.percent === null || one.percent === other.percent)
  const closed = !/^(?:-|–|—)$/u.test(joint) || !hasPlainYearLook(one, other)
  if (change && alike) return quantityOf(sentence, { ...other, first: one.first, amount: high }, null, low)
  if (!alike || high <= low || !closed) return quantityOf(sentence, one, null, null)
  return quantityOf(
    sentence,
    { ...other, first: one.first, amount: low, currency: one.currency ?? other.currency },
    high,
    null,
  )
}

/** "2 to 3 billion": the scale belongs to both. "900 million to 1 billion": each has its own. */
function withOneScale(one: Term, other: Term): [bigint, bigint] {
  const shared = one.power === 0 && other.power > 0 && one.currency === null
  const spread = one.power === 0 && other.power > 0 && other.currency === null && one.currency !== null
  const low =
    shared || spread || (one.power === 0 && other.short) ? one.amount * 10n ** BigInt(other.power) : one.amount
  return [low, other.amount]
}

/** "2026-2027" and "3-2" in a score are no ranges of anything. */
function hasPlainYearLook(one: Term, other: Term): boolean {
  const isBare = (term: Term) => term.power === 0 && term.currency === null && term.percent === null && !term.hasMark
  return isBare(one) && isBare(other)
}

function quantityOf(sentence: Sentence, term: Term, high: bigint | null, from: bigint | null): Quantity {
  const { first, next, power, short, inWords, currency } = term
  const common = { ...NOTHING_ELSE, first, next, value: term.amount, high, from, power, short, inWords, currency }
  if (term.percent !== null) {
    const isOf = /^(?:of|de|du|des|d')$/u.test(sentence.tokens[next]?.lower ?? '')
    return {
      ...common,
      kind: 'percent',
      unit: term.percent === 'percent' ? '%' : 'percentage points',
      base: isOf ? next + 1 : null,
    }
  }
  if (currency !== null) return { ...common, kind: 'money' }
  const noun = countedNoun(sentence, term)
  if (from !== null && power < 6) {
    const between = nounAt(sentence, firstNumberEnd(sentence, first))
    return { ...common, next: noun?.next ?? next, kind: 'share', unit: noun?.said ?? between?.said ?? null }
  }
  if (power >= 6 && noun === null) return { ...common, kind: 'money' }
  return { ...common, next: noun?.next ?? next, kind: 'count', unit: noun?.said ?? null }
}

function firstNumberEnd(sentence: Sentence, first: number): number {
  return readNumber(sentence, first)?.next ?? first + 1
}

/** "two million shells", "2 millions de personnes": of a scaled number only a plural is counted ("a 5 billion loan" is not). */
function countedNoun(sentence: Sentence, { next, power, amount }: Term) {
  const { tokens, isFrench } = sentence
  if (isFrench) {
    const isOf = /^(?:de|d')$/u.test(tokens[next]?.lower ?? '')
    if (power >= 6) return isOf ? nounAt(sentence, next + 1) : null
    return nounAt(sentence, next)
  }
  const noun = nounAt(sentence, next)
  if (noun === null || power < 6) return amount === ONE && noun === null ? null : noun
  return sentence.tokens.slice(next, noun.next).some(({ lower }) => PLURAL.test(lower)) ? noun : null
}

const PLURAL = /^(?:people|men|women|children|households|aircraft)$|[^su]s$/u
