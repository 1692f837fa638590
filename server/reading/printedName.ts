/** The parts of a printed label as a person's name: honorific, role, given names, surname, outlet; and whether two mean one person. */
import { describeLabel, isUnclearLabel, namesRole } from '#shared/domain/labels.ts'
import type { Side } from '#shared/domain/vocabulary.ts'
import { germanLabel } from './germanLabels.ts'
import { isGenericLabel, isUnnamedPress, looksLikeOutlet, withoutNotes } from './labels.ts'

export interface PrintedName {
  readonly label: string
  /** "Mr.", "Dr", as printed; null where there is none. */
  readonly honorific: string | null
  /** Without honorific, as printed; null where only a role is known. */
  readonly name: string | null
  readonly role: string | null
  readonly outlet: string | null
  /** Null where the label alone does not tell. */
  readonly side: Side | null
  /** Words of the name, folded for comparison. */
  readonly words: readonly string[]
}

const HONORIFIC =
  /^(?:(?:the )?(?:(?:rt\.? )?hon|mr|mrs|ms|miss|mx|dr|prof|sir|dame|mme|mlle|m|mm|herr|frau|hr|fr|sr|sra|señora?|signora?|sig)\.?)\s+(?=\S)/iu
const UNKNOWN =
  /^(?:(?:unidentified|unknown|unnamed|non identifiée?|unbekannte?r?)(?: \p{L}+)*|(?:male |female )?(?:speaker|spk|voice|person|participant|guest|man|woman|audience(?: member)?|intervenante?|sprecher(?:in)?|orador)[ _-]?(?:\d{1,3}|\p{Lu})?|\p{Lu}\.?)$/iu

/** "Speaker 2", "Unidentified female", "Q": a voice that the source tells from others and does not name. */
export function isUnknownVoice(label: string): boolean {
  return UNKNOWN.test(label)
}

const SMALL = /^(?:of|for|the|to|and|at|in|on|de|du|des|la|le|les|et|der|des|für|von|del|y)$/iu

export function printedName(label: string): PrintedName {
  const { name, role, outlet, side } = partsOf(withoutNotes(label))
  const honorific = name === null ? null : (HONORIFIC.exec(name)?.[0].trim() ?? null)
  const bare = name === null || honorific === null ? name : name.replace(HONORIFIC, '')
  return { label, honorific, name: bare, role, outlet, side, words: bare === null ? [] : wordsOf(bare) }
}

function partsOf(label: string): Pick<PrintedName, 'name' | 'role' | 'outlet' | 'side'> {
  if (isUnknownVoice(label)) return { name: null, role: label, outlet: null, side: null }
  if (isUnnamedPress(label)) return { name: null, role: label, outlet: null, side: 'press' }
  const german = germanLabel(label)
  if (german !== null) return { ...german, outlet: null }
  const { name, role, outlet, side } = describeLabel(label)
  if (name === null) return { name, role, outlet, side }
  if (outlet !== null && !isUnclearLabel(label)) {
    if (isGenericLabel(name)) return { name: null, role: name, outlet, side: 'press' }
    // The role in brackets after the name, which only the words tell.
    if (namesRole(outlet)) return { name, role: outlet, outlet: null, side: 'podium' }
    const within = partsOf(name)
    return within.role === null ? { name, role: null, outlet, side: 'press' } : { ...within, outlet, side: 'press' }
  }
  if (outlet !== null) return { name, role: null, outlet, side: looksLikeOutlet(outlet) ? 'press' : null }
  if (role !== null) return { name, role, outlet, side: namesRole(role) || side !== 'podium' ? side : null }
  if (looksLikeOutlet(name)) return { name: null, role: null, outlet: name, side: 'press' }
  return roleBeforeName(name)
}

const DETERMINER = /^(?:(?:the|le|la|der|die|das|el)\s+|l['’](?=\p{Lu}))/iu

/** "Alliance Chair Ada Berg" has no comma: the words after the last noun of office are the name. */
function roleBeforeName(printed: string): Pick<PrintedName, 'name' | 'role' | 'outlet' | 'side'> {
  const words = printed.split(' ')
  const office = words.findLastIndex((word) => namesRole(word))
  if (office < 0) return { name: printed, role: null, outlet: null, side: null }
  const after = words.slice(office + 1)
  if (after.length === 0) return { name: null, role: printed.replace(DETERMINER, ''), outlet: null, side: 'podium' }
  const first = office + 1 + (SMALL.test(after[0] ?? '') ? beginOfName(after) : 0)
  if (first >= words.length) return { name: null, role: printed, outlet: null, side: 'podium' }
  return { name: words.slice(first).join(' '), role: words.slice(0, first).join(' '), outlet: null, side: 'podium' }
}

/** After "Minister of Ports and Harbours" the name is the last two words, with the initials between them. */
function beginOfName(after: readonly string[]): number {
  const afterSmall = after.length - 1 - after.findLastIndex((word) => SMALL.test(word))
  if (afterSmall < 3) return after.length
  const hasInitial = afterSmall > 3 && /^\p{Lu}\.$/u.test(after.at(-2) ?? '')
  return after.length - (hasInitial ? 3 : 2)
}

function wordsOf(name: string): string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\.(?=\S)/gu, '. ')
    .split(/[\s,]+/u)
    .filter((word) => word !== '')
}

/** A surname and something before it. */
export function isFullName({ words }: PrintedName): boolean {
  return words.length >= 2 && !words.slice(0, -1).every(isInitial)
}

function isInitial(word: string): boolean {
  return /^\p{L}\.?$/u.test(word)
}

/** "A. Berg", "Berg" and "Ada V. Berg" may be one person; "Ada Berg" and "Jon Berg" are not, nor are two outlets. */
export function mayBeSame(one: PrintedName, other: PrintedName): boolean {
  return areFormsOfOneName(one.words, other.words) && !areOnOtherSides(one, other) && !haveOtherOutlets(one, other)
}

function areFormsOfOneName(one: readonly string[], other: readonly string[]): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length === 0 || short.at(-1) !== long.at(-1)) return false
  if (short.length === 1 || isSurnameOf(short, long)) return true
  const [first = '', ...given] = short.slice(0, -1)
  const [firstOfLong = '', ...more] = long.slice(0, -1)
  return agree(first, firstOfLong) && given.every((word) => more.some((other) => agree(word, other)))
}

function haveOtherOutlets({ outlet: one }: PrintedName, { outlet: other }: PrintedName): boolean {
  return one !== null && other !== null && one !== other && fold(one) !== fold(other)
}

/** "de la Cruz" of "Ana de la Cruz"; "van Dam" of "Jo van Dam": more than the last word. */
function isSurnameOf(short: readonly string[], long: readonly string[]): boolean {
  return short.length > 1 && long.slice(-short.length).join(' ') === short.join(' ')
}

function areOnOtherSides(one: PrintedName, other: PrintedName): boolean {
  const asks = (name: PrintedName) => name.side === 'press' || name.outlet !== null
  const holdsOffice = ({ role, side }: PrintedName) => role !== null && side === 'podium'
  return (asks(one) && holdsOffice(other)) || (asks(other) && holdsOffice(one))
}

function agree(one: string, other: string): boolean {
  if (isInitial(one) || isInitial(other)) return one[0] === other[0]
  return one === other
}

export function fold(text: string): string {
  return wordsOf(text).join(' ')
}

/** "Ada Berg" → "ab". */
export function initialsOf({ words }: PrintedName): string {
  return words.map((word) => word[0] ?? '').join('')
}
