/** Texts that are longer than a line may be. */
import { describe, expect, it } from 'vitest'
import { splitLongText } from '../../server/reading/splitLongText.ts'

describe('a long text', () => {
  it('is cut after sentences where it has them, else between words', () => {
    expect(splitLongText('One two. Three four. Five six.', 22)).toEqual(['One two. Three four.', 'Five six.'])
    expect(splitLongText('one two three four five six', 14)).toEqual(['one two three', 'four five six'])
    expect(splitLongText('short', 14)).toEqual(['short'])
  })

  it('loses no letter where it has no spaces, and tears no character apart', () => {
    const text = `a${'🜁'.repeat(50)}`
    const parts = splitLongText(text, 16)
    expect(parts.join('')).toBe(text)
    expect(parts.every((part) => part.length <= 16 && part.isWellFormed())).toBe(true)
  })
})
