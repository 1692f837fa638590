/** Whether a line is said in French: the briefing's language, unless its own small words tell otherwise. */

const FRENCH = new Set(
  'le la les des du de un une et est sont nous vous pour dans que qui avec sur par à au aux ce ne pas avons'.split(' '),
)
const ENGLISH = new Set(
  'the a an of and is are was we you for in that which with on by to at this not have it'.split(' '),
)
const ENOUGH = 600

export function isSpokenInFrench(text: string, language: string): boolean {
  const french = /^fr\b/iu.test(language)
  let own = 0
  let other = 0
  for (const [word] of text
    .slice(0, ENOUGH)
    .toLowerCase()
    .matchAll(/[a-zà-ÿ]+/gu)) {
    if ((french ? FRENCH : ENGLISH).has(word)) own += 1
    else if ((french ? ENGLISH : FRENCH).has(word)) other += 1
  }
  return other >= 3 && other > 2 * own ? !french : french
}
