/** Whether a number is meant exactly: the words right before and right after it. */
import type { Bound } from '#shared/domain/figures/vocabulary.ts'
import { deniesTheBound } from './denials.ts'
import { atTheEnd, atTheStart } from './sentence.ts'
import type { Surroundings } from './surroundings.ts'

const BEFORE: readonly (readonly [Bound, RegExp])[] = [
  [
    'at-least',
    atTheEnd(
      'at least',
      '(?:no|not) (?:less|fewer) than',
      '(?:a )?minimum(?: of)?',
      'as (?:much|many) as at least',
      'au moins',
      'au minimum',
      "(?:pas|rien) moins (?:de|d')",
      "un minimum (?:de|d')",
    ),
  ],
  [
    'at-most',
    atTheEnd(
      'at most',
      'at the most',
      '(?:no|not) (?:more|higher) than',
      '(?:not|never|cannot) (?:to )?(?:exceed|go beyond|go above)',
      '(?:a )?maximum(?: of)?',
      'au plus',
      'au maximum',
      "pas plus (?:de|d')",
      "un maximum (?:de|d')",
      '(?:dépassera|dépasser|dépasse|excédera|excéder) (?:pas|jamais)',
      'pas (?:dépasser|excéder)',
      "jusqu' à",
      "(?:un )?plafond (?:de|d')",
      'capped at',
      '(?:a )?(?:cap|ceiling) of',
    ),
  ],
  [
    'more-than',
    atTheEnd(
      '(?:more|better|higher|greater) than',
      '(?:well |just |slightly )?(?:(?<!hand(?:ed|s|ing)? )over|above|beyond)',
      'in excess of',
      'exceed(?:s|ed|ing)?',
      'upwards? of',
      'north of',
      "plus (?:de|d')",
      "au - delà (?:de|d')",
      'dépass(?:e|era|ent|eront|é)',
    ),
  ],
  [
    'less-than',
    atTheEnd(
      '(?:less|fewer|lower) than',
      '(?:well |just |slightly )?(?:under|below)',
      '(?:just )?short of',
      'south of',
      "moins (?:de|d')",
      'sous (?:la barre des|les)',
      'en dessous de',
    ),
  ],
  [
    'about',
    atTheEnd(
      '(?:somewhere )?(?:around|about|roughly|approximately|approx(?: [.])?|circa|nearly|almost)',
      'some',
      '(?:very )?close to',
      '(?:in|somewhere in) the (?:region|order|neighbourhood|vicinity|range) of',
      'on the order of',
      'something like',
      '(?:in the )?ballpark(?: of| ,)?',
      'more or less',
      '~',
      "environ|quelque|quelques|presque|approximativement|grosso modo|autour (?:de|d')|aux alentours (?:de|d')",
      '(?:en gros|à la louche|plus ou moins|à peu près|grosso modo|en moyenne|environ)(?: à| de)?',
      "près (?:de|d')",
      "(?:de )?l' ordre (?:de|d')",
      'à quelque chose comme',
    ),
  ],
]
/** "ramping up to", "it could go up to": no bound. */
const GOES_UP_TO =
  /(?:^| )(?:ramp(?:s|ed|ing)?|go|goes|going|gone|went|adds?|added|adding|rise|rises|rising|rose|risen|steps?|stepping|scal(?:e|ed|ing)|get|gets|getting|got|mov(?:e|es|ed|ing)|build|building|builds|climb|climbing|come|comes|bring|brings|bringing|brought|tak(?:e|es|ing)|took|push|pushing|sums?|grow|growing|monter|montera|va|aller|ira|passer|porter) (?:it |that |us |them |this )?(?:up to|jusqu' à)$/u
const UP_TO = atTheEnd('up to', 'as (?:much|many) as')
const BEFORE_IT = /(?: (?:the|a|an|that|these|those|a total of|les|la|le|l'|un total de))+$/u

const AFTER: readonly (readonly [Bound, RegExp])[] = [
  [
    'at-least',
    atTheStart(
      'or more',
      '(?:, )?at (?:the very )?least',
      '(?:, )?at a minimum',
      'and counting',
      'or above',
      '\\+',
      '(?:, )?au (?:moins|minimum)',
      'ou plus',
      'minimum',
    ),
  ],
  [
    'at-most',
    atTheStart(
      '(?:, )?at (?:the )?most',
      '(?:, )?at a maximum',
      'or less',
      'or fewer',
      'maximum',
      '(?:, )?au (?:plus|maximum)',
      'ou moins',
    ),
  ],
  [
    'about',
    atTheStart(
      'or so',
      'or thereabouts',
      ', (?:roughly|approximately|give or take|more or less)',
      'give or take',
      ',? ?environ',
      'à peu près',
    ),
  ],
]

const SPEAKS_ABOUT = /(?:^| )(?:talk|speak|hear|heard|read|think|know|care|ask|argue)(?:s|ing|ed)? about$/u

/** `said`: the words of the number itself. */
export function boundOf({ lead, tail }: Surroundings, said = ''): Bound {
  const before = lead.slice(-80).replace(BEFORE_IT, '')
  if (UP_TO.test(before) || /jusqu' à$/u.test(before)) return GOES_UP_TO.test(before) ? 'exactly' : 'at-most'
  if (SPEAKS_ABOUT.test(before)) return 'exactly'
  const found = BEFORE.find(([, pattern]) => pattern.test(before))
  if (found !== undefined) return found[0] === 'less-than' && deniesTheBound(before) ? 'at-least' : found[0]
  const after = tail.slice(0, 40)
  return AFTER.find(([, pattern]) => pattern.test(after))?.[0] ?? (SAYS_ABOUT.test(said) ? 'about' : 'exactly')
}

const SAYS_ABOUT = /^une \S+aine(?: |$)/u

/** Whether the number is said to be one at all: "around 15", "au moins 20". */
export function isBounded(around: Surroundings): boolean {
  return boundOf(around) !== 'exactly'
}
