/** One sentence, as tokens and as one string that phrases are looked for in: words in lower case, one space between all. */
import type { Token } from './tokens.ts'

export interface Sentence {
  readonly tokens: readonly Token[]
  readonly isFrench: boolean
  readonly lower: string
  /** Where each token begins in `lower`, and the end. */
  readonly at: readonly number[]
}

export function sentenceOf(tokens: readonly Token[], isFrench: boolean): Sentence {
  const at: number[] = []
  let length = 0
  for (const { lower } of tokens) {
    at.push(length)
    length += lower.length + 1
  }
  at.push(length)
  return { tokens, isFrench, lower: tokens.map(({ lower }) => lower).join(' '), at }
}

/** The words from one token to before another. */
export function wordsBetween({ lower, at }: Sentence, from: number, to: number): string {
  return from >= to ? '' : lower.slice(at[from] ?? lower.length, (at[to] ?? lower.length + 1) - 1)
}

/** Whole words or phrases anywhere. Alternatives are written as patterns. */
export const anywhere = (...phrases: readonly string[]) => new RegExp(`(?:^| )(?:${phrases.join('|')})(?= |$)`, 'u')
export const atTheEnd = (...phrases: readonly string[]) => new RegExp(`(?:^| )(?:${phrases.join('|')})$`, 'u')
export const atTheStart = (...phrases: readonly string[]) => new RegExp(`^(?:${phrases.join('|')})(?= |$)`, 'u')

const ABBREVIATED = new Set(
  'mr mrs ms dr prof st no art approx ca vs etc fig ref jan feb mar apr jun jul aug sep sept oct nov dec m mm mme mlle p pp cf env av bld gen col lt sen rep gov u.s'.split(
    ' ',
  ),
)

/** Where sentences end: [first, next] of their tokens. */
export function splitSentences(tokens: readonly Token[]): (readonly [number, number])[] {
  const parts: (readonly [number, number])[] = []
  let first = 0
  for (let index = 0; index < tokens.length; index += 1) {
    if (!endsSentence(tokens, index)) continue
    let next = index + 1
    while (/^["'”’»)\]]$/u.test(tokens[next]?.text ?? '') && tokens[next]?.glued === true) next += 1
    parts.push([first, next])
    first = next
    index = next - 1
  }
  if (first < tokens.length) parts.push([first, tokens.length])
  return parts
}

function endsSentence(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index]
  if (token?.kind !== 'mark') return false
  if (/^[!?…]$/u.test(token.text)) return tokens[index + 1]?.kind !== 'mark' || tokens[index + 1]?.glued !== true
  if (token.text !== '.') return false
  const next = tokens[index + 1]
  if (next === undefined) return true
  if (next.glued) return next.kind === 'mark' && /^["'”’»)\]]$/u.test(next.text)
  if (/^\p{Ll}/u.test(next.text)) return false
  const before = tokens[index - 1]
  if (before === undefined || before.kind !== 'word' || !token.glued) return true
  const isInitial = before.text.length === 1 && /^\p{Lu}$/u.test(before.text) && before.text !== 'I'
  const beforeThat = tokens[index - 2]
  const isSpelled = isInitial && beforeThat?.text === '.' && before.glued
  if (isSpelled || ABBREVIATED.has(before.lower) || isInitial) {
    // "5 m." and "the U.S. Then …" end one where digits stand before or the next is a small word.
    return beforeThat?.kind === 'number' || (isSpelled && STARTERS.has(next.text))
  }
  return true
}

const STARTERS = new Set(
  'The This That These We I It They He She And But So In On For If Our There Le La Les Nous Il Elle Ils Et Mais'.split(
    ' ',
  ),
)
