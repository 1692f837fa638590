/** All quantities of a sentence, in order, none within another. */
import { readAmount } from './amountsSaid.ts'
import type { Quantity } from './quantity.ts'
import type { Sentence } from './sentence.ts'
import { readShare } from './shares.ts'
import { readVague } from './vague.ts'

/** What is beyond is not looked at: a sentence with so many numbers is a table, or no speech. */
const QUANTITIES_AT_MOST = 60

export function quantitiesOf(sentence: Sentence): Quantity[] {
  const quantities: Quantity[] = []
  const { tokens } = sentence
  for (let index = 0; index < tokens.length && quantities.length < QUANTITIES_AT_MOST; index += 1) {
    if (tokens[index]?.kind === 'mark') continue
    const found = readVague(sentence, index) ?? readShare(sentence, index) ?? readAmount(sentence, index)
    if (found === null) continue
    quantities.push(found)
    index = Math.max(index, found.next - 1)
  }
  return quantities
}
