/** Tells the language of a text. The only file that knows the library. */
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

interface Detector {
  readonly detect: (text: string) => { readonly language: string; readonly isReliable: () => boolean }
}

let loaded: Detector | undefined

/** Its tables take 50 MB and a sixth of a second, so they are loaded with the first document and not with the server. */
function detector(): Detector {
  loaded ??= (createRequire(import.meta.url)(fileURLToPath(import.meta.resolve('eld/extrasmall'))) as { eld: Detector })
    .eld
  return loaded
}

// Characters beyond these tell nothing more, and the time per line stays bounded.
const ENOUGH_FOR_A_LINE = 300
const ENOUGH_FOR_A_BODY = 4_000
const FEWEST_WORDS = 4
const FEWEST_LETTERS = 20

/** The language of a whole document as a two-letter code, or null where its words do not tell. */
export function languageOfBody(text: string): string | null {
  return languageOf(text.slice(0, ENOUGH_FOR_A_BODY))
}

/** The language of one line, or null where it is too short to be judged alone. */
export function languageOfLine(text: string): string | null {
  const words = text.match(/\p{L}{2,}/gu) ?? []
  if (words.length < FEWEST_WORDS || words.join('').length < FEWEST_LETTERS) return null
  return languageOf(text.slice(0, ENOUGH_FOR_A_LINE))
}

/** A guess for any text, however short; never enough to judge a line by. Null where there is nothing to guess from. */
export function likelyLanguage(text: string): string | null {
  const { language } = detector().detect(text.slice(0, ENOUGH_FOR_A_LINE))
  return language === '' ? null : language
}

function languageOf(text: string): string | null {
  const result = detector().detect(text)
  return result.language !== '' && result.isReliable() ? result.language : null
}
