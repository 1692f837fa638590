/** Names and roles that a transcript prints in capitals, as people write them: "KIM B. LUND" is Kim B. Lund. */

const SMALL = /^(?:of|the|for|and|to|at|in|on|de|du|des|la|le|les|et|von|van|der|den|und|y)$/iu
const IS_CAPITALS = /^[^\p{Ll}]*\p{Lu}{2}[^\p{Ll}]*$/u
const PREFIXED = /^M[Cc](?=\p{Lu}{2})/u

/** A role changes only if all of it is capitals; words of three and fewer in it stay: abbreviations. */
export function namedAsWritten(text: string, what: 'name' | 'role'): string {
  if (what === 'role' && /\p{Ll}/u.test(text)) return text
  return text
    .split(' ')
    .map((word, index) => writtenWord(word, index > 0, what))
    .join(' ')
}

function writtenWord(word: string, isInside: boolean, what: 'name' | 'role'): string {
  if (PREFIXED.test(word)) return `Mc${capitalised(word.slice(2))}`
  if (!IS_CAPITALS.test(word)) return word
  if (what === 'role' && isInside && SMALL.test(word)) return word.toLowerCase()
  if (what === 'role' && /^\p{Lu}{2,3}$/u.test(word)) return word
  return capitalised(word)
}

function capitalised(word: string): string {
  return word.toLowerCase().replace(/(?:^|[-'’.])\p{L}/gu, (begin) => begin.toUpperCase())
}
