/** Amounts that name no number: "tens of billions", "several hundred million euros", "des dizaines de milliards". */
import { currencyAfter } from './currencies.ts'
import { nounAt } from './nouns.ts'
import { NOTHING_ELSE, type Quantity } from './quantity.ts'
import type { Sentence } from './sentence.ts'

const STARTS = new Set(
  'tens hundreds thousands dozens scores several many millions billions trillions few couple dizaines centaines milliers millions milliards quelques plusieurs'.split(
    ' ',
  ),
)
const ENGLISH =
  /^(?:(?:tens|hundreds|thousands|dozens|scores|many) (?:and (?:tens|hundreds|thousands) )?(?:of )?(?<manifold>thousands|millions|billions|trillions)|(?:several|few|couple of|many) (?:hundred |thousand )?(?<few>thousand|million|billion|trillion)s?|(?<plain>millions|billions|trillions)|(?<many>hundreds|thousands))(?= |$)/u
const FRENCH =
  /^(?:(?:dizaines|centaines|milliers) de (?<manifold>milliers|millions|milliards)|(?:quelques|plusieurs) (?:(?:dizaines|centaines|milliers) de )?(?<few>milliers|millions|milliards)|(?<plain>millions|milliards)|(?<many>centaines|milliers))(?= |$)/u
const LOOK_AHEAD = 6
const NOT_COUNTED =
  /^(?:years?|times?|things?|questions?|ways?|reasons?|hours?|days?|miles?|kilomet(?:er|re)s?|thanks|ans|années|fois|choses|raisons|questions|heures|jours|kilomètres)$/u

export function readVague(sentence: Sentence, index: number): Quantity | null {
  const { tokens, isFrench } = sentence
  if (!STARTS.has(tokens[index]?.lower ?? '')) return null
  const ahead = tokens
    .slice(index, index + LOOK_AHEAD)
    .map(({ lower }) => lower)
    .join(' ')
  const match = (isFrench ? FRENCH : ENGLISH).exec(ahead)
  if (match === null) return null
  const next = index + match[0].split(' ').length
  const first =
    /^(?:few|couple)$/u.test(tokens[index]?.lower ?? '') && tokens[index - 1]?.lower === 'a' ? index - 1 : index
  const currency = currencyAfter(sentence, next)
  const common = { ...NOTHING_ELSE, first, kind: 'vague', inWords: true } as const
  if (currency !== null) return { ...common, next: currency.next, currency: currency.code }
  const isOf = /^(?:of|de|d')$/u.test(tokens[next]?.lower ?? '')
  const noun = isOf ? nounAt(sentence, next + 1) : null
  if (noun !== null) return NOT_COUNTED.test(noun.said) ? null : { ...common, next: noun.next, unit: noun.said }
  const { manifold, few } = match.groups ?? {}
  // Without what is counted, only what is many times a scale says an amount.
  return manifold === undefined && few === undefined ? null : { ...common, next }
}
