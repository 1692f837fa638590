/** Scales, and numbers that are a part of one: "half a billion", "un quart de milliard". */
import { ONE } from './amounts.ts'
import { ENGLISH_PARTS, ENGLISH_SCALES, ENGLISH_WORDS, FRENCH_SCALES, FRENCH_WORDS, type Scale } from './numberWords.ts'
import type { SaidNumber } from './numbers.ts'
import type { Sentence } from './sentence.ts'

export function scaleOf(word: string, isFrench: boolean): Scale | undefined {
  return (isFrench ? FRENCH_SCALES : ENGLISH_SCALES).get(word)
}

/** "half a billion", "a quarter of a trillion", "un demi-milliard", "un quart de milliard". */
export function readPartOfScale(sentence: Sentence, first: number): SaidNumber | null {
  const { tokens, isFrench } = sentence
  const said = tokens[first]?.lower ?? ''
  const start = isFrench ? FRENCH_PART_START : ENGLISH_PART_START
  if (!start.has(said)) return null
  const window = tokens
    .slice(first, first + 7)
    .map(({ lower }) => lower)
    .join(' ')
  const found = (isFrench ? FRENCH_PART : ENGLISH_PART).exec(window)
  const { upper = '1', part = '', scale = '' } = found?.groups ?? {}
  if (found === null) return null
  const words = isFrench ? FRENCH_WORDS : ENGLISH_WORDS
  const above = ['a', 'an', 'un'].includes(upper) ? 1 : (words.get(upper) ?? 1)
  const below = ENGLISH_PARTS.get(part) ?? PARTS_OF_FRENCH_SCALE[part] ?? 1
  const power = scaleOf(scale, isFrench)?.power ?? 0
  const next = first + found[0].split(' ').length
  const amount = (BigInt(above) * 10n ** BigInt(power) * ONE) / BigInt(below)
  return { first, next, amount, power, short: false, inWords: true, hasMark: false }
}

const ENGLISH_PART_START = new Set(['half', 'a', 'one', 'two', 'three', 'quarter'])
const FRENCH_PART_START = new Set(['un', 'deux', 'trois', 'demi'])
const PARTS_OF_FRENCH_SCALE: Readonly<Record<string, number>> = { demi: 2, tiers: 3, quart: 4, quarts: 4 }
const ENGLISH_PART =
  /^(?:(?<upper>an?|one|two|three) )?(?:- )?(?<part>half|thirds?|quarters?) (?:- )?(?:of )?(?:an? |one )?(?<scale>thousand|million|billion|trillion)(?= |$)/u
const FRENCH_PART =
  /^(?:(?<upper>un|deux|trois) )?(?<part>demi|tiers|quarts?) (?:- )?(?:de |d' )?(?<scale>millier|million|milliard|billion)(?= |$)/u
