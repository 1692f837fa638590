/** The time that an amount is for: months, a quarter, this or next year, a year by its number. */
import type { Period } from '#shared/domain/figures/vocabulary.ts'
import type { Surroundings } from './surroundings.ts'

const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    'january february march april may june july august september october november december',
    'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
    'jan feb mar apr may jun jul aug sep oct nov dec',
    'jan fevrier mar avr mai juin juil aout sept oct nov dec',
  ].flatMap((names) => names.split(' ').map((name, index): [string, number] => [name, index + 1])),
)
const MONTH = [...MONTHS.keys()].sort((a, b) => b.length - a.length).join('|')
const JOINED = ` (?:to|through|until|till|-|–|—|à|au|jusqu' (?:à|en)|and|et) `
const RANGE = new RegExp(`(?:^| )(?:from |between |de |entre |d' )?(${MONTH})${JOINED}(${MONTH})(?= |$)`, 'u')
const LIST = new RegExp(`(?:^| )(?:${MONTH})(?: , (?:and |et )?(?:${MONTH})| (?:and|et) (?:${MONTH}))+(?= |$)`, 'u')
const ONE = new RegExp(
  `(?:^| )(?:in|for|during|this|last|next|by|by the end of|before|maybe|perhaps|en|pour|d'ici|d' ici|fin|peut - être|au mois de|au mois d') (${MONTH})(?= |$)(?! \\d{1,2}(?: |$))`,
  'u',
)
/** "August was", "March's 40 million", "juin, c'était". */
const AS_SUBJECT = new RegExp(
  `(?:^|(?:^| )(?:[,;:.–—-]|and|but|et|mais) )(${MONTH})(?:'s| (?:alone|itself|was|were|is|will|brought|saw|has|had|gave|came|got|made|stood|added|closed|ended|a|ont|sera|était|seul|, c'))?(?= |$)(?! (?:i|we|you|he|she|it|they|the|be|not|this|that|well) )`,
  'u',
)
/** "the 40 million of March". */
const BEHIND = new RegExp(`^(?:of|in|for|de|d'|du mois de) (${MONTH})(?= |$)`, 'u')
const YEAR_AFTER = /^(?: of| de)? ,? ?(?<year>(?:19|20|21)\d\d)(?= |$)/u

