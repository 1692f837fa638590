/** Numbers in digits and in words, with their scale: "2.5bn", "three hundred and fifty million", "deux milliards et demi". */
import { amountOfDigits, ONE } from './amounts.ts'
import { ENGLISH_WORDS, FRENCH_ABOUT, FRENCH_WORDS, HUNDREDS } from './numberWords.ts'
import { readPartOfScale, scaleOf } from './scales.ts'
import type { Sentence } from './sentence.ts'
import type { Token } from './tokens.ts'

export interface SaidNumber {
  readonly first: number
  /** The token after it. */
  readonly next: number
  readonly amount: bigint
  /** 10 to this power was named ("million": 6); 0 for none. */
  readonly power: number
  /** The scale is a letter that may mean something else ("45 m"). */
  readonly short: boolean
  readonly inWords: boolean
  /** In digits with a mark in it, such as 4,350 or 2.5. */
  readonly hasMark: boolean
}

const DEEPEST = 2
const isHyphen = (token: Token | undefined) => token !== undefined && /^[-‑]$/u.test(token.text) && token.glued

/** `depth`: how many numbers it is the rest of; a chain of them is no number. */
export function readNumber(sentence: Sentence, first: number, depth = 0): SaidNumber | null {
  const token = sentence.tokens[first]
  if (token === undefined || token.kind === 'mark') return null
  if (token.kind === 'number') return readDigits(sentence, first, token, depth)
  return readPartOfScale(sentence, first) ?? readAbout(sentence, first, depth) ?? readWords(sentence, first, depth)
}

function readDigits(sentence: Sentence, first: number, token: Token, depth: number): SaidNumber | null {
  const amount = amountOfDigits(token.text, sentence.isFrench)
  if (amount === null) return null
  const hasMark = !/^\d+$/u.test(token.text)
  const number = { first, next: first + 1, amount, power: 0, short: false, inWords: false, hasMark }
  return scaled(sentence, withHalf(sentence, number), depth)
}

