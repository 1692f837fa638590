/** In which script a text is written, as far as that tells languages apart. */

const SCRIPTS: readonly (readonly [name: string, letters: RegExp])[] = [
  ['latin', /\p{Script=Latin}/gu],
  ['cyrillic', /\p{Script=Cyrillic}/gu],
  ['greek', /\p{Script=Greek}/gu],
  ['arabic', /\p{Script=Arabic}/gu],
  ['hebrew', /\p{Script=Hebrew}/gu],
  ['east-asian', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu],
  ['indic', /[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}]/gu],
  ['thai', /\p{Script=Thai}/gu],
]
const ENOUGH = 4_000
const FEWEST_LETTERS = 4

/** Null where fewer than half of the letters, or too few to tell, are of any one of them. */
export function scriptOf(text: string): string | null {
  const letters = text.slice(0, ENOUGH).match(/\p{L}/gu)?.join('') ?? ''
  if (letters.length < FEWEST_LETTERS) return null
  const main = SCRIPTS.find(([, pattern]) => (letters.match(pattern)?.length ?? 0) * 2 > letters.length)
  return main?.[0] ?? null
}
