/** "40 million, sorry, 44 million": who corrects himself says only the second number. */
import type { Quantity } from './quantity.ts'
import { wordsBetween, type Sentence } from './sentence.ts'
import type { Surroundings } from './surroundings.ts'

const MARK = '(?:[,;:–—-] )*'
const ENGLISH =
  'sorry|pardon(?: me)?|excuse me|correction|i mean|i meant|i should say|i stand corrected|make that|or rather|rather|wait|let me correct (?:that|myself|it)|i beg your pardon|my mistake|i misspoke|scratch that'
const FRENCH =
  'pardon|pardonnez - moi|excusez - moi|désolée?|enfin ,|je (?:me )?corrige|je me reprends|je voulais dire|je veux dire|ou plutôt|plutôt|correction|je me trompe|au temps pour moi'
const FILLER =
  "(?:no|non|oh|uh|er|euh|actually|in fact|enfin|it's|it is|that's|that is|they are|c' est|ce sont|of|to|at|à|de)"
const repair = (words: string) =>
  new RegExp(`^${MARK}(?:${FILLER} ${MARK})*(?:${words}) ${MARK}(?:(?:${FILLER}|${words}) ${MARK})*$`, 'u')
const REPAIR = { en: repair(ENGLISH), fr: repair(FRENCH) }
const LONGEST = 12

/** Those that are not corrected at once by the next of their kind. */
export function withoutRepaired(sentence: Sentence, quantities: readonly Quantity[]): readonly Quantity[] {
  return quantities.filter((quantity, at) => !isRepaired(sentence, quantity, quantities[at + 1]))
}

function isRepaired(sentence: Sentence, { next, kind }: Quantity, after: Quantity | undefined): boolean {
  if (after === undefined || after.first - next > LONGEST) return false
  if (after.kind !== kind && after.kind !== 'count' && kind !== 'count') return false
  const between = `${wordsBetween(sentence, next, after.first)} `
  return (sentence.isFrench ? REPAIR.fr : REPAIR.en).test(between) || REPAIR_OPEN.test(between)
}

const REPAIR_OPEN = /^(?:[,–—-] )+(?:no|non) (?:[,–—-] )+(?:(?:it's|that's|c' est) )?$/u

const REPAIRED_AFTER =
  /^(?:(?:no|non) [,–—-] )?(?:sorry|pardon|correction|excuse me|excusez - moi|i mean|je voulais dire|je corrige)(?: [,:–—-])?(?: (?:it's|it is|that's|that is|make that|c' est|i meant))? [$€£]?(?: ?\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\S+teen|\S+ty|half|un|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|vingt|trente|quarante|cinquante|soixante|cent) )/u

/** The next sentence opens with a correction and another number. */
export const isRepairedAfter = ({ following }: Surroundings) => REPAIRED_AFTER.test(following)
