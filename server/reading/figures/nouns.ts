/** The noun that is counted, as it was said. */
import type { Sentence } from './sentence.ts'

const words = (list: string) => new Set(list.split(' '))

const NO_NOUN = words(
  'the a an of and or to for in on at by from with over under into per each every is are was were be been being has have had will would could should may might can must do does did not as than that this these those which who we you they it he she i us our your their its his her more less extra further again now so far already yet still also next last when if but because while until till since before after about around up down out off there here then only even just maybe perhaps plus went goes go come comes came means gets got makes made helps needs stands remains buys covers wants says seems feels looks left alone altogether together overall total way both all within without against between across through during january february march april june july august september october november december',
)
const NO_NOUN_FRENCH = words(
  "le la les l' un une des du de d' et ou à au aux en dans sur par pour avec sans est sont était a ont avait sera seront que qui ce cet cette ces nous vous ils elles il elle on notre nos votre vos leur leurs son sa ses plus moins encore déjà ici là puis mais car si ne n' pas se s' y dont où comme chaque supplémentaires supplémentaire environ seulement janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
)
const IRREGULAR = words('people men women children staff personnel police aircraft cattle households')
const LONGEST = 3

/** Up to three words that end in a plural ("grain ships"), else the first one. Null where no noun follows. */
export function nounAt(sentence: Sentence, index: number): { readonly said: string; readonly next: number } | null {
  const { tokens, isFrench } = sentence
  const none = isFrench ? NO_NOUN_FRENCH : NO_NOUN
  let next = index
  while (next < index + LONGEST) {
    const token = tokens[next]
    if (token?.kind !== 'word' || none.has(token.lower)) break
    next += 1
    if (isFrench || isPlural(token.lower)) return withContents(sentence, index, next)
  }
  return next === index ? null : { said: saidBetween(sentence, index, index + 1), next: index + 1 }
}

const CONTAINERS =
  /^(?:tonnes?|tons?|lit(?:er|re)s?|barrels?|bags?|kilos?|kilograms?|boxes|crates|bottles|barils?|sacs?)$/u

/** "tonnes of wheat". */
function withContents(sentence: Sentence, index: number, next: number) {
  const { tokens, isFrench } = sentence
  const isOf = /^(?:of|de|d')$/u.test(tokens[next]?.lower ?? '')
  const content = tokens[next + 1]
  const none = isFrench ? NO_NOUN_FRENCH : NO_NOUN
  const holds =
    isOf && CONTAINERS.test(tokens[next - 1]?.lower ?? '') && content?.kind === 'word' && !none.has(content.lower)
  const end = holds ? next + 2 : next
  return { said: saidBetween(sentence, index, end), next: end }
}

export function isPlural(word: string): boolean {
  return IRREGULAR.has(word) || (word.length > 3 && /[^s]s$/u.test(word) && !/(?:us|is)$/u.test(word))
}

/** As printed, single spaces where there is white space. */
export function saidBetween({ tokens }: Sentence, first: number, next: number): string {
  let said = ''
  for (let index = first; index < next; index += 1) {
    const token = tokens[index]
    if (token !== undefined) said += (index > first && !token.glued ? ' ' : '') + token.text
  }
  return said
}

const DETERMINERS = words("the our your their its his her these those all my this that that's some any")
const DETERMINERS_FRENCH = words("le la les l' nos vos leurs leur notre votre son sa ses ces cette ce")

export function skipDeterminers({ tokens, isFrench }: Sentence, index: number): number {
  const set = isFrench ? DETERMINERS_FRENCH : DETERMINERS
  let next = index
  while (next < index + 2 && set.has(tokens[next]?.lower ?? '')) next += 1
  return next
}

const ENDS_A_BASE = words(
  'it we they you he she i by to for in on at from with is are was were will would has have had and or but as that which who when if because while until this next last over under per so now today may can could should must have been already of goes go comes come leaves leave runs run lies stays stay needs need gets get works work lives live arrives arrive depends depend remains remain flows moves ends',
)
const ENDS_A_BASE_FRENCH = words(
  "nous il elle on ils elles vous je à par pour dans sur avec est sont était a ont avait sera seront et ou mais que qui en d'ici cette l' au aux se ne n' déjà de du des d' doivent doit peuvent peut va vont viennent vient reste restent partent part passent passe être vivent vit arrivent arrive",
)
const LONGEST_BASE = 6

/** What a percentage is of: "its harbour dues". Null where there is none. */
export function baseAt(sentence: Sentence, index: number): string | null {
  const { tokens, isFrench } = sentence
  const ends = isFrench ? ENDS_A_BASE_FRENCH : ENDS_A_BASE
  const first = skipDeterminers(sentence, index)
  let next = first
  while (next < first + LONGEST_BASE) {
    const token = tokens[next]
    if (token === undefined || (token.kind !== 'word' && token.text !== '-') || ends.has(token.lower)) break
    next += 1
  }
  return next === first ? null : saidBetween(sentence, first, next).slice(0, 120)
}
