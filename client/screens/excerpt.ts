/** The part of a sentence around some of its words that fits into a line or two, cut between words. Pure. */

/** `start` and `end`: of the words, from the beginning of the sentence. */
export function excerpt(sentence: string, { start, end }: { start: number; end: number }, limit: number): string {
  if (sentence.length <= limit) return sentence
  const room = Math.max(0, limit - (end - start))
  const wanted = Math.max(0, Math.min(start - Math.ceil(room / 2), sentence.length - limit))
  const from = wanted === 0 ? 0 : wordAfter(sentence, wanted, start)
  const last = Math.min(sentence.length, from + limit)
  const to = last === sentence.length ? last : wordBefore(sentence, last, end)
  return `${from === 0 ? '' : '… '}${sentence.slice(from, to).trim()}${to === sentence.length ? '' : ' …'}`
}

/** The next beginning of a word, though not after the words themselves. */
function wordAfter(sentence: string, at: number, start: number): number {
  const space = sentence.indexOf(' ', at)
  return space < 0 || space >= start ? Math.min(at, start) : space + 1
}

function wordBefore(sentence: string, at: number, end: number): number {
  const space = sentence.lastIndexOf(' ', at)
  return space < end ? Math.max(at, end) : space
}
