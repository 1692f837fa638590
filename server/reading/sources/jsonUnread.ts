/** What a record holds besides what was said – titles, comments, summaries – so that it is named and not lost. */
import { cleanText } from '../sourceLines.ts'
import type { Entry } from './jsonFields.ts'

const WORDS = /[\p{L}\p{M}]+|\p{N}/gu

/** As written: texts of several words of which one at least is said by nobody; names of fields, kinds and identifiers are no texts. */
export function unreadTexts(root: unknown, entries: readonly Entry[]): string[] {
  const said = new Set(entries.flatMap(({ text, speaker }) => [...wordsOf(text), ...wordsOf(speaker ?? '')]))
  return textsIn(root).filter((raw) => {
    const { text } = cleanText(raw)
    return text.includes(' ') && wordsOf(text).some((word) => !said.has(word))
  })
}

function wordsOf(text: string): readonly string[] {
  return text.match(WORDS) ?? []
}

/** In the order of the source; a tree may be as deep as somebody likes. */
function textsIn(root: unknown): string[] {
  const texts: string[] = []
  const open: unknown[] = [root]
  while (open.length > 0) {
    const next = open.pop()
    if (typeof next === 'string') texts.push(next)
    else if (typeof next === 'object' && next !== null)
      for (const value of (Object.values(next) as unknown[]).reverse()) open.push(value)
  }
  return texts
}
