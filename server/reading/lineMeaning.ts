/** What a line's words say about the briefing itself: marks, the last question announced, the podium keeping order. */
import type { Mark, Side } from '#shared/domain/vocabulary.ts'
import { findMarks } from './marks.ts'

export interface LineMeaning {
  readonly marks: readonly Mark[]
  readonly announces: 'final-question' | null
  /** The podium gives the floor or asks for order, and says nothing else. */
  readonly aside: boolean
}

/**
 * Judges one line by its own words, the same way for an imported document and for a line that arrives live.
 *
 * The caller says on which side the speaker stands (undefined: nobody knows; then nothing is announced and nothing is
 * an aside), and must itself know whether a question was asked already: an aside is moderation only before the first
 * one, since "Yes." later on is an answer. Marks are to be added to those that a source sends with the line.
 */
export function readLine(text: string, side: Side | undefined): LineMeaning {
  const marks = findMarks(text)
  const leads = side === 'podium' || side === 'moderator'
  // A page of text is neither an aside nor slow to judge; its announcement stands at its end.
  return {
    marks,
    announces: leads && announcesFinalQuestion(text) ? 'final-question' : null,
    aside: side === 'podium' && text.length <= ASIDE_LENGTH && isAside(text),
  }
}

const ASIDE_LENGTH = 120
const SENTENCE_END = /(?<=[.!?…:;][)\]"'”»]?)\s+|\s+(?:--|–|—)\s+/u
const REPEATED_BY_COMMA = /,\s*/u

const ORDER = [
  /^(?:please,? )?one (?:at a time|by one|after the other|after another)(?:,? please)?$/,
  /^(?:the )?next(?: question| one| person)?(?:,? please)?$/,
  /^(?:the )?first question(?:,? please)?$/,
  /^(?:you have|over to|the floor is) (?:the floor|you|yours)$/,
  /^(?:the )?(?:lady|gentleman|man|woman|person|colleague)\b.{0,60}$/,
  /^(?:who|which of you)(?:'s| is| wants| would like)\b.{0,40}$/,
  /^(?:please )?(?:wait|sit down|be seated|settle down|hold on|go ahead|quiet|order)(?: for the micro(?:phone)?)?(?:,? please)?$/,
  /^(?:(?:here|there|over there) )?(?:at|in) the (?:front|back|middle|corner|first row|second row|last row)$/,
  /^(?:you|yes you) (?:first|next|there|over there|at the back|in the (?:front|middle|back).{0,30})$/,
  /^(?:un par un|un à la fois|une à la fois|chacun son tour|l'un après l'autre)(?:,? s'il vous plaît)?$/,
  /^(?:la |une )?(?:première |prochaine )?question(?: suivante)?(?:,? s'il vous plaît)?$/,
  /^(?:allez-y|à vous|vous avez la parole|je vous en prie|du calme|qui commence|qui veut commencer)$/,
  /^(?:madame|monsieur)(?:,| au| à| du).{0,40}$/,
]
const FILLER =
  /^(?:yes|yeah|ok|okay|right|alright|all right|so|please|sorry|thanks|thank you|you|sir|madam|ma'am|now|oui|bien|d'accord|s'il vous plaît|merci|pardon|vous)$/
const GIVES_THE_FLOOR = /^(?:yes|yeah|you|please|yes please|yes you|you please|oui|vous)$/

function isAside(text: string): boolean {
  const parts = text
    .toLowerCase()
    .replaceAll('’', "'")
    .split(SENTENCE_END)
    .flatMap((sentence) => splitLooseParts(bare(sentence)))
  const said = parts.filter((part) => part !== '')
  if (said.length === 0) return false
  const orders = said.some((part) => ORDER.some((pattern) => pattern.test(part)))
  const onlyGivesTheFloor = said.every((part) => GIVES_THE_FLOOR.test(part))
  return (
    onlyGivesTheFloor ||
    (orders && said.every((part) => FILLER.test(part) || ORDER.some((pattern) => pattern.test(part))))
  )
}

function bare(part: string): string {
  return part.replace(/^[\s"'“«]+|[\s.!?…,;:"”»]+$/gu, '')
}

/** "one after the other, please, one after the other" has parts; "the lady in red, please" is one. */
function splitLooseParts(sentence: string): string[] {
  return ORDER.some((pattern) => pattern.test(sentence)) ? [sentence] : sentence.split(REPEATED_BY_COMMA).map(bare)
}

const OPENERS = '(?:(?:so|ok|okay|right|well|and|but|now|then|yes|sorry|please|alors|bon|bien|donc|et|oui|allez),? )*'
const ANNOUNCEMENTS = [
  new RegExp(
    `^${OPENERS}(?:one |a |just one |the )?(?:very |really )?(?:final|last)(?: and final)? question(?:,? (?:then|now|please|everyone|folks|from|over|at|to|for|in)\\b.*)?$`,
  ),
  new RegExp(`^${OPENERS}(?:one |the )?(?:very )?last one(?:,? (?:then|now|please|from|over|at)\\b.*)?$`),
  /\b(?:this|that|it|yours)(?: one)? (?:is|will be|would be|has to be|must be)(?: now)? (?:the|our|my|a) (?:very )?(?:final|last)(?: and final)? question\b(?! (?:that |which )?(?:you|he|she|they|i)\b)/,
  /\b(?:take|have|allow|time for|room for|move to|go to|do|hear)(?: just| only)? (?:the|one|a|our)(?: more)?(?: very)? (?:final|last) (?:question|one)\b/,
  new RegExp(
    `^${OPENERS}(?:une |la )?(?:toute )?dernière question(?:,? (?:donc|alors|maintenant|s'il vous plaît|là-bas|pour|de|au|à)(?:\\s.*)?)?$`,
  ),
  /\b(?:prends?|prendrai|prendrons|prenons|passe|passons)(?: encore)?(?: à)? (?:une|la) (?:toute )?dernière question\b/,
  /\b(?:c'est|ce sera|voici) (?:donc )?(?:la|notre|une) (?:toute )?dernière question\b/,
]
const ANNOUNCED_BY_THE_WAY =
  /^(?:so |and |one |a |une )?(?:very |toute )?(?:(?:final|last) question|dernière question)(?: please| then| now| donc| alors)?$/
const LONGEST_ANNOUNCEMENT = 300
const MENTIONS_FINAL = /\b(?:final|last) (?:and final )?(?:question|one)\b|dernière question/iu
const DENIES = /\bnot\b|n't\b|\bpas\b/u

function announcesFinalQuestion(text: string): boolean {
  if (!MENTIONS_FINAL.test(text)) return false
  return text
    .toLowerCase()
    .replaceAll('’', "'")
    .split(SENTENCE_END)
    .map(bare)
    .some((sentence) => sentence.length <= LONGEST_ANNOUNCEMENT && !DENIES.test(sentence) && isAnnouncement(sentence))
}

/** A sentence that announces, or one that ends in "…, last question". */
function isAnnouncement(sentence: string): boolean {
  if (ANNOUNCEMENTS.some((pattern) => pattern.test(sentence))) return true
  return sentence
    .split(/,\s*/u)
    .slice(1)
    .some((part) => ANNOUNCED_BY_THE_WAY.test(part))
}
