/** What the sentences before leave for those that follow. */
import type { Period } from '#shared/domain/figures/vocabulary.ts'
import type { Carrier } from './carried.ts'
import { yearIn } from './periods.ts'
import type { Quantity } from './quantity.ts'
import { programmeIn } from './programmes.ts'
import type { FigureContext } from './readFigures.ts'
import { saidBetween } from './nouns.ts'
import type { Sentence } from './sentence.ts'

export interface Heard {
  readonly carrier: Carrier | null
  readonly programme: string | null
  /** The year that the sentences before were about, of the same line. */
  readonly year: { readonly said: string; readonly year: Period['year']; readonly age: number } | null
  /** The last words of the sentence before, where it ends in what it is about. */
  readonly topic: string | null
}

export const NOTHING_HEARD: Heard = { carrier: null, programme: null, year: null, topic: null }

const BIG = 6
const YEAR_LASTS = 3

export function remembered(
  sentence: Sentence,
  quantities: readonly Quantity[],
  programmes: FigureContext['programmes'],
  before: Heard,
): Heard {
  const scaled = quantities.findLast(({ power }) => power >= BIG)
  return {
    carrier: scaled ?? before.carrier,
    programme: programmeIn(sentence, programmes) ?? before.programme,
    year: yearOf(sentence) ?? aged(before.year),
    topic: topicOf(sentence),
  }
}

function yearOf(sentence: Sentence): Heard['year'] {
  const found = yearIn(sentence.lower, null)
  if (found === null || (found.year === 'this' && !/this year|cette année/u.test(found.said))) return null
  return { said: found.said.trim(), year: found.year, age: 0 }
}

function aged(year: Heard['year']): Heard['year'] {
  return year === null || year.age + 1 >= YEAR_LASTS ? null : { ...year, age: year.age + 1 }
}

const ENDS_IN_TOPIC =
  /(?:^| )(?:to|on|about|of|for|de|sur|du|d'|à|des) (?:(?:our|the|their|nos|la|le|les|l') )?((?:\S+ )?\S+) [.]$/u

function topicOf(sentence: Sentence): string | null {
  const topic = ENDS_IN_TOPIC.exec(sentence.lower)?.[1]
  if (topic === undefined) return null
  const { tokens } = sentence
  const length = topic.split(' ').length
  return tokens.slice(-length - 1, -1).every(({ kind }) => kind === 'word')
    ? saidBetween(sentence, tokens.length - 1 - length, tokens.length - 1)
    : null
}
