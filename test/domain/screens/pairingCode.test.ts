import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CODE_LENGTH, CODE_LETTERS, codeFrom, CODES, readCode, shownCode } from '#shared/domain/screens/pairingCode.ts'

const numbers = fc.array(fc.nat({ max: CODE_LETTERS.length - 1 }), {
  minLength: CODE_LENGTH - 1,
  maxLength: CODE_LENGTH - 1,
})
const anyCode = numbers.map(codeFrom)
const held = (law: (code: string) => void) => fc.assert(fc.property(anyCode, law), { numRuns: 200 })

/** With the letter at `place` replaced. */
const withLetter = (code: string, place: number, letter: string) =>
  code.slice(0, place) + letter + code.slice(place + 1)
const swapped = (code: string, one: number, two: number) =>
  withLetter(withLetter(code, one, code.charAt(two)), two, code.charAt(one))

describe('the letters of a pairing code', () => {
  it('spell nothing, are taken for no digit, and not for each other', () => {
    for (const letter of 'AEIOUYZ0123456789') expect(CODE_LETTERS).not.toContain(letter)
    expect(new Set(CODE_LETTERS).size).toBe(19)
    expect(CODE_LETTERS).toBe(CODE_LETTERS.toUpperCase())
  })

  it('make as many codes as are said, seven free letters and a check', () => {
    expect(CODES).toBe(893_871_739)
    held((code) => {
      expect(code).toMatch(new RegExp(`^[${CODE_LETTERS}]{8}$`))
      const others = [...CODE_LETTERS].filter((letter) => readCode(code.slice(0, -1) + letter) !== null)
      expect(others).toEqual([code.at(-1)])
    })
  })

  it('come from numbers of which each has its letter, and from no others', () => {
    fc.assert(
      fc.property(numbers, numbers, (one, two) => (codeFrom(one) === codeFrom(two)) === (one.join() === two.join())),
    )
    for (const wrong of [
      [],
      [0, 0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0, 0, 19],
      [0, 0, 0, -1, 0, 0, 0],
    ]) {
      expect(() => codeFrom(wrong)).toThrow(RangeError)
    }
  })
})

describe('a pairing code that is typed', () => {
  it('is read as it is shown, in either case, with spaces and dashes of any kind', () => {
    held((code) => {
      const shown = shownCode(code)
      expect(shown).toMatch(/^[A-Z]{4}-[A-Z]{4}$/)
      const spaced = [...code].join(' ')
      const typed = [
        code,
        shown,
        shown.toLowerCase(),
        shown.replace('-', '–'),
        `  ${shown.replace('-', ' - ')}\n`,
        spaced,
      ]
      for (const way of typed) expect(readCode(way)).toBe(code)
    })
  })

  it('is refused with any one letter wrong', () => {
    held((code) => {
      const wrong = [...code].flatMap((right, place) =>
        [...CODE_LETTERS].filter((letter) => letter !== right).map((letter) => withLetter(code, place, letter)),
      )
      expect(wrong).toHaveLength(CODE_LENGTH * 18)
      expect(wrong.filter((typed) => readCode(typed) !== null)).toEqual([])
    })
  })

  it('is refused with any two letters in each other’s place, neighbours or not', () => {
    held((code) => {
      const places = [...code].flatMap((_, one) => [...code].map((_other, two) => [one, two] as const))
      const wrong = places.filter(([one, two]) => code[one] !== code[two]).map(([one, two]) => swapped(code, one, two))
      expect(wrong.filter((typed) => readCode(typed) !== null)).toEqual([])
    })
  })

  it('is refused with a letter too few or too many, or with one that no code has', () => {
    held((code) => {
      expect(readCode(code.slice(1))).toBeNull()
      expect(readCode(`${code}B`)).toBeNull()
      for (const letter of ['A', 'Y', '0', '1', 'É', '/', '😀'])
        expect(readCode(withLetter(code, 3, letter))).toBeNull()
    })
  })

  it('is a code or refused, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...CODE_LETTERS, ...'bcdy0 -–\u0000é', '😀'), size: 'large' }),
        (typed) => {
          expect(readCode(typed) ?? 'no code.').toHaveLength(CODE_LENGTH)
        },
      ),
    )
  })
})
