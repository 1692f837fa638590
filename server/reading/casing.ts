/** Names and roles that a transcript prints in capitals, as people write them: "KIM B. LUND" is Kim B. Lund. */

const SMALL =
  /^(?:of|the|for|and|to|at|in|on|de|du|des|la|le|les|et|del|dell[aeo]|dei|degli|d[ao]s?|von|van|der|den|und|y|für|voor)$/iu
const IS_CAPITALS = /^[^\p{Ll}]*\p{Lu}{2}[^\p{Ll}]*$/u
const PREFIXED = /^M[Cc](?=\p{Lu}{2})/u
/** Letters of Turkish alone, where those that Romanian has as well do not stand beside others of Romanian. */
const TURKISH = /[İıĞ]|^(?!.*[ĂÂÎŢȚ]).*Ş/u

interface Place {
  /** Neither the first nor the last of the words. */
  readonly isInside: boolean
  readonly isTurkish: boolean
}

/** A role changes only if all of it is capitals; words of three and fewer in it stay: abbreviations. */
export function namedAsWritten(text: string, what: 'name' | 'role'): string {
  if (what === 'role' && /\p{Ll}/u.test(text)) return text
  const isTurkish = TURKISH.test(text)
  return text
    .split(' ')
    .map((word, index, { length }) => writtenWord(word, what, { isInside: index > 0 && index < length - 1, isTurkish }))
    .join(' ')
}

function writtenWord(word: string, what: 'name' | 'role', { isInside, isTurkish }: Place): string {
  if (PREFIXED.test(word)) return `Mc${capitalised(word.slice(2), isTurkish)}`
  if (what === 'role' && isInside && SMALL.test(word)) return word.toLowerCase()
  if (!IS_CAPITALS.test(word)) return word
  if (what === 'role' && /^\p{Lu}{2,3}$/u.test(word)) return word
  return capitalised(word, isTurkish)
}

/** In Turkish I and İ are two letters: YILMAZ is Yılmaz, and İNAN is İnan. */
function capitalised(word: string, isTurkish: boolean): string {
  const small = isTurkish ? word.replaceAll('I', 'ı').replaceAll('İ', 'i').toLowerCase() : word.toLowerCase()
  return small.replace(/(?:^|[-'’.])\p{L}/gu, (begin) => (isTurkish ? begin.replace('i', 'İ') : begin).toUpperCase())
}
