/** Per what time an amount comes: "a month", "per year", "monthly", "par mois", "mensuels". */
import type { Per } from '#shared/domain/figures/vocabulary.ts'
import { wordsBetween, type Sentence } from './sentence.ts'

const TIMES: Readonly<Record<string, Per>> = {
  day: 'day',
  daily: 'day',
  jour: 'day',
  week: 'week',
  weekly: 'week',
  semaine: 'week',
  month: 'month',
  monthly: 'month',
  mois: 'month',
  quarter: 'quarter',
  quarterly: 'quarter',
  trimestre: 'quarter',
  year: 'year',
  yearly: 'year',
  annum: 'year',
  annually: 'year',
  annual: 'year',
  an: 'year',
  année: 'year',
}
const ADJECTIVES: readonly (readonly [RegExp, Per])[] = [
  [/^quotidien/u, 'day'],
  [/^hebdomadaire/u, 'week'],
  [/^mensuel/u, 'month'],
  [/^trimestriel/u, 'quarter'],
  [/^annuel/u, 'year'],
]
const AFTER =
  /^(?:more |extra |in total |each |, )?(?:(?:a|per|each|every|every single|par|chaque|\/|in a|of it every|to the) (?<time>day|week|month|quarter|year|annum|jour|semaine|mois|trimestre|an|année)|(?<adverb>daily|weekly|monthly|quarterly|yearly|annually)|(?<adjective>quotidien\S*|hebdomadaires?|mensuel\S*|trimestriel\S*|annuel\S*))(?= |$)/u
const BEFORE =
  /(?:^| )(?:(?:each|every(?: single)?|chaque) (?<time>day|week|month|quarter|year|jour|semaine|mois|trimestre|année)|(?:an?|our|the|their|its) (?<adverb>daily|weekly|monthly|quarterly|yearly|annual)|(?<adjective>quotidien\S*|hebdomadaires?|mensuel\S*|trimestriel\S*|annuel\S*))(?: \S+){0,5}$/u
const REACH = 12

export interface SaidRate {
  readonly per: Per
  /** The token after its words, where they follow the amount. */
  readonly next: number | null
}

export function rateAt(sentence: Sentence, next: number, lead: string): SaidRate | null {
  const ahead = wordsBetween(sentence, next, Math.min(sentence.tokens.length, next + REACH))
  const after = AFTER.exec(ahead)
  if (after !== null) {
    const per = perOf(after.groups)
    return per === null ? null : { per, next: next + after[0].split(' ').length }
  }
  const before = BEFORE.exec(lead.slice(-70))
  const per = before === null ? null : perOf(before.groups)
  return per === null ? null : { per, next: null }
}

function perOf(groups: Readonly<Record<string, string | undefined>> | undefined): Per | null {
  const { time, adverb, adjective } = groups ?? {}
  if (adjective !== undefined) return ADJECTIVES.find(([pattern]) => pattern.test(adjective))?.[1] ?? null
  return TIMES[time ?? adverb ?? ''] ?? null
}
