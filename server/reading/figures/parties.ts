/** Who pledges: a country by one of its names in English or French, or another name that stands before the verb. */
import type { Party } from '#shared/domain/figures/vocabulary.ts'
import { saidBetween } from './nouns.ts'
import type { Quantity } from './quantity.ts'
import { wordsBetween, type Sentence } from './sentence.ts'

const CODES =
  'AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN VU WS XK YE ZA ZM ZW'.split(
    ' ',
  )
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'united states': 'US',
  'états - unis': 'US',
  usa: 'US',
  britain: 'GB',
  'great britain': 'GB',
  uk: 'GB',
  'royaume - uni': 'GB',
  holland: 'NL',
  turkey: 'TR',
  türkiye: 'TR',
  'czech republic': 'CZ',
  'république tchèque': 'CZ',
  'south korea': 'KR',
  'corée du sud': 'KR',
  netherlands: 'NL',
  'pays - bas': 'NL',
}
const LONGEST_NAME = 5

/** Words of a name in lower case, one space between all → its code. Made when the first pledge is heard. */
let names: ReadonlyMap<string, string> | undefined

function countryNames(): ReadonlyMap<string, string> {
  if (names !== undefined) return names
  const made = new Map<string, string>()
  for (const language of ['en', 'fr']) {
    const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
    for (const code of CODES) {
      const name = display.of(code)
      if (name !== undefined) made.set(inWords(name), code)
    }
  }
  for (const [name, code] of Object.entries(OTHER_NAMES)) made.set(name, code)
  names = made
  return made
}

