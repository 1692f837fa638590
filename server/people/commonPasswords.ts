/**
 * Whether a password that meets the conditions is nevertheless among the first that are guessed: a common word, name,
 * keyboard walk, year or repetition, dressed up with capitals, digits and signs. It is taken apart in the way that costs
 * a guesser least, each piece for so many bits, and is common if the whole is cheap.
 */
import { normalisePassword } from '#shared/domain/password.ts'
import { wordCosts } from './commonWords.ts'

/** Two common words with a number and a sign lie below it, three random ones above. */
const CHEAP_BITS = 36
/** What comes after the first of these adds nothing to a password that is dear already. */
const LOOKED_AT = 64

const COPY_BITS = 4
const WALK_BITS = 7
const YEAR_BITS = 7
const DIGIT_BITS = 3.3
const LETTER_BITS = 5
const SIGN_BITS = 5
/** The sign that everybody takes. */
const USUAL_SIGNS = new Set('!.?@#$*-_')
const USUAL_SIGN_BITS = 2.5

const SHORTEST_WORD = 3
const LONGEST_WORD = 20
const SHORTEST_WALK = 3

const WALKS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  ...['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'azertyuiop', 'qsdfghjklm', 'wxcvbn', 'qwertzuiop', 'yxcvbnm'],
  ...['!@#$%^&*()_+', '&é"\'(-è_çà)=', '147258369', '123654789'],
  ...['1qaz', '2wsx', '3edc', '4rfv', '5tgb', '6yhn', '7ujm', '8ik', '9ol', '1aqw', '2zsx', '!qaz', '@wsx', '#edc'],
].flatMap((row) => [row, [...row].reverse().join('')])

/** Signs and digits that stand for letters; `1` and `!` stand for two, so that there are two readings. */
const STANDS_FOR: Readonly<Record<string, readonly [string, string]>> = {
  '0': ['o', 'o'],
  '1': ['i', 'l'],
  '2': ['z', 'z'],
  '3': ['e', 'e'],
  '4': ['a', 'a'],
  '5': ['s', 's'],
  '6': ['g', 'b'],
  '7': ['t', 't'],
  '8': ['b', 'b'],
  '9': ['g', 'g'],
  '@': ['a', 'a'],
  $: ['s', 's'],
  '€': ['e', 'e'],
  '!': ['i', 'l'],
  '|': ['l', 'i'],
  '+': ['t', 't'],
  '(': ['c', 'c'],
}

export function isCommon(password: string): boolean {
  return guessBits(password) < CHEAP_BITS
}

/** The bits of the cheapest way to put its first 64 characters together. */
function guessBits(password: string): number {
  const plain = [...normalisePassword(password)].slice(0, LOOKED_AT).join('').normalize('NFKD').replace(/\p{M}/gu, '')
  const text = plain.toLowerCase()
  const readings = [0, 1].map((nth) => [...text].map((sign) => STANDS_FOR[sign]?.[nth] ?? sign).join(''))
  /** The cost of what comes before each place. */
  const costs = new Array<number>(text.length + 1).fill(Infinity)
  costs[0] = 0
  for (let from = 0; from < text.length; from += 1) {
    const soFar = costs[from] ?? Infinity
    const reach = (to: number, bits: number) => {
      costs[to] = Math.min(costs[to] ?? Infinity, soFar + bits)
    }
    reach(from + 1, signBits(text.charAt(from)))
    if (/^(19|20)\d\d/.test(text.slice(from, from + 4))) reach(from + 4, YEAR_BITS)
    for (let to = from + 2; to <= text.length && isEarlier(text, from, to); to += 1) reach(to, COPY_BITS)
    for (let to = from + SHORTEST_WALK; to <= text.length && isWalk(text.slice(from, to)); to += 1) reach(to, WALK_BITS)
    for (let to = from + SHORTEST_WORD; to <= Math.min(text.length, from + LONGEST_WORD); to += 1) {
      reach(
        to,
        wordBits(
          text.slice(from, to),
          readings.map((reading) => reading.slice(from, to)),
          plain.slice(from, to),
        ),
      )
    }
  }
  return costs[text.length] ?? Infinity
}

function signBits(sign: string): number {
  if (/\d/.test(sign)) return DIGIT_BITS
  if (USUAL_SIGNS.has(sign)) return USUAL_SIGN_BITS
  return /\p{L}/u.test(sign) ? LETTER_BITS : SIGN_BITS
}

/** Whether this piece also begins before; it may reach into itself, as a repeated letter does. */
function isEarlier(text: string, from: number, to: number): boolean {
  const at = text.indexOf(text.slice(from, to))
  return at !== -1 && at < from
}

function isWalk(piece: string): boolean {
  return WALKS.some((walk) => walk.includes(piece))
}

/** `Infinity` where it is no common word as it stands nor with its signs read as letters. */
function wordBits(word: string, readings: readonly string[], plain: string): number {
  const known = wordCosts()
  const asItStands = known.get(word) ?? Infinity
  const asRead = Math.min(...readings.map((reading) => known.get(reading) ?? Infinity)) + 2
  return Math.min(asItStands, asRead) + capitalBits(plain)
}

/** The first letter, the last or all of them is what everybody does. */
function capitalBits(word: string): number {
  const capitals = word.replace(/\P{Lu}/gu, '').length
  if (capitals === 0) return 0
  const isUsual = capitals === 1 ? /^\p{Lu}|\p{Lu}$/u.test(word) : word === word.toUpperCase()
  return isUsual ? 1 : capitals + 1
}
