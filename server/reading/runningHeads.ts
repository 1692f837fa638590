/**
 * What a printer sets at the edge of each page: the name of the text with the number of its page.
 *
 * C16 Rows that are equal but for their numbers, hold "page 2" at an end, and count up, are print furniture. They go before
 *     labels are looked for: "Harbour Post - Transcript - page 3" names nobody.
 */
import type { SourceLine } from './sourceLines.ts'

const PAGE = String.raw`(?:page|seite|página|pág\.|pagina|sida|side|strona|стр\.|p\.)\s?\d{1,4}(?:\s?(?:of|/|sur|von|de|di|van|av|af|z|из)\s?\d{1,4})?`
/** A title before it is parted from it, or has no word that only a sentence would write small. */
const AT_END = new RegExp(`(?:^|[|·•/,–—-]\\s*|\\s)\\(?${PAGE}\\)?$`, 'iu')
const AT_BEGIN = new RegExp(`^\\(?${PAGE}\\)?\\s*[|·•/,–—-]\\s*\\S`, 'iu')
const PARTED = /[|·•/–—-]\s*\(?\p{L}+\.?\s?\d[^|·•–—-]*$/u
const SMALL_IN_TITLES =
  /^(?:of|the|on|at|in|and|for|by|de|du|des|la|le|les|et|à|von|der|die|und|am|vom|del|y|page|seite|p\.)$/u
const FIRST_PAGE = new RegExp(PAGE, 'iu')
const LONGEST = 160

/** The numbers of these lines. */
export function runningHeads(lines: readonly SourceLine[]): ReadonlySet<number> {
  const heads = lines.filter(({ text }) => mayBeRunningHead(text))
  const alike = Map.groupBy(heads, ({ text }) => text.replace(/\d+/gu, '0'))
  return new Set([...alike.values()].filter(countUp).flatMap((found) => found.map(({ number }) => number)))
}

function mayBeRunningHead(text: string): boolean {
  if (text.length > LONGEST) return false
  return AT_BEGIN.test(text) || (AT_END.test(text) && (PARTED.test(text) || isTitle(text)))
}

function isTitle(text: string): boolean {
  if (text.includes(':')) return false
  return text.split(/\s/u).every((word) => !/^\p{Ll}/u.test(word) || SMALL_IN_TITLES.test(word))
}

/** Each on a later page than the one before. */
function countUp(found: readonly SourceLine[]): boolean {
  const pages = found.map(({ text }) => pageOf(text))
  return found.length >= 2 && pages.every((page, index) => index === 0 || page > (pages[index - 1] ?? page))
}

function pageOf(text: string): number {
  const [printed = ''] = FIRST_PAGE.exec((AT_BEGIN.exec(text) ?? AT_END.exec(text))?.[0] ?? '') ?? []
  return Number(/\d+/u.exec(printed)?.[0] ?? 0)
}