const YEAR =
  /(?:^| )(?:in|for|by|of|during|until|through|before|to|throughout|en|pour|d'ici|d' ici|fin|mid|end|since|depuis|l' année|d' ici à|avant|the year|the end of|budget) (?:the )?(?:year |end of |end |fin |l' année |à )?(?:- )?(?<year>(?:19|20|21)\d\d)(?= |$)/u
const NEXT =
  /(?:^| )(?:next year|the (?:coming|following) year|l' (?:an|année) prochaine?|l' année (?:suivante|à venir)|l' an prochain)(?= |$)/u
const LAST =
  /(?:^| )(?:last year|the (?:past|previous) year|l' an (?:dernier|passé)|l' année (?:dernière|passée))(?= |$)/u
const THIS =
  /(?:^| )(?:this (?:whole |full |entire |calendar |financial |fiscal )?year|the current year|cette année|l' année en cours)(?: |$)/u
const WHOLE =
  /(?:^| )(?:(?:the|a) (?:full|whole|entire) year|the year as a whole|(?:the )?year ' s end|year - end|the end of the year|the year|toute l' année|l' (?:année|ensemble de l' année) (?:entière|complète)|l' ensemble de l' année|la fin de l' année|l' année|fin d' année)(?= |$)/u

const QUARTERS: readonly (readonly [RegExp, readonly number[]])[] = [
  [/(?:^| )(?:the first quarter|q1|premier trimestre)(?= |$)/u, [1, 2, 3]],
  [/(?:^| )(?:the second quarter|q2|deuxième trimestre)(?= |$)/u, [4, 5, 6]],
  [/(?:^| )(?:the third quarter|q3|troisième trimestre)(?= |$)/u, [7, 8, 9]],
  [/(?:^| )(?:the (?:fourth|last|final) quarter|q4|quatrième trimestre|dernier trimestre)(?= |$)/u, [10, 11, 12]],
  [/(?:^| )(?:the first half(?: of)?|premier semestre)(?= |$)/u, [1, 2, 3, 4, 5, 6]],
  [/(?:^| )(?:the second half(?: of)?|second semestre|deuxième semestre)(?= |$)/u, [7, 8, 9, 10, 11, 12]],
]

/** "…, and then in August" before the next amount. */
const OF_THE_NEXT = new RegExp(`(?:^| )(?:[,;]|and|et|then|puis)(?: \\S+){0,3} (?:${MONTH})(?: .*)?$`, 'u')
const YEAR_OF_THE_NEXT = /(?:^| )(?:[,;]|and|et)(?: \S+){0,2} (?:in|en) (?:19|20|21)\d\d(?: [^ .]+){0,3}$/u
/** "…, in August" and nothing else, before an amount. */
const NEXT_MONTH = new RegExp(
  `(?:^|(?:^| )[,;] )(?:(?:and|et|then|puis|but|mais) )*(?:(?:in|en|for) )?(?:${MONTH})(?: already| déjà)?$`,
  'u',
)

export const isMonth = (word: string) => MONTHS.has(word)

const BARE_JOINT = /(?:^| )(?:and|et|then|puis)$/u
const MONTH_BEHIND = new RegExp(`^(?:in|en|for) (?:${MONTH})(?= |$)`, 'u')

/** The next of a row of amounts, each with its month. */
export const isNextMonth = ({ lead, tail }: Surroundings, isInRow: boolean) =>
  isInRow && (NEXT_MONTH.test(lead) || (BARE_JOINT.test(lead) && MONTH_BEHIND.test(tail)))

interface Found {
  readonly said: string
  readonly months: readonly number[]
  readonly year: Period['year']
}

/** What follows is nearer than what stands before; `inherited` is the year that the words before were about. */
export function periodOf({ lead, tail }: Surroundings, inherited: Period['year']): Period | null {
  const ownMonths = monthsIn(lastClause(lead)) ?? oneMonth(AS_SUBJECT, lastClause(lead))
  const ownYear = yearIn(lastClause(lead), inherited)
  const behind = ownMonths === null ? tail : tail.replace(OF_THE_NEXT, '')
  const tailMonths = monthsIn(behind) ?? oneMonth(BEHIND, behind)
  const tailYear = yearIn(ownYear === null ? tail : tail.replace(YEAR_OF_THE_NEXT, ''), inherited)
  const months = tailMonths ?? ownMonths
  const year = tailYear ?? ownYear
  const found = months ?? year
  if (found === null) return null
  return {
    said: found.said.trim().slice(0, 120),
    months: [...(months?.months ?? [])],
    year: months?.year ?? year?.year ?? null,
  }
}

/** What follows a colon or a semicolon, where that is a clause. */
function lastClause(lead: string): string {
  const at = Math.max(lead.lastIndexOf(' : '), lead.lastIndexOf(' ; '))
  const clause = lead.slice(at + 1)
  return at >= 0 && clause.split(' ').length > 2 ? clause : lead
}

function monthsIn(words: string): Found | null {
  const quarter = QUARTERS.map(([pattern, months]) => ({ match: pattern.exec(words), months })).find(
    ({ match }) => match !== null,
  )
  if (quarter?.match != null) return { said: quarter.match[0], months: quarter.months, year: null }
  const list = LIST.exec(words)
  if (list !== null) {
    const months = list[0].split(' ').flatMap((word) => MONTHS.get(word) ?? [])
    return { said: list[0], months: [...new Set(months)].slice(0, 12), year: yearBehind(words, list) }
  }
  const range = RANGE.exec(words)
  if (range !== null) return { said: range[0], months: monthsFrom(range[1], range[2]), year: yearBehind(words, range) }
  // "in may" is a month; "may" after other words is a verb.
  return oneMonth(ONE, words)
}

function oneMonth(pattern: RegExp, words: string): Found | null {
  const one = pattern.exec(words)
  if (one === null) return null
  return { said: one[0], months: [MONTHS.get(one[1] ?? '') ?? 1], year: yearBehind(words, one) }
}

function monthsFrom(first = '', last = ''): number[] {
  const [from, to] = [MONTHS.get(first) ?? 1, MONTHS.get(last) ?? 1]
  const length = ((to - from + 12) % 12) + 1
  return Array.from({ length }, (_, index) => ((from - 1 + index) % 12) + 1)
}

function yearBehind(words: string, match: RegExpExecArray): number | null {
  const year = YEAR_AFTER.exec(words.slice(match.index + match[0].length))?.groups?.['year']
  return year === undefined ? null : Number(year)
}

/** Of several the last one named. */
export function yearIn(words: string, inherited: Period['year']): Found | null {
  const number = YEAR.exec(words)
  if (number !== null) return { said: number[0], months: [], year: Number(number.groups?.['year']) }
  for (const [pattern, year] of [
    [NEXT, 'next'],
    [THIS, 'this'],
    [LAST, 'last'],
  ] as const) {
    const found = pattern.exec(words)
    if (found !== null) return { said: found[0], months: [], year }
  }
  const whole = WHOLE.exec(words)
  return whole === null ? null : { said: whole[0], months: [], year: inherited ?? 'this' }
}
