/** Shares of a whole: "23 of the 32", "three out of five", "two-thirds of the members", "la moitié des familles". */
import { ONE } from './amounts.ts'
import { nounAt, skipDeterminers } from './nouns.ts'
import { ENGLISH_PARTS, ENGLISH_WORDS, FRENCH_PARTS, FRENCH_WORDS } from './numberWords.ts'
import { readNumber, type SaidNumber } from './numbers.ts'
import { NOTHING_ELSE, type Quantity } from './quantity.ts'
import { scaleOf } from './scales.ts'
import type { Sentence } from './sentence.ts'

export function readShare(sentence: Sentence, index: number): Quantity | null {
  return readFraction(sentence, index) ?? readCountOfWhole(sentence, index)
}

function readFraction(sentence: Sentence, index: number): Quantity | null {
  const part = sentence.isFrench ? frenchPart(sentence, index) : englishPart(sentence, index)
  if (part === null) return null
  const { tokens } = sentence
  const of = tokens[part.next]?.lower ?? ''
  const isHalfThe = part.below === 2 && (of === 'the' || of === 'our' || of === 'of')
  if (!(sentence.isFrench ? /^(?:des|du|de|d')$/u.test(of) : of === 'of' || isHalfThe)) return null
  const start = of === 'of' || sentence.isFrench ? part.next + 1 : part.next
  const hasDeterminer = skipDeterminers(sentence, start) > start || of === 'des' || of === 'du'
  const noun = nounAt(sentence, skipDeterminers(sentence, start))
  if (noun === null || scaleOf(noun.said.toLowerCase(), sentence.isFrench) !== undefined) return null
  if (NOT_A_WHOLE.test(noun.said.toLowerCase())) return null
  // "a quarter of people" is a share, "a third of a second" is none.
  if (!hasDeterminer && (tokens[start]?.kind !== 'word' || /^(?:an?|une?|what|which)$/u.test(tokens[start].lower)))
    return null
  if (/^(?:that|this|it|those|these|which|what)$/u.test(tokens[start]?.lower ?? '') && noun.next <= start + 1)
    return null
  return {
    ...NOTHING_ELSE,
    first: tokens[index]?.lower === 'moitié' ? index - 1 : index,
    next: noun.next,
    kind: 'share',
    value: BigInt(part.above) * ONE,
    of: BigInt(part.below) * ONE,
    unit: noun.said,
    inWords: true,
    base: start,
  }
}

const NOT_A_WHOLE =
  /^(?:it|that|them|us|you|me|what|which|whom|battle|moi|toi|lui|eux|nous|vous|elle|him|her|time|story|truth|problem|fun|price|night|day|days|morning|afternoon|hour|hours|minute|minutes|life|lives|way|world|job|work|answer|distance|trick|nuit|journée|heure|temps|vie|chemin|travail|monde|réponse)$/u

interface Part {
  readonly above: number
  readonly below: number
  readonly next: number
}

function englishPart({ tokens }: Sentence, index: number): Part | null {
  if (!BEGINS_A_PART.test(tokens[index]?.lower ?? '')) return null
  const lower = (at: number) => tokens[at]?.lower ?? ''
  const digits = partInDigits(tokens, index)
  if (digits !== null) return digits
  const isHalf = lower(index) === 'half'
  if (isHalf) return ENDS_AN_ORDINAL.test(lower(index - 1)) ? null : { above: 1, below: 2, next: index + 1 }
  const above = /^(?:an?|one)$/u.test(lower(index)) ? 1 : (ENGLISH_WORDS.get(lower(index)) ?? Number(lower(index)))
  if (!(above >= 1 && above < 10)) return null
  const at = lower(index + 1) === '-' ? index + 2 : index + 1
  const below = ENGLISH_PARTS.get(lower(at))
  return below === undefined || above >= below ? null : { above, below, next: at + 1 }
}

const BEGINS_A_PART = /^(?:half|an?|one|two|three|four|five|six|seven|eight|nine|\d\d?)$/u
const ENDS_AN_ORDINAL = /^(?:first|second|last|other|this|that|every|and|past|a|one)$/u

function frenchPart({ tokens }: Sentence, index: number): Part | null {
  if (!BEGINS_A_FRENCH_PART.test(tokens[index]?.lower ?? '')) return null
  const lower = (at: number) => tokens[at]?.lower ?? ''
  const digits = partInDigits(tokens, index)
  if (digits !== null) return digits
  if (lower(index) === 'moitié' && lower(index - 1) === 'la') return { above: 1, below: 2, next: index + 1 }
  const above = FRENCH_WORDS.get(lower(index)) ?? Number(lower(index))
  if (!(above >= 1 && above < 10)) return null
  const below = FRENCH_PARTS.get(lower(index + 1))
  return below === undefined || below === 2 || above >= below ? null : { above, below, next: index + 2 }
}

const BEGINS_A_FRENCH_PART = /^(?:moitié|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|\d\d?)$/u

/** "2/3 of". */
function partInDigits(tokens: Sentence['tokens'], index: number): Part | null {
  const [one, slash, other] = [tokens[index], tokens[index + 1], tokens[index + 2]]
  if (one?.kind !== 'number' || slash?.text !== '/' || !slash.glued || other?.kind !== 'number' || !other.glued)
    return null
  const [above, below] = [Number(one.text), Number(other.text)]
  return above >= 1 && above < below && below <= 10 ? { above, below, next: index + 3 } : null
}

const isWhole = (number: SaidNumber | null): number is SaidNumber =>
  number !== null && number.power === 0 && number.amount % ONE === 0n && number.amount > 0n

function readCountOfWhole(sentence: Sentence, index: number): Quantity | null {
  const one = readNumber(sentence, index)
  if (!isWhole(one)) return null
  const joint = jointAt(sentence, one)
  if (joint === null) return null
  const at = skipDeterminers(sentence, joint.next)
  const whole = readNumber(sentence, at)
  if (!isWhole(whole) || whole.amount <= one.amount) return null
  if (joint.loose && whole.amount > 100n * ONE) return null
  // "one of the two" picks one; "one in two" counts.
  if (joint.picks && one.amount === ONE && one.inWords) return null
  const isOfThem = /^(?:of|des|de)$/u.test(sentence.tokens[whole.next]?.lower ?? '')
  const noun = nounAt(sentence, isOfThem ? skipDeterminers(sentence, whole.next + 1) : whole.next)
  if (joint.loose && noun === null && joint.unit === null && !one.inWords) return null
  if (/^(?:things|points|questions|choses|points)$/u.test(noun?.said ?? '')) return null
  return {
    ...NOTHING_ELSE,
    first: index,
    next: noun?.next ?? whole.next,
    kind: 'share',
    value: one.amount,
    of: whole.amount,
    unit: noun?.said ?? joint.unit,
    inWords: one.inWords,
  }
}

interface Joint {
  readonly next: number
  /** It may join other things as well ("3 in 10"). */
  readonly loose: boolean
  readonly picks: boolean
  readonly unit: string | null
}

function jointAt(sentence: Sentence, one: SaidNumber): Joint | null {
  const direct = sentence.isFrench ? frenchJoint(sentence, one.next) : englishJoint(sentence, one.next)
  if (direct !== null) return { ...direct, unit: null }
  const noun = nounAt(sentence, one.next)
  if (noun === null) return null
  const behind = sentence.isFrench ? frenchJoint(sentence, noun.next) : englishJoint(sentence, noun.next)
  return behind === null || behind.picks ? null : { ...behind, unit: noun.said }
}

type Direct = Omit<Joint, 'unit'>

function englishJoint({ tokens }: Sentence, at: number): Direct | null {
  const [one, two] = [tokens[at]?.lower, tokens[at + 1]?.lower]
  if (one === 'out' && two === 'of') return { next: at + 2, loose: false, picks: false }
  if (one === 'of') return { next: at + 1, loose: false, picks: true }
  if (one === 'in') return { next: two === 'every' ? at + 2 : at + 1, loose: true, picks: false }
  return null
}

function frenchJoint({ tokens }: Sentence, at: number): Direct | null {
  const one = tokens[at]?.lower
  if (one === 'sur') return { next: at + 1, loose: false, picks: false }
  if (one === 'des' || one === 'de' || one === "d'") return { next: at + 1, loose: false, picks: true }
  return null
}
