/** Numbers that are no figures: denied, imagined, part of a name or of a way of speaking. */
import { isDenied } from './denials.ts'
import { countryCode } from './parties.ts'
import { isMonth } from './periods.ts'
import type { Quantity } from './quantity.ts'
import { isRepairedAfter } from './repairs.ts'
import { hasSign } from './signs.ts'
import { anywhere, atTheEnd, atTheStart, wordsBetween, type Sentence } from './sentence.ts'
import type { Surroundings } from './surroundings.ts'

const IMAGINED = anywhere(
  "if (?:i|we|you|they|he|she|it) (?:had|were|was|got|could|gave)|as if|even if|if only|suppose|supposing|imagine|let's say|hypothetically|what if|say someone|for the sake of argument|whether it is|whether it's|be it|(?:lying|liar|lie|wrong|mistaken|mistake|foolish|premature|misleading|naive|irresponsible) (?:if|to|for)(?: \\S+){0,3} (?:said|say|saying|speak|name|promise|promised|mention|claim|talk|call)|(?:faux|mensonger|prématuré|irresponsable|erreur|mentir|mentirais)(?: \\S+){0,4} (?:dire|disais|disant|parler|parlais|citer|promettre|annoncer|avancer)|whether (?:we|you|they) (?:talk|speak|are talking|are speaking) (?:about|of)|que ce soit|qu' il s' agisse|si (?:j'|nous|on|vous|ils|elle|il) ?(?:avais|avions|avait|aviez|étais|étions|donniez|donnait)|imaginez|imaginons|supposons|même si|si seulement|comme si|admettons",
)
const UNKNOWN = atTheEnd("(?:whether|if) (?:it|that) (?:is|was|will be|'s)(?: really| exactly)?")

const IDIOMS = [/(?:^| )question à (?:un )?$/u, /(?:^| )(?:thanks|thank you|merci) (?:a |un )?$/u]
const IDIOM_AFTER = atTheStart(
  '(?:- )?(?:times|thanks|dollar question|euro question|pound question|fois|mercis|reasons|ways|miles|stories|questions|raisons|excuses|kilomètres|years|years ago|light years|ans|années|things|choses|little things|small things)',
  '- (?:dollar|euro|pound) question',
)
const ABOUT_THE_PERCENTAGE = atTheStart('debate|discussion|question|issue|crowd|club|row|argument|story')
const WHOLLY =
  /^(?:,? ?(?:behind|sure|certain|agree|agreed|in agreement|committed|convinced|confident|clear|with you|with him|with her|with them|right|true|correct|sincere|honest|serious|supportive|aligned|united|ready|on board|focused|focussed|there|aware|transparent|support|d' accord|sûrs?|sûre|certain|certaine|convaincus?|convaincue|derrière|avec vous|avec lui|avec elle|d'accord|clair|clairs?|solidaires?|vrai|prêts?|loyal|loyale|transparents?|engagés?|dévoués?))(?: |$)/u
const WHOLLY_BEFORE = anywhere(
  "(?:i|we|you) (?:am|are|agree|support|stand|back|trust|believe|share)(?: \\S+){0,6}|i'm|we're|you're|he's|she's|they're|is|are|was|give|gives|giving|gave|be|agrees?|behind|support|supports|sure|certain",
  "d' accord|accord|suis|sommes|sûrs?|certains?|convaincus?|soutiens|soutenons|êtes|donne|donner|donné|soutien",
)

export function isNoFigure(sentence: Sentence, quantity: Quantity, around: Surroundings): boolean {
  return (
    isDenied(around) ||
    isRepairedAfter(around) ||
    hasSign(sentence, quantity) ||
    IMAGINED.test(around.lead) ||
    UNKNOWN.test(around.lead) ||
    leavesOpen(sentence, quantity) ||
    isOneInSoMany(sentence, quantity) ||
    isIdiom(quantity, around) ||
    isPartOfName(sentence, quantity) ||
    endsInQuestion(sentence, quantity)
  )
}

