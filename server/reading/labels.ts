/** What a label looks like, in any shape: short, of names and roles, without the punctuation of a sentence. */
import { describeLabel, isUnclearLabel, namesRole } from '#shared/domain/labels.ts'

export const LABEL_LENGTH = 120
const LABEL_WORDS = 14

const SMALL_WORD =
  /^(?:of|the|for|and|to|at|in|on|de|du|des|la|le|les|et|à|d['’]\p{L}+|l['’]\p{L}+|van|von|der|den|bin|al|&)$/u
const CAPITALISED = /^(?:[dlDLO]['’])?\p{Lu}[\p{L}\p{M}\p{N}'’.&/-]*$/u
const ABBREVIATION = /^(?:(?:\p{Lu}\.)+|\p{L}{1,4}\.)$/u
const DETERMINER =
  /^(?:the|an?|our|my|your|his|her|their|this|that|le|la|les|un|une|notre|nos|votre|mon|ma|leur|ce|cette)\b/iu
const UNNAMED_PRESS =
  /^(?:(?:(?:\p{L}+|\d{1,2}(?:st|nd|rd|th|er|e)?) )?(?:reporter|journalist|correspondent|journaliste)(?: \p{L}| #?\d{1,2})?|(?:question(?:er)?|q) ?#?\d{1,2})$/iu

/** "Reporter 2", "Female reporter", "Q1": somebody of the press whom the transcript tells from others without a name. */
export function isUnnamedPress(label: string): boolean {
  return UNNAMED_PRESS.test(label) && !DETERMINER.test(label)
}

const VOICE =
  /^(?:q|a|questions?|answers?|réponses?|fragen?|antwort(?:en)?|speaker|voice|orador|sprecher|intervenante?|locuteur|locutrice)(?: ?#?\d{1,2}| \p{L})?\.?$/iu

/** "Q", "Reporter", "Speaker 2": whoever speaks at that place of one document, and somebody else in the next. */
export function isAnybodys(label: string): boolean {
  const { name, outlet, side } = describeLabel(label)
  return VOICE.test(label) || isUnnamedPress(label) || (side === 'press' && name === null && outlet === null)
}

const CASELESS = /^(?=\p{Lo})[\p{Lo}\p{M}·・]{1,20}(?: [\p{Lo}\p{M}·・]{1,20}){0,4}$/u
/** "He said", "first", in Chinese, Japanese and Arabic: what a colon in prose stands behind. */
const SAYS =
  /(?:说|說|道|表示|指出|强调|強調|称|稱|认为|認為|如下|包括|例如|比如|言う|とは)$|^(?:第|首先|其次|最后|最後|另外|注意|قال|قالت|أولا|ثانيا|ثالثا|أخيرا|مثل)/u

/** A name in a script without capitals, short, perhaps with an outlet in brackets; only that it recurs tells it from prose. */
export function looksLikeCaselessName(label: string): boolean {
  const bare = label.replace(/\s?[(（][^()（）]{2,40}[)）]$/u, '')
  return CASELESS.test(bare) && !SAYS.test(bare)
}

/** "Reporter", "Moderator", "Interprète": a role alone, which needs no recurrence to be a label. */
export function isGenericLabel(label: string): boolean {
  const { name, outlet } = describeLabel(label)
  return (label.length > 1 || CASELESS.test(label)) && ((name === null && outlet === null) || isUnnamedPress(label))
}

/** Capitalised words and small words, with commas and one bracket at most, or a role in any case and a name; never a sentence. */
export function looksLikeLabel(label: string): boolean {
  if (label.length > LABEL_LENGTH) return false
  return isCapitalised(label) || isRoleInSmallLetters(label) || isOfficeInSmallLetters(label) || isUnnamedPress(label)
}

function isCapitalised(label: string): boolean {
  const bracket = /^(.*\S)\s*[([]([^()[\]]+)[)\]]$/u.exec(label)
  const parts = bracket === null ? [label] : [bracket[1] ?? '', bracket[2] ?? '']
  const words = parts.flatMap((part) => part.split(/,\s+|\s+/u))
  return words.length <= LABEL_WORDS && CAPITALISED.test(words[0] ?? '') && words.every((word) => isWordOfLabel(word))
}

/** "Directrice du phare, Oona Vey": prose can look like this, so such a label has to recur. */
function isRoleInSmallLetters(label: string): boolean {
  const comma = label.lastIndexOf(', ')
  if (comma < 0) return false
  const role = label.slice(0, comma).split(/\s+/u)
  const name = label.slice(comma + 2).split(/\s+/u)
  return (
    role.length <= LABEL_WORDS / 2 &&
    CAPITALISED.test(role[0] ?? '') &&
    !DETERMINER.test(role[0] ?? '') &&
    role.every((word) => /^[\p{L}\p{M}'’&-]+$/u.test(word)) &&
    namesRole(role.join(' ')) &&
    name.length >= 2 &&
    name.every((word) => CAPITALISED.test(word) || SMALL_WORD.test(word) || ABBREVIATION.test(word))
  )
}

/** "Norland prime minister Ada Berg": a noun of office in small letters right before a name of two words or three. */
export function isOfficeInSmallLetters(label: string): boolean {
  const words = label.split(' ')
  const office = words.findLastIndex((word) => /^\p{Ll}/u.test(word) && namesRole(word))
  const name = words.slice(office + 1)
  return (
    office > 0 &&
    office < LABEL_WORDS / 2 &&
    CAPITALISED.test(words[0] ?? '') &&
    !DETERMINER.test(words[0] ?? '') &&
    !TIME_OR_PLACE.test(words[0] ?? '') &&
    words.slice(0, office).every((word) => /^[\p{L}\p{M}'’&-]+$/u.test(word)) &&
    name.length >= 2 &&
    name.length <= 3 &&
    name.every((word) => CAPITALISED.test(word) || ABBREVIATION.test(word))
  )
}

function isWordOfLabel(word: string): boolean {
  if (word.endsWith('.')) return ABBREVIATION.test(word)
  return CAPITALISED.test(word) || SMALL_WORD.test(word) || /^#?\d{1,2}$/.test(word)
}

/** The name inside a label, without role and outlet, or null. */
export function nameInLabel(label: string): string | null {
  return describeLabel(label).name
}

/** A role and a full name, or a name and an outlet: enough to be a label even where it stands once. */
export function hasShapeOfCast(label: string): boolean {
  if (!isCapitalised(label) || DETERMINER.test(label)) return false
  const { role, name, outlet, side } = describeLabel(label)
  if (isUnclearLabel(label)) return false
  if (outlet !== null) return name === null || name.includes(' ')
  if (role === null || name === null) return false
  return side !== 'podium' || namesRole(role) || namesRole(name)
}

const TIME_OR_PLACE =
  /^(?:last|next|this|that|on|in|at|by|from|after|before|since|until|today|yesterday|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|so|then|well|however|meanwhile|finally|but|and|hier|demain|aujourd)\b/iu

/**
 * "Kit Marsh, Tideway Radio", before a question: a label even where it stands once. Two parts of two words or more, none of
 * which begins as a sentence does; a list of two people looks the same, but asks nothing.
 */
export function isAskerWithOutlet(label: string, words: string): boolean {
  const parts = label.split(', ')
  if (!isUnclearLabel(label) || !isCapitalised(label) || !/\?["”»)\s]*$/u.test(words)) return false
  return parts.length === 2 && parts.every((part) => part.includes(' ') && !TIME_OR_PLACE.test(part))
}

const OUTLET_WORD =
  /\b(?:wire|news|radio|television|tv|post|times|herald|agency|daily|weekly|gazette|tribune|telegraph|courier|observer|broadcasting|broadcaster|channel|magazine|zeitung|rundfunk|nachrichten|télévision|agence|dépêche|quotidien|diario|periódico|agencia)\b/iu

/** "Wire One", "Harbour News": printed where a person's name is expected, and none. */
export function looksLikeOutlet(label: string): boolean {
  return OUTLET_WORD.test(label) && !namesRole(label)
}

const NOTE =
  /\s*[([](?:inaudible|unclear|phonetic|ph|sp\??|crosstalk|off[- ]?mi[ck]e?|external|guest|unverified|cont(?:inuing|inued|['’]d|d)?|(?:as )?(?:interpreted|translated)|(?:speaking|interpreted|translated) [^()[\]]{2,60}|remote(?:ly)?|virtual(?:ly)?)\.?[)\]]/giu
/** Only in small letters: "(in French)" says how, "(By the Way)" is an outlet. */
const MANNER = /\s*[([](?:via|through|by|in|on|en|par|auf|per|über|por) [^()[\]]{2,60}[)\]]/gu

/** "Irina [inaudible]", "Q (via phone)": without what says how somebody was heard, or speaks. */
export function withoutNotes(label: string): string {
  return label.replace(NOTE, '').replace(MANNER, '')
}
