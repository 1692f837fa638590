/** Where a figure stands in the text: its own words, and the sentence around them. */
import { SENTENCE_LIMIT } from '#shared/domain/figures/state.ts'
import type { Quantity } from './quantity.ts'
import type { Sentence } from './sentence.ts'

const SAID_LIMIT = 200
const CARRIED_WITH = /^(?:around|about|roughly|approximately|environ|nearly|almost|some)$/u

export function placeOf(
  text: string,
  { tokens }: Sentence,
  { first, kind }: Quantity,
  next: number,
  unitCarried: boolean,
) {
  const opens = unitCarried && kind === 'money' && CARRIED_WITH.test(tokens[first - 1]?.lower ?? '') ? first - 1 : first
  const start = tokens[opens]?.start ?? 0
  const end = tokens[next - 1]?.end ?? start
  if (end - start > SAID_LIMIT || end <= start) return null
  return { said: text.slice(start, end), start, end, sentence: spanAround(tokens, start, end) }
}

/** The sentence, or of a very long one whole tokens around the figure. */
function spanAround(tokens: Sentence['tokens'], start: number, end: number): { start: number; end: number } {
  const whole = { start: tokens[0]?.start ?? start, end: tokens.at(-1)?.end ?? end }
  if (whole.end - whole.start <= SENTENCE_LIMIT) return whole
  const room = Math.floor((SENTENCE_LIMIT - (end - start)) / 2)
  const first = tokens.find((token) => token.start >= start - room)
  const last = tokens.findLast((token) => token.end <= end + room)
  return { start: Math.min(first?.start ?? start, start), end: Math.max(last?.end ?? end, end) }
}
