/** All quantities of a sentence, in order, none within another. */
import { readAmount } from './amountsSaid.ts'
import { ONE } from './amounts.ts'
import type { Quantity } from './quantity.ts'
import type { Sentence } from './sentence.ts'
import { readShare } from './shares.ts'
import { readVague } from './vague.ts'

const MONTH =
  /^(?:jan(?:uary|vier)|february|february|février|mar(?:ch|s)|a(?:pril|vril)|may|mai|june|juin|jul(?:y)|juillet|august|août|septemb(?:er|re)|octob(?:er|re)|novemb(?:er|re)|d[eé]cemb(?:er|re))$/u
const LAST_OF_MONTH = 31n * ONE
const YEAR = /^(?:19|20|21)\d\d$/u

/** Years and dates divide no words between two amounts. */
function isOfTheCalendar({ tokens }: Sentence, { first, kind, value, power, unit, of, from, high }: Quantity): boolean {
  if (kind !== 'count' || power > 0 || of !== null || from !== null || high !== null) return false
  const beside = (at: number) => MONTH.test(tokens[at]?.lower ?? '')
  const isYear = YEAR.test(tokens[first]?.text ?? '')
  const isIntroduced = /^(?:in|en)$/u.test(tokens[first - 2]?.lower ?? '')
  if (beside(first - 1) && isIntroduced && !isYear) return false
  if (beside(first - 1) || beside(first + 1)) return isYear || value === null || value <= LAST_OF_MONTH
  if (!isYear) return false
  const introduced =
    /^(?:in|for|by|of|since|until|during|before|after|from|to|en|depuis|pour|d'ici|fin|avant|de|à|year|-)$/u
  return unit === null || introduced.test(tokens[first - 1]?.lower ?? '')
}

/** What is beyond is not looked at: a sentence with so many numbers is a table, or no speech. */
const QUANTITIES_AT_MOST = 60

export function quantitiesOf(sentence: Sentence): Quantity[] {
  const quantities: Quantity[] = []
  const { tokens } = sentence
  let taken = 0
  for (let index = 0; index < tokens.length && quantities.length < QUANTITIES_AT_MOST; index += 1) {
    if (tokens[index]?.kind === 'mark') continue
    const found = readVague(sentence, index) ?? readShare(sentence, index) ?? readAmount(sentence, index)
    if (found === null) continue
    // A code between two numbers ("5 NOK 7") is the first one's.
    if (!isOfTheCalendar(sentence, found)) quantities.push({ ...found, first: Math.max(found.first, taken) })
    taken = found.next
    index = Math.max(index, found.next - 1)
  }
  return quantities
}