const inWords = (name: string) =>
  name.toLowerCase().replaceAll('’', "'").replace(/-/gu, ' - ').replace(/'/gu, "' ").trim()

/** The code of the country with this English or French name; null where none has it. */
export function countryCode(name: string): string | null {
  return countryNames().get(inWords(name)) ?? null
}

/** Pronouns and the like that stand in capitals at the beginning of a sentence. */
const NO_NAME =
  /^(?:(?:we|i|you|they|he|she|it|that|there|who|let|here|what)'\S+|the|a|an|we|they|he|she|it|i|you|this|that|these|those|so|and|but|then|there|our|their|his|her|its|my|members?|allies|everybody|everyone|nobody|others?|both|all|many|some|several|today|yesterday|tomorrow|now|also|in|on|at|for|from|with|as|if|when|while|since|monday|tuesday|wednesday|thursday|friday|saturday|sunday|last|this|next|le|la|les|l'|un|une|nous|ils|elles|il|elle|on|je|vous|ce|cette|ces|et|mais|donc|notre|nos|votre|vos|leurs?|son|sa|ses|mon|ma|mes|chaque|tous|toutes|aujourd'hui|hier|demain|puis|alors|donors?|countries|ministers?|january|february|march|april|may|june|july|august|september|october|november|december|us\$|eur|usd|nok)$/u

const PLEDGES =
  /^(?:pledg(?:e|es|ed|ing)|announc(?:e|es|ed|ing)|contribut(?:e|es|ed|ing)|donat(?:e|es|ed|ing)|gives?|gave|given|giving|offer(?:s|ed|ing)?|promis(?:e|es|ed|ing)|adds?|added|adding|puts?|putting|commits?|committed|provid(?:e|es|ed|ing)|pays?|paid|brings?|brought|came|comes|come|sends?|sent|chips?|chipped|chipping|kick(?:s|ed)|threw|throws|pitched|stump(?:s|ed)|coughed|topped|topp?ed|handed|laid|wired|transferred|stepped|sort|sorti|participe|contribuent|matche[sd]|match|has|have|will|is|also|just|today|yesterday|agreed|promet|promettent|promettre|promis|annonce|annoncé|annoncent|apporte|apporté|donne|donné|verse|versé|versera|contribue|contribué|contribuera|offre|offert|s'|met|mis|mettra|a|ont|vient|va|fournira|fournit|apportera|donnera|ajoute|ajouté|ajoutera|débloque|débloqué|débloquera|engage|engagé)$/u
const PLEDGE_WORD =
  /(?:^| )(?:pledg(?:e|es|ed|ing)|announc(?:e|es|ed|ing)|contribut(?:e|es|ed|ing|ion|ions)|donat(?:e|es|ed|ing|ion|ions)|gives?|gave|given|giving|offer(?:s|ed|ing)?|promis(?:e|es|ed|ing)|add(?:s|ed|ing)?|put(?:s|ting)?(?: in| up| down| on the table)?|commit(?:s|ted|ting)?|provid(?:e|es|ed|ing)|pay(?:s|ing)?|paid|bring(?:s|ing)?|came in with|com(?:e|es|ing) from|came from|vien(?:t|nent) (?:de|du|d')|comes in with|(?:chip(?:s|ped)?|kick(?:s|ed)?|threw|throws?|pitch(?:es|ed)?|weigh(?:s|ed)?) in|(?:stump|cough|pon(?:y|ie)|top)(?:s|p?ed)?(?: it)? up|(?:came|comes?|stepp?ed|steps) (?:up|forward) with|hand(?:s|ed) over|laid|wired|transferred|good for|thanks to|(?:came|comes?|arrived|flowed|landed)(?: in)? from|(?:is|are|was|were) from|from(?: \S+){1,4} there (?:will be|is|was|are|were|comes?|came)|from(?: \S+){1,4} (?:we|they) (?:\S+ )?(?:got|get|received|receive|have|expect)|(?:venus?|venue?s?|arrivée?s?|proviennent|provient) (?:de|du|d')|sorti|participe|(?:y va|y vont) de|grâce à|sen[dt]s?|match(?:es|ed)?|promet|promettent|promesses?|promis|annonc(?:e|é|ent|er)|apport(?:e|é|era|er|erait|ent)|donn(?:e|é|era|er|erait|ent)|vers(?:e|é|era|er|erait|ent)|contribu(?:e|é|era|er|erait|eraient|eront|ent|tion)|offre|offert|débloqu(?:e|é|era|er)|ajout(?:e|é|era|er)|engag(?:e|é|era|er)|met sur la table|met|mis|mettra|mettre|mettent|fournit|fournira)(?= |$)/u
const FROM_WHOM = /^(?:from|by|de|du|des|d'|par|of)$/u

export interface SaidParty {
  readonly party: Party
  /** The token of its first word. */
  readonly at: number
}

/** The party whose pledge the quantity is; null where nobody named pledges it. `from`: where the quantity before ended. */
/** Names stand so near at most. */
const REACH = 40

export function partyOf(sentence: Sentence, { first, next }: Quantity, begin: number, end: number): SaidParty | null {
  const from = Math.max(begin, first - REACH)
  const until = Math.min(end, next + REACH)
  if (!PLEDGE_WORD.test(wordsBetween(sentence, Math.max(0, first - 2 * REACH), until))) return null
  const pledgesBefore = PLEDGE_WORD.test(wordsBetween(sentence, from, first))
  const pledgesAfter = PLEDGE_WORD.test(wordsBetween(sentence, next, until))
  if (!pledgesBefore && !pledgesAfter && !hasPledgedBefore(sentence, from)) return null
  return subjectBefore(sentence, from, first) ?? giverAfter(sentence, next, until)
}

/** "Norway pledged 25 million and Denmark 30 million": the verb is not said again. */
function hasPledgedBefore(sentence: Sentence, from: number): boolean {
  return from > 0 && PLEDGE_WORD.test(wordsBetween(sentence, Math.max(0, from - REACH), from))
}

function subjectBefore(sentence: Sentence, from: number, first: number): SaidParty | null {
  let found: SaidParty | null = null
  for (let index = from; index < first; index += 1) {
    const named = nameAt(sentence, index, first)
    if (named === null) continue
    if (isGiving(sentence, index, named, first, from)) found = { party: named.party, at: index }
    index = named.next - 1
  }
  return found
}

type Named = { readonly party: Party; readonly next: number }

/** Whoever stands before the verb gives; whoever stands behind it, or behind "for", is given to. */
function isGiving({ tokens, lower, at }: Sentence, index: number, named: Named, first: number, from: number): boolean {
  const near = tokens[index - 1]?.lower ?? ''
  const before = /^(?:the|la|le|l'|les)$/u.test(near) ? (tokens[index - 2]?.lower ?? '') : near
  if (/^(?:from|by|par)$/u.test(before)) return !isOnTheWay({ tokens }, named.next)
  if (before === 'to' && tokens[index - 2]?.lower === 'thanks') return true
  if (/^(?:to|for|in|of|with|à|au|aux|pour|en|avec|chez|dans)$/u.test(before)) return false
  if (named.next >= first) return from > 0
  const behind = lower.slice(at[named.next], at[first])
  if (named.party.code === null) return PLEDGES.test(tokens[named.next]?.lower ?? '') && PLEDGE_WORD.test(behind)
  return PLEDGE_WORD.test(behind) || (from > 0 && named.next >= first - 2)
}

function giverAfter(sentence: Sentence, next: number, until: number): SaidParty | null {
  for (let index = next; index < until; index += 1) {
    const word = sentence.tokens[index]?.lower ?? ''
    if (!FROM_WHOM.test(word)) continue
    let at = index + 1
    if (/^(?:the|la|le|l'|les)$/u.test(sentence.tokens[at]?.lower ?? '')) at += 1
    const named = nameAt(sentence, at, until)
    if (
      named !== null &&
      !isOnTheWay(sentence, named.next) &&
      (named.party.code !== null || word === 'from' || word === 'by' || word === 'par')
    ) {
      return { party: named.party, at }
    }
  }
  return null
}

/** "from Norway to Oslo", "from Norway by truck": the way that something came, and no giver. */
function isOnTheWay({ tokens }: Pick<Sentence, 'tokens'>, next: number): boolean {
  const [one, two, three] = [tokens[next], tokens[next + 1], tokens[next + 2]]
  if (one === undefined || two === undefined) return false
  if (/^(?:to|into|through|via|à|vers|jusqu')$/u.test(one.lower)) {
    return /^\p{Lu}/u.test(two.text) || (/^à$/u.test(two.lower) && /^\p{Lu}/u.test(three?.text ?? ''))
  }
  return (
    /^(?:by|on|par|en)$/u.test(one.lower) &&
    MEANS.test(two.lower === 'a' || two.lower === 'the' ? (three?.lower ?? '') : two.lower)
  )
}

const MEANS =
  /^(?:truck|lorry|trucks|lorries|ship|ships|boat|boats|sea|road|rail|train|trains|plane|air|bus|barge|barges|ferry|foot|convoy|pipeline|camions?|bateaux?|mer|route|rail|trains?|avions?|voie|barges?|convois?|navires?)$/u

function nameAt(sentence: Sentence, index: number, until: number): Named | null {
  const { tokens } = sentence
  const token = tokens[index]
  if (token?.kind !== 'word' || !/^\p{Lu}/u.test(token.text)) return null
  const known = countryNames()
  for (let length = Math.min(LONGEST_NAME, until - index); length > 0; length -= 1) {
    const words = tokens.slice(index, index + length)
    const code = known.get(
      words
        .map(({ lower }) => lower)
        .join(' ')
        .replace(/'s$/u, ''),
    )
    if (code === undefined || (token.text === 'US' && length === 1 && code !== 'US')) continue
    return {
      party: { code, name: withoutGenitive(saidBetween(sentence, index, index + length)) },
      next: index + length,
    }
  }
  if (NO_NAME.test(token.lower)) return null
  let next = index + 1
  while (next < Math.min(until, index + 6) && isOfName(sentence, next, until)) next += 1
  return { party: { code: null, name: withoutGenitive(saidBetween(sentence, index, next)).slice(0, 120) }, next }
}

const withoutGenitive = (name: string) => name.replace(/['’]s$/u, '')

/** Another word in capitals, a hyphen, or a small word between two of them. */
function isOfName({ tokens }: Sentence, index: number, until: number): boolean {
  const token = tokens[index]
  if (token === undefined) return false
  const isNamed = (at: number) => at < until && /^\p{Lu}/u.test(tokens[at]?.text ?? '')
  if (token.kind === 'word' && /^\p{Lu}/u.test(token.text)) return true
  if (token.text === '-' && token.glued) return tokens[index + 1]?.glued === true
  return (
    /^(?:government|parliament|ministry)$/u.test(token.lower) ||
    (/^(?:of|and|for|de|du|des|la|le|of the|d'|l')$/u.test(token.lower) &&
      token.lower !== 'and' &&
      (isNamed(index + 1) || (isNamed(index + 2) && /^(?:the|la|l')$/u.test(tokens[index + 1]?.lower ?? ''))))
  )
}
