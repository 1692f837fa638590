/** What an amount is: the sum so far, a pace, a target, a forecast, a commitment or a pledge, by the words around it. */
import type { Measure } from '#shared/domain/figures/vocabulary.ts'
import { ENGLISH_CUES } from './englishCues.ts'
import { FRENCH_CUES } from './frenchCues.ts'
import { anywhere, atTheStart } from './sentence.ts'
import type { Surroundings } from './surroundings.ts'

/** Null where the words do not tell. `hasRate`: an amount per month and the like. */
export function measureOf({ lead, near, isFrench }: Surroundings, hasRate: boolean): Measure | null {
  if (IS_LACKING.test(near)) return null
  const cues = isFrench ? FRENCH_CUES : ENGLISH_CUES
  const told = (words: string) => cues.find(([, cue]) => cue.lead.test(words) || cue.near.test(near))?.[0] ?? null
  const found = told(lead) ?? (lead.includes(' , ') ? told(lead.replace(ASIDE, ' ')) : null)
  if (!hasRate) return found
  if (ON_TRACK.test(lead)) return 'pace'
  return found === null || found === 'total' ? 'pace' : found
}

/** "1 billion short of the goal": how far it is, and not the goal. */
const IS_LACKING = atTheStart(
  '(?:too )?short',
  'away from',
  'off',
  'below',
  'behind',
  'too (?:little|much)',
  'de (?:moins|trop)',
  'en dessous',
)

/** "the total, and I checked it this morning, is" */
const ASIDE = / , [^,]{1,80} , /gu
const ON_TRACK = anywhere('on (?:track|course)', 'sur la bonne voie', 'en bonne voie')

const STRONG = anywhere(
  "so far|to date|until now|up to now|thus far|in total|altogether|all told|target|goal|objective|aim(?:s|ing)? (?:for|to|at)|per month|a month|a week|a year|each month|à ce jour|jusqu' (?:ici|à présent)|pour l' instant|au total|en tout|objectif|par mois|par semaine|par an",
)

/** Counts of people and things are said all day long: theirs must be a clear measure. */
export function isClearMeasure({ lead, near }: Surroundings): boolean {
  return STRONG.test(lead) || STRONG.test(near)
}
