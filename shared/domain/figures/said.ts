/** Where a figure was said: the words, and the sentence around them, cut where it is longer than what is kept. */
import type { SaidLine } from '../events.ts'
import { SENTENCE_LIMIT } from './state.ts'
import type { FigureSource } from './vocabulary.ts'

/** Offsets in UTF-16 units, the end excluded. */
export interface Span {
  readonly start: number
  readonly end: number
}

type Said = Pick<SaidLine, 'speakerId' | 'turn' | 'saidAt'> & { readonly id: string }

/** `text`: the line's as it is by now; `said`: what stands between the offsets. */
export function sourceIn(line: Said, text: string, { start, end }: Span, around: Span): FigureSource {
  const sentence = trimmed(text, cut(around, { start, end }))
  return {
    lineId: line.id,
    speakerId: line.speakerId,
    turn: line.turn,
    saidAt: line.saidAt,
    said: text.slice(start, end),
    start,
    end,
    sentence: { ...sentence, text: text.slice(sentence.start, sentence.end) },
  }
}

/** The span without the white space at its ends, and with no half of a character. */
export function trimmed(text: string, span: Span): Span {
  let { start, end } = span
  if (isSecondHalf(text, start)) start += 1
  if (isSecondHalf(text, end)) end -= 1
  while (start < end && text[start] === ' ') start += 1
  while (end > start && text[end - 1] === ' ') end -= 1
  return { start, end }
}

function isSecondHalf(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset)
  return unit >= 0xdc00 && unit <= 0xdfff
}

/** As much on both sides of the words as there is room for. */
function cut(sentence: Span, words: Span): Span {
  if (sentence.end - sentence.start <= SENTENCE_LIMIT) return sentence
  const room = Math.max(0, SENTENCE_LIMIT - (words.end - words.start))
  const start = Math.max(sentence.start, Math.min(words.start - Math.floor(room / 2), sentence.end - SENTENCE_LIMIT))
  return { start, end: Math.min(sentence.end, start + SENTENCE_LIMIT) }
}

/** The sentence that the words stand in, where no reading of the line tells. */
export function sentenceAround(text: string, { start, end }: Span): Span {
  let from = 0
  for (const { index, 0: mark } of text.matchAll(/[.!?…]["'”’»)\]]{0,3} /gu)) {
    const after = index + mark.length
    if (after <= start) from = after
    else if (after > end) return { start: from, end: after }
  }
  return { start: from, end: text.length }
}
