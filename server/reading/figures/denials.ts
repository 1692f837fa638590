/** Numbers that the speaker does not stand behind: denied before they are named, or after it. */
import { anywhere } from './sentence.ts'
import type { Surroundings } from './surroundings.ts'

const CLAUSE_END = / (?:[,;:]|–|—|-|but|mais) (?!(?:- )?\S+(?: \S+){0,1}$)/gu
const DENIED =
  /(?:^| )(?:(?<!\bor )not|never|cannot|neither|nor|\S+n't|nobody|no one|none of us|rather than|instead of|far from|anything like)(?<between>(?: \S+){0,7})$/u
const DENIED_FRENCH =
  /(?:^| )(?:pas|jamais|ni|personne|nullement|plutôt que|au lieu de|loin de)(?<between>(?: \S+){0,6})$/u
const NO_DENIAL =
  /(?:^| )(?:not|never|cannot|pas) (?:only|just|simply|merely|to mention|yet|even|(?:to )?exceed|go beyond|go above|more than|less than|fewer than|higher than|seulement|uniquement|moins de|moins d'|plus de|plus d'|dépasser|excéder|encore)|(?:dépassera|dépasser|dépasse|excédera|excéder) (?:pas|jamais)|(?:don't|doesn't|didn't|not) (?:forget|hide|doubt|mind)|(?:nobody|no one|never) doubts?|be (?:surprised|astonished)|surprise (?:me|us)|surpris|étonn(?:é|ée|erait)|(?:why|if|whether) (?:we |they |it )?\S*n't|can't (?:deny|hide)/u

const ADVERB =
  '(?:(?:simply|just|at all|really|quite|completely|totally|plain|absolutely|pure|mere|also|even|of course) )*'
const FALSE = `${ADVERB}(?:an? )?${ADVERB}(?:false|wrong|untrue|incorrect|inaccurate|nonsense|rubbish|invented|invention|made up|fiction|fantasy|speculation|rumou?r|myth|fake|lie|mistake|error|hearsay|baseless|unfounded|mistaken)`
const TRUE = `${ADVERB}(?:true|right|correct|accurate|exact|so|the case|real|confirmed|agreed|(?:the|our|my|a) (?:\\S+ )?(?:figure|number|amount|sum)|what (?:i|we|he|she|they) (?:\\S+ )?(?:said|say|agreed|decided|have|see)|(?:something|anything|a (?:figure|number)) (?:that )?(?:i|we) (?:can |could |would )?(?:confirm|recognise|recognize|know)|on the table)`
const VERDICT = [
  `(?:is|was|are|were|would be|seems) ${FALSE}`,
  `(?:(?:is|was|are|were|would be) ${ADVERB}not|(?:is|was|are|were)n't) ${TRUE}`,
  '(?:is|was|were|has been) never (?:\\S+ )?(?:agreed|said|decided|promised|discussed|mentioned|true|ours|on the table)',
  '(?:has|have) (?:no|little) (?:basis|foundation)',
  "(?:does not|doesn't|do not|don't|did not|didn't|never) (?:exist|exists|existed|come from us|reflect|correspond)",
].join('|')
const CONTRACTED = `(?:(?:that|it|this)'s) (?:${FALSE}|(?:not|never) ${TRUE})`
const WHO_KNOWS =
  "(?:i|we|nobody|no one) (?:here )?(?:(?:cannot|can't|can not|don't|do not|won't|will not|couldn't|wouldn't) |(?=can |has |confirms ))(?:\\S+ )?(?:confirm(?:s|ed)?|recogni[sz]e|endorse|repeat|verify)"
const SUBJECT = '(?:which|that|this|it|they|these|those|that (?:figure|number|claim)|the (?:figure|number|claim))'
const OPENING = '(?:^|(?:^| )[,;:.–—-] |(?:^| )(?:and|but) )(?:(?:and|but|no|so|frankly|sorry) |, )*'
const DENIED_AFTER = new RegExp(
  `${OPENING}(?:${SUBJECT} (?:${VERDICT})|${CONTRACTED}|which ${WHO_KNOWS}|${WHO_KNOWS} (?:it|that|this|those)(?= [,;.]|$)|an? (?:number|figure|claim) (?:that|which) (?:${VERDICT}|${WHO_KNOWS})|an? (?:number|figure|claim) without)(?= |$)`,
  'u',
)
/** The number is the subject of the denial itself. */
const DENIED_AS_SUBJECT = new RegExp(
  `^(?:figure |number |claim |rumou?r |story )?(?:(?:that |which )?(?:you|they|some|people|he|she|one|somebody|everybody|the \\S+) (?:\\S+ ){1,4}?)?(?:${VERDICT})(?= |$)`,
  'u',
)

/** What others say, and the speaker never did: "you keep saying 5 million; I never said that". */
const ATTRIBUTED = anywhere(
  '(?:you|they|people|some|others|papers?|press|media|critics|somebody|someone|everybody|everyone|he|she)(?: \\S+){0,2} (?:say|says|said|saying|claim|claims|claimed|quote|quotes|quoted|quoting|mention|mentions|mentioned|mentioning|repeat|repeats|repeating|report|reports|reported|wrote|write|writes|cite|cited|read|talk about|talking about)',
)
const ATTRIBUTED_FRENCH = anywhere(
  "(?:vous|ils|elles|on|certains|d'autres|journaux|presse|quelqu' un)(?: \\S+){0,2} (?:dites|disent|dit|dire|citez|cite|citent|répétez|répéter|répète|parlez|parle|parlent|prétendez|prétendent|prétend|lisez|écrit|écrivent|évoquez|évoquent|évoque)",
)
const NEVER_SAID =
  /(?:^| )(?:(?:i|we|he|she|i've|we've)(?: have| has)? (?:never|did not|have not|has not|didn't|haven't|hasn't|not)(?: ever)?|nobody|no one)(?: here)?(?: ever)? (?:say|said|mention(?:ed)?|give|gave|given|promised?|claim(?:ed)?|quoted?|announced?|use|used|confirm(?:ed)?)(?: (?:it|that|this|so|any such thing|any such number|such a thing|anything of the kind|that (?:number|figure)))?(?= [,;.]|$)/u

const ADVERB_FRENCH = '(?:(?:tout|simplement|totalement|complètement|absolument|pure?|bien|évidemment|juste) )*'
const FALSE_FRENCH = `${ADVERB_FRENCH}(?:une? )?${ADVERB_FRENCH}(?:faux|fausse|inexacte?s?|erronée?s?|incorrecte?s?|inventée?s?|invention|rumeur|spéculation|fiction|mensonge|erreur|fantaisistes?|infondée?s?)`
const TRUE_FRENCH = `${ADVERB_FRENCH}(?:vrai|exacte?s?|juste|correcte?s?|le cas|confirmée?s?|réelle?s?|(?:le|notre|un|mon) (?:bon |vrai )?(?:chiffre|montant|nombre)|ce que (?:j'|nous|on|je)|sur la table)`
const VERDICT_FRENCH = [
  `(?:est|sont|était|étaient|serait) ${FALSE_FRENCH}`,
  `n' (?:est|sont|était|étaient) pas ${TRUE_FRENCH}`,
  "n' (?:a|ont|est|existe|existent) (?:\\S+ )?(?:aucun|aucune|jamais|pas) (?:été )?(?:fondement|sens|base|dit|décidée?s?|convenue?s?|promis|sur la table)",
  "n' (?:existe|existent|existait) pas",
  "(?:relève|relèvent) de (?:la|l') (?:rumeur|spéculation|fiction|imagination)",
].join('|')
const CONFIRMS_NOT =
  '(?:je|nous|on|personne) ne (?:(?:peux|pouvons|peut|veux|saurais|sais|vais) )?(?:pas )?(?:le |la |les )?(?:confirme(?:r|ra)?|confirmons)'
const DENIED_AFTER_FRENCH = new RegExp(
  `(?:^|(?:^| )[,;:.–—-] |(?:^| )(?:et|mais) )(?:(?:et|mais|non) |, )*(?:(?:ce qui|qui|c'|ce|cela|ça|ils|elles|il|elle|ce chiffre|ce montant) (?:${VERDICT_FRENCH})|(?:ce )?que ${CONFIRMS_NOT}|un chiffre (?:qui|que) (?:${VERDICT_FRENCH}|${CONFIRMS_NOT}))(?= |$)`,
  'u',
)
const NEVER_SAID_FRENCH =
  /(?:^| )(?:je|j'|nous|on|personne) n' (?:ai|avons|a) (?:jamais|pas) (?:dit|cité|évoqué|annoncé|promis|parlé|mentionné|confirmé|donné)(?: (?:ça|cela|un tel chiffre|ce chiffre|cette somme|rien de tel))?(?= [,;.]|$)/u
const UNCONFIRMED_FRENCH =
  /^, (?:je|nous|on|personne) ne (?:(?:peux|pouvons|peut|veux|saurais|sais|vais) )?(?:pas )?(?:le |la |les )(?:confirme|reconna|valide|reprend)\S*/u
const DENIED_AS_SUBJECT_FRENCH = new RegExp(
  `^(?:(?:dont|que|qu'|cités?|évoqués?|avancés?) (?:\\S+ ){0,4}?)?(?:${VERDICT_FRENCH})(?= |$)`,
  'u',
)
const MAY_DENY = anywhere(
  "\\S+n't|not|no|never|nobody|cannot|(?:\\S+ )?(?:is|was|are|were|'s|be|seems)|that's|it's|this's|without|est|sont|était|serait|n'|ne|relève|relèvent|existent|existe|has|have",
)

/** "we will not end below 6 billion" denies what is below, and sets a bound. */
const DENIES_BELOW =
  /(?:^| )(?:not|never|cannot|\S+n't|pas|jamais) (?!(?:\S+ )?(?:speak|spoke|say|said|talk|mention|hear|heard|call|parl|dit|évoqu))(?:\S+ ){0,8}?(?:below|under|less than|fewer than|short of|moins de|moins d'|en dessous de|sous)(?: the| les)?$/u

export const deniesTheBound = (lead: string) => DENIES_BELOW.test(lead)

export function isDenied(around: Surroundings): boolean {
  return isDeniedBefore(around) || isDeniedAfter(around)
}

function isDeniedBefore({ lead, isFrench }: Surroundings): boolean {
  const clause = lead.slice(lastClause(lead))
  const pattern = isFrench ? DENIED_FRENCH : DENIED
  const found = pattern.exec(clause)
  if (found === null || NO_DENIAL.test(clause) || deniesTheBound(clause)) return false
  // "… not sure we get there before we reach …" denies something else.
  return !/(?:^| )(?:until|unless|before|because|without|so that|avant|parce|sauf)(?: |$)/u.test(
    found.groups?.['between'] ?? '',
  )
}

function isDeniedAfter({ lead, tail, following, isFrench }: Surroundings): boolean {
  const after = `${tail} ${following}`.trim()
  if (!MAY_DENY.test(after)) return false
  if ((isFrench ? ATTRIBUTED_FRENCH : ATTRIBUTED).test(lead) && (isFrench ? NEVER_SAID_FRENCH : NEVER_SAID).test(after))
    return true
  if (isFrench && UNCONFIRMED_FRENCH.test(after)) return true
  return isFrench
    ? DENIED_AFTER_FRENCH.test(after) || DENIED_AS_SUBJECT_FRENCH.test(after)
    : DENIED_AFTER.test(after) || DENIED_AS_SUBJECT.test(after)
}

function lastClause(lead: string): number {
  let from = 0
  for (const match of lead.matchAll(CLAUSE_END)) from = match.index + match[0].length
  return from
}