const LEFT_OPEN =
  /(?:^| )(?:not|never|cannot|\S+n't|pas) (?:\S+ ){0,3}?(?:speculate|guess|put (?:a|any) (?:number|figure)|spéculer|(?:avancer|donner) (?:de|un) chiffres?)(?: |$)/u

/** "I will not speculate whether it's 2%, 3% or 4%." */
function leavesOpen(sentence: Sentence, { first }: Quantity): boolean {
  return LEFT_OPEN.test(wordsBetween(sentence, Math.max(0, first - 20), first))
}

const ONE_IN = /(?:^| )(?:one|chance|needle|une?|chances?) (?:chance |fois )?(?:in|sur)$/u

/** "one in a million" */
function isOneInSoMany(sentence: Sentence, { first, power }: Quantity): boolean {
  return power >= 6 && ONE_IN.test(wordsBetween(sentence, Math.max(0, first - 4), first))
}

function isIdiom({ kind, value, inWords, unit, base, currency }: Quantity, { lead, tail }: Surroundings): boolean {
  if (IDIOM_AFTER.test(tail) || (currency !== null && /^question(?: |$)/u.test(tail))) return true
  if (kind === 'percent') {
    if (base !== null && /^(?:of|de|du) (?:the |le )?(?:time|way|temps|chemin)(?= |$)/u.test(tail)) return true
    if (ABOUT_THE_PERCENTAGE.test(tail)) return true
    const isWhole = value !== null && value >= 100_000_000_000n && unit === '%' && base === null
    return (
      isWhole && (WHOLLY.test(tail) || (inWords && WHOLLY_BEFORE.test(lead)) || WHOLLY_BEFORE.test(lead.slice(-24)))
    )
  }
  if (unit !== null && /^(?:times|thanks|fois|ways|reasons|raisons|questions)$/u.test(unit)) return true
  return IDIOMS.some((pattern) => pattern.test(`${lead} `))
}

/** "F-16", "Resolution 1701", "the Breakwater 500 Fund": glued to a name, or one of a numbered kind. */
function isPartOfName({ tokens }: Sentence, { first, kind, power, currency }: Quantity): boolean {
  if (kind === 'percent' || kind === 'share' || currency !== null || (power >= 6 && kind !== 'count')) return false
  const before = tokens[first - 1]
  const number = tokens[first]
  if (number?.kind !== 'number' || before === undefined) return false
  if (number.glued && (before.kind === 'word' || /^[-/:.#№]$/u.test(before.text))) return true
  if (NUMBERED.test(before.lower)) return !isPassed(tokens[first - 2]?.lower ?? '', before.lower)
  if (isMonth(before.lower)) return false
  const isNamed = /^\p{Lu}/u.test(before.text) && first > 1 && before.kind === 'word'
  // "…, and Finland 15" gives.
  return isNamed && countryCode(before.text) === null
}

/** "we pass the 500", "on passera les 500" */
const isPassed = (verb: string, article: string) =>
  /^(?:the|les)$/u.test(article) &&
  /^(?:pass|reach|cross|hit|top|exceed|approach|dépass|franch|atteind|atteign|approch)/u.test(verb)

const NUMBERED =
  /^(?:article|chapter|page|pages|room|section|paragraph|resolution|rule|number|no|flight|gate|route|highway|channel|phase|step|level|tier|category|class|version|figure|table|annex|appendix|line|block|unit|pier|hall|terminal|track|platform|building|floor|act|clause|point|item|lot|bus|model|n°|numéro|chapitre|salle|bureau|paragraphe|résolution|étape|niveau|annexe|ligne|quai|point|vol|porte|loi|décret|tableau|étage|volume|tome|code|team|grade|size|season|episode|formula|psalm|the|les|aged|age)$/u

/** A question of the podium says no figure, unless it answers itself. */
function endsInQuestion(sentence: Sentence, { next }: Quantity): boolean {
  const end = sentence.tokens.length
  const last = sentence.tokens[end - 1]?.text === '?' ? sentence.tokens[end - 1] : undefined
  return (
    last !== undefined &&
    !/(?:^| )(?:right|isn't it|don't we|n'est - ce pas|non) \?$/u.test(wordsBetween(sentence, next, end))
  )
}
