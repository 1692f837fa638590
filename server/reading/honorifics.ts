/** Which honorific goes with which full name, as speech and header say it: "Ms. Ada Lund" tells whose `MS. LUND` is. */
import { printedName } from './printedName.ts'

const NAMED =
  /(?<![\p{L}\p{M}])(?:M(?:r|R|rs|RS|s|S|iss|ISS|me|ME|lle|LLE)?|Herr|HERR|Frau|FRAU|Sra?|SRA?)\.?\s\p{Lu}[\p{L}\p{M}'’-]*\.?(?:\s\p{Lu}[\p{L}\p{M}'’-]*\.?){1,2}/gu

export type Gender = 'f' | 'm'

/** By the folded full name. */
export function gendersIn(texts: Iterable<string>): Map<string, Gender> {
  const genders = new Map<string, Gender>()
  for (const text of texts) {
    for (const [found] of text.matchAll(NAMED)) {
      const { honorific, words } = printedName(found.replace(/\.$/u, ''))
      const gender = genderOf(honorific)
      if (gender === null || words.length < 2) continue
      genders.set(words.join(' '), gender)
      genders.set(words.slice(0, 2).join(' '), gender)
    }
  }
  return genders
}

/** Null for those that both bear. */
export function genderOf(honorific: string | null): Gender | null {
  const said = honorific?.toLowerCase().replace(/\W/gu, '') ?? ''
  if (/^(?:mrs|ms|miss|mme|mlle|frau|sra|señora|signora|dame)$/u.test(said)) return 'f'
  return /^(?:mr|m|mm|herr|hr|sr|señor|sir)$/u.test(said) ? 'm' : null
}
