/** The words around a quantity that belong to it and not to the one before or after. */
import type { Quantity } from './quantity.ts'
import { wordsBetween, type Sentence } from './sentence.ts'

export interface Surroundings {
  /** From the quantity before, or the beginning of its clause, up to it. */
  readonly lead: string
  /** Up to the quantity after. */
  readonly tail: string
  /** The part of the tail that is still its own clause. */
  readonly near: string
  /** How the sentence after it begins, where no other quantity stands between. */
  readonly following: string
  readonly isFrench: boolean
}

const LEAD = 40
const TAIL = 24
const CLAUSE =
  / (?:[;:]|(?:, )?(?:and|but|while|whereas|against|compared|et|mais|alors que|tandis que|contre))(?= (?:(?:we|i|it|they|he|she|there|that|this)'\S+|there|then|we|i|it|they|he|she|for|next|this|that|our|their|in|on|the|so|already|another|a|by|nous|je|il|elle|ils|on|pour|notre|cette|un|une|le|la|les|d'ici|en)(?: |$)) /u

export function surroundingsOf(
  sentence: Sentence,
  quantities: readonly Quantity[],
  at: number,
  following: string,
): Surroundings {
  const { first, next } = quantities[at] ?? { first: 0, next: 0 }
  const before = quantities[at - 1]
  const after = quantities[at + 1]
  const lead = wordsBetween(sentence, Math.max(before?.next ?? 0, first - LEAD), first)
  const tail = wordsBetween(sentence, next, Math.min(after?.first ?? sentence.tokens.length, next + TAIL))
  const cut = before === undefined ? null : CLAUSE.exec(` ${lead} `)
  const end = CLAUSE.exec(` ${tail} `)
  return {
    lead: cut === null ? lead : lead.slice(Math.max(0, cut.index + cut[0].length - 2)).trim(),
    tail,
    near: end === null ? tail : tail.slice(0, Math.max(0, end.index)).trim(),
    following: after === undefined ? following : '',
    isFrench: sentence.isFrench,
  }
}
