/** The words that a document keeps saying: a line made of them is in its language, and its language need not be looked up. */
import type { SourceLine } from './sourceLines.ts'

const WORDS = /\p{L}{2,}/gu
const ENOUGH = 300
const MOST_LINES = 5_000
const OFTEN = 3

/** `labelled`: whose words are surely said. */
export function isOwnIn(lines: readonly SourceLine[], labelled: ReadonlySet<number>): (text: string) => boolean {
  const counts = new Map<string, number>()
  let looked = 0
  for (const { number, text } of lines) {
    if (!labelled.has(number) || looked >= MOST_LINES) continue
    looked += 1
    for (const word of new Set(wordsOf(text))) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return (text) => {
    const words = wordsOf(text)
    return words.length > 0 && words.filter((word) => (counts.get(word) ?? 0) >= OFTEN).length * 2 >= words.length
  }
}

function wordsOf(text: string): string[] {
  return text.slice(0, ENOUGH).toLowerCase().match(WORDS) ?? []
}
