/**
 * The code that a display shows and a moderator types, in the manner of RFC 8628 (6.1): consonants only, so that it spells
 * nothing and no letter looks like another or like a digit; the last is a check, so that a slip is told at once.
 */

/** 19 letters, a prime number of them for the check: no vowel, no Y, no Z, no digit. */
export const CODE_LETTERS = 'BCDFGHJKLMNPQRSTVWX'
/** With the check letter. */
export const CODE_LENGTH = 8

/** So many different codes there are: 19 to the power of 7, 893,871,739. */
export const CODES = CODE_LETTERS.length ** (CODE_LENGTH - 1)

/** From as many random numbers as there are letters before the check, each from 0 up to 18. */
export function codeFrom(numbers: readonly number[]): string {
  const letters = numbers.map((number) => CODE_LETTERS.charAt(number)).join('')
  if (numbers.length !== CODE_LENGTH - 1 || letters.length !== numbers.length) {
    throw new RangeError('a pairing code has seven letters of nineteen, and a check')
  }
  return letters + checkLetter(numbers)
}

/** As somebody typed it: in either case, with spaces and dashes. Null where it can be no code. */
export function readCode(typed: string): string | null {
  const letters = typed.toUpperCase().replace(/[\s\p{Pd}._]/gu, '')
  const numbers = [...letters].map((letter) => CODE_LETTERS.indexOf(letter))
  if (letters.length !== CODE_LENGTH || numbers.includes(-1)) return null
  return checkLetter(numbers.slice(0, -1)) === letters.at(-1) ? letters : null
}

/** In two groups of four. */
export function shownCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/** With different weights modulo a prime, so that one wrong letter and two that changed places are both noticed. */
function checkLetter(numbers: readonly number[]): string {
  const sum = numbers.reduce((total, number, at) => total + number * (at + 2), 0)
  return CODE_LETTERS.charAt(sum % CODE_LETTERS.length)
}