/** "une quinzaine de millions": about fifteen. */
function readAbout(sentence: Sentence, first: number, depth: number): SaidNumber | null {
  const { tokens, isFrench } = sentence
  if (!isFrench || tokens[first]?.lower !== 'une') return null
  const value = FRENCH_ABOUT.get(tokens[first + 1]?.lower ?? '')
  if (value === undefined) return null
  const isOf = /^(?:de|d')$/u.test(tokens[first + 2]?.lower ?? '')
  const hasScale = isOf && scaleOf(tokens[first + 3]?.lower ?? '', true) !== undefined
  const number = bare(first, first + (hasScale ? 3 : 2), value)
  return hasScale ? scaled(sentence, number, depth) : number
}

function readWords(sentence: Sentence, first: number, depth: number): SaidNumber | null {
  const { tokens, isFrench } = sentence
  const words = isFrench ? FRENCH_WORDS : ENGLISH_WORDS
  let index = first
  let under = 0
  let any = false
  const opening = tokens[index]?.lower ?? ''
  if (!isFrench && (opening === 'a' || opening === 'an')) {
    const after = tokens[index + 1]?.lower ?? ''
    if (!(HUNDREDS.has(after) || (scaleOf(after, false)?.short === false && after.length > 3))) return null
    index += 1
    under = 1
    any = true
    if (!HUNDREDS.has(after)) {
      return scaled(sentence, bare(first, index, 1), depth)
    }
  }
  for (;;) {
    const skip = any ? joining(tokens, index, isFrench, words) : 0
    const said = tokens[index + skip]?.lower ?? ''
    if (HUNDREDS.has(said) && (isFrench || said === 'hundred') && under < 100) {
      if (under === 0 && !isFrench) break
      under = Math.max(1, under) * 100
    } else {
      const value = words.get(said)
      const sum = value === undefined ? null : added(under, value, any, isFrench)
      if (sum === null) break
      under = sum
    }
    any = true
    index += skip + 1
  }
  if (!any) return isFrench && opening === 'mille' ? scaled(sentence, bare(first, first, 1), depth) : null
  return scaled(sentence, withHalf(sentence, bare(first, index, under)), depth)
}

function bare(first: number, next: number, value: number): SaidNumber {
  return { first, next, amount: BigInt(value) * ONE, power: 0, short: false, inWords: true, hasMark: false }
}

/** How many tokens join the next word of the number to those before: a hyphen, or "and". */
function joining(tokens: readonly Token[], index: number, isFrench: boolean, words: ReadonlyMap<string, number>) {
  let skip = 0
  if (isHyphen(tokens[index])) skip += 1
  const said = tokens[index + skip]?.lower
  if (said !== (isFrench ? 'et' : 'and')) return skip
  const before = tokens[index - 1]?.lower ?? ''
  const after = tokens[index + skip + 1 + (isHyphen(tokens[index + skip + 1]) ? 1 : 0)]?.lower ?? ''
  const joins = isFrench
    ? /^(?:une?|onze)$/u.test(after) && (words.get(before) ?? 0) >= 20
    : HUNDREDS.has(before) && words.has(after)
  return joins ? skip + 1 + (isHyphen(tokens[index + skip + 1]) ? 1 : 0) : skip
}

/** "twenty" + "five", "soixante" + "quinze", "quatre" + "vingt"; null for words that make no number together. */
function added(under: number, value: number, any: boolean, isFrench: boolean): number | null {
  const tail = under % 100
  if (!any) return value
  if (isFrench && value === 20 && tail === 4) return under - 4 + 80
  if (value === 0 || under === 0) return null
  if (value < 10)
    return isFrench && tail === 10 && value >= 7 ? under + value : tail % 10 === 0 && tail !== 10 ? under + value : null
  if (value < 20) return tail === 0 || (isFrench && (tail === 60 || tail === 80)) ? under + value : null
  return tail === 0 ? under + value : null
}

/** "two and a half billion", "deux et demi" before the scale. */
function withHalf(sentence: Sentence, number: SaidNumber): SaidNumber {
  const half = halfAt(sentence, number.next)
  return half === null ? number : { ...number, next: half.next, amount: number.amount + ONE / BigInt(half.below) }
}

function halfAt({ tokens, isFrench }: Sentence, index: number): { next: number; below: number } | null {
  const [joint, article, part] = [tokens[index]?.lower, tokens[index + 1]?.lower, tokens[index + 2]?.lower]
  if (isFrench) {
    if (joint !== 'et') return null
    if (article === 'demi' || article === 'demie') return { next: index + 2, below: 2 }
    return article === 'un' && part === 'quart' ? { next: index + 3, below: 4 } : null
  }
  if (joint !== 'and' || (article !== 'a' && article !== 'one')) return null
  if (part === 'half') return { next: index + 3, below: 2 }
  return part === 'quarter' ? { next: index + 3, below: 4 } : null
}

/** With the scale that follows ("hundred thousand", "mille milliards"), a half behind it, and a smaller number after it. */
function scaled(sentence: Sentence, number: SaidNumber, depth: number): SaidNumber {
  const { tokens, isFrench } = sentence
  let { next, amount, power, short } = number
  for (;;) {
    const hyphen = isHyphen(tokens[next]) ? 1 : 0
    const token = tokens[next + hyphen]
    const scale = token === undefined ? undefined : scaleOf(token.lower, isFrench)
    if (token === undefined || scale === undefined || (scale.short && (power > 0 || number.inWords))) break
    if (power + scale.power > 15) break
    amount *= 10n ** BigInt(scale.power)
    power += scale.power
    short = scale.short
    next += hyphen + 1
  }
  if (power === 0) return number
  const half = power >= 6 ? halfAt(sentence, next) : null
  if (half !== null) {
    amount += (10n ** BigInt(power) * ONE) / BigInt(half.below)
    next = half.next
  }
  const whole = { ...number, next, amount, power, short }
  if (half !== null || short || depth >= DEEPEST) return whole
  return withRest(sentence, whole, depth)
}

/** "three million two hundred thousand", "4 millions 500 000". */
function withRest(sentence: Sentence, number: SaidNumber, depth: number): SaidNumber {
  const { tokens, isFrench } = sentence
  const joint = tokens[number.next]?.lower
  const skip = joint === 'and' && number.inWords ? 1 : 0
  const token = tokens[number.next + skip]
  if (token === undefined || token.kind === 'mark' || token.lower === 'a') return number
  if (token.kind === 'number' && number.power < 6) return number
  const words = isFrench ? FRENCH_WORDS : ENGLISH_WORDS
  if (token.kind === 'word' && !words.has(token.lower) && !HUNDREDS.has(token.lower) && token.lower !== 'mille') {
    return number
  }
  const rest = readNumber(sentence, number.next + skip, depth + 1)
  if (rest === null || rest.amount === 0n || rest.amount >= 10n ** BigInt(number.power) * ONE) return number
  const fits = number.power === 3 ? rest.power === 0 && rest.inWords : rest.power >= 3 || rest.amount >= 1000n * ONE
  return fits ? { ...number, next: rest.next, amount: number.amount + rest.amount } : number
}
