/** What a percentage is of: behind it, or what the sentence before ended in where this one has no subject of its own. */
import { baseAt } from './nouns.ts'
import type { Quantity } from './quantity.ts'
import { wordsBetween, type Sentence } from './sentence.ts'

const WITHOUT_SUBJECT =
  /^(?:ramping|going|rising|growing|moving|climbing|increasing|stepping|getting|up|en montant|en passant)(?: |$)/u
const SPENDING =
  /(?:^| )((?:[a-zà-ÿ]+ )?(?:spending|expenditure|budgets?|investment|dépenses de [a-zà-ÿ]+|dépenses militaires))(?: \S+){0,6}$/u

export function baseOf(sentence: Sentence, { kind, base, first, unit }: Quantity, topic: string | null): string | null {
  if (kind !== 'percent' || unit !== '%') return null
  if (base !== null) return baseAt(sentence, base)
  const lead = wordsBetween(sentence, 0, first)
  if (WITHOUT_SUBJECT.test(lead) && topic !== null) return topic
  return SPENDING.exec(lead.slice(-90))?.[1]?.replace(/^(?:our|the|their|its|of|on|nos|les) /u, '') ?? null
}
