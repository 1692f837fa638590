/** A text as words, numbers and marks, each with where it stands. Reads every character once. */

export interface Token {
  /** UTF-16 units of the text, the end excluded. */
  readonly start: number
  readonly end: number
  readonly text: string
  /** In lower case, with a straight apostrophe. */
  readonly lower: string
  readonly kind: 'number' | 'word' | 'mark'
  /** No white space stands before it. */
  readonly glued: boolean
}

// Groups of three digits behind a no-break or a thin space belong together; behind a plain space only where the language
// writes so, or where there are two groups of them.
const SPACE = '[\\u00a0\\u2009\\u202f]'
const GROUPED = `\\d{1,3}(?:${SPACE}\\d{3})+(?!\\d)|\\d{1,3}(?: \\d{3}){2,}(?!\\d)`
const GROUPED_FRENCH = `\\d{1,3}(?:[ \\u00a0\\u2009\\u202f]\\d{3})+(?!\\d)`
const DIGITS = "\\d+(?:[.,'’]\\d+)*"
const LETTERS = '\\p{L}[\\p{L}\\p{M}]*'
const ELISION = "(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quelqu)['’](?=\\p{L})"

const inLanguage = (grouped: string, word: string) =>
  new RegExp(`((?:${grouped})(?:[.,]\\d+)?|${DIGITS})|(${word})|[^\\s]`, 'giu')

const ENGLISH = inLanguage(GROUPED, `${LETTERS}(?:['’]\\p{L}+)*`)
const FRENCH = inLanguage(GROUPED_FRENCH, `${ELISION}|${LETTERS}(?:['’]hui)?`)

export function tokensOf(text: string, isFrench: boolean): Token[] {
  const tokens: Token[] = []
  let end = -1
  for (const match of text.matchAll(isFrench ? FRENCH : ENGLISH)) {
    const [said, number, word] = match
    const start = match.index
    tokens.push({
      start,
      end: start + said.length,
      text: said,
      lower: said.toLowerCase().replace('’', "'"),
      kind: number !== undefined ? 'number' : word !== undefined ? 'word' : 'mark',
      glued: start === end,
    })
    end = start + said.length
  }
  return tokens
}
