/**
 * Labels that end in a colon, before their words or alone on a row, found once for all shapes that print them.
 *
 * K1 A label is short, of names and roles; after its colon comes a space or nothing, so that `[5:00]` and links are none.
 * K2 It needs to be a role that is always one, to have the shape of somebody in office, to stand in the header, or to recur.
 * K3 A form of somebody whom another label names is one as well, however it is shortened.
 * K4 What introduces a list, a place or a note is no label, however often it stands there.
 */
import { namesRole } from '#shared/domain/labels.ts'
import {
  hasShapeOfCast,
  isGenericLabel,
  LABEL_LENGTH,
  looksLikeLabel,
  looksLikeOutlet,
  withoutNotes,
} from '../labels.ts'
import { fold, isFullName, isUnknownVoice, mayBeSame, printedName, type PrintedName } from '../printedName.ts'
import { asks } from '../sides.ts'
import { isPageRow } from '../pageRows.ts'
import type { SourceLine } from '../sourceLines.ts'
import type { DocumentToRead, Piece } from './grammar.ts'

export interface ColonLabel extends Piece {
  readonly label: string
  readonly isAlone: boolean
  readonly name: PrintedName
}

const COLON =
  /^(?<open>[*_]{0,3})(?<label>[^:：*_]{1,120}?|[^:：*_]{1,100}?\s*[([][^)\]]{1,60}[)\]])\s?(?:[*_]{0,3}(?:(?<plain>:)(?<close>[*_]{0,3})(?=\s|$)|(?<wide>：)[*_]{0,3}))\s*/u
/** "CHAIR VEY. Good afternoon.": as central banks print it; words in capitals throughout are no label. */
const FULL_STOP =
  /^(?<label>(?:\p{Lu}[\p{Lu}'’-]+)(?: (?:\p{Lu}\.|\p{Lu}[\p{Lu}'’-]+)){1,5})\.\s+(?=["“([]?(?:\p{Lu}\p{Ll}|[AI]\s\p{Ll}))/u
const NEVER =
  /^(?:(?:editor['’]s )?notes?|nota|updates?|dates?|times?|hours?|place|location|venue|lieu|ort|sources?|subjects?|topics?|tags?|contacts?|photos?|videos?|watch|read(?: more)?|related|see also|share|copyright|embargo(?:ed)?|correction|e-?mail|phone|tel|fax|press release|agenda|summary|transcript|participants?|present|cast|speakers?|speaker key|key|background|facts?|first|second|third|finally|examples?|for example|conclusion|warning|p\.?s|re|important|remember|one|two|three|and|but|so|well|yes|no|now|today|look|listen|again|also|https?|mailto)$/iu
const KNOWN = new WeakMap<DocumentToRead, readonly ColonLabel[]>()

/** In the order of the lines. The same document is looked at once, whoever asks. */
export function colonLabelsOf(document: DocumentToRead): readonly ColonLabel[] {
  const known = KNOWN.get(document)
  if (known !== undefined) return known
  const found = accepted(candidatesIn(document), document)
  KNOWN.set(document, found)
  return found
}

function candidatesIn({ lines }: DocumentToRead): ColonLabel[] {
  const names = new Map<string, PrintedName | null>()
  return lines.flatMap(({ number, text }) => {
    const beginning = text.slice(0, LABEL_LENGTH + 10)
    const cut = FULL_STOP.exec(beginning) ?? COLON.exec(beginning)
    const label = cut?.groups?.['label']?.trim()
    if (cut === null || label === undefined || label === '') return []
    let name = names.get(label)
    if (name === undefined) {
      name = mayBeLabel(label) ? printedName(label) : null
      names.set(label, name)
    }
    if (name === null) return []
    const words = text.slice(cut[0].length)
    return [{ line: number, label, printed: cut[0].trim(), text: words, weight: 0.8, isAlone: words === '', name }]
  })
}

function mayBeLabel(label: string): boolean {
  if (NEVER.test(label) || /\d:\d/.test(label) || isPageRow(`${label}:`)) return false
  const bare = withoutNotes(label)
  return (
    looksLikeLabel(bare) ||
    isGenericLabel(bare) ||
    isUnknownVoice(bare) ||
    isNameInSmallLetters(label) ||
    isOfficeWithArticle(label)
  )
}

/** "THE PRESIDENT", "La Première ministre". */
function isOfficeWithArticle(label: string): boolean {
  return (
    /^(?:(?:The|THE|Le|LE|La|LA|Der|Die|El)\s|[Ll]['’])\p{Lu}[^.!?,]*$/u.test(label) &&
    label.split(' ').length <= MOST_WORDS_OF_OFFICE &&
    namesRole(label)
  )
}

const MOST_WORDS_OF_OFFICE = 7

/** Accepted only where it is a form of somebody whom another label names. */
function isCapitalised(label: string): boolean {
  return /^\p{Lu}/u.test(label) && !DETERMINER.test(label)
}

function isNameInSmallLetters(label: string): boolean {
  return /^\p{Ll}[\p{L}\p{M}'’-]*(?: \p{Ll}[\p{L}\p{M}'’.-]*){0,3}$/u.test(label)
}

function accepted(candidates: readonly ColonLabel[], { lines, people }: DocumentToRead): ColonLabel[] {
  const counts = new Map<string, number>()
  for (const { label } of candidates) counts.set(label, (counts.get(label) ?? 0) + 1)
  const names = new Map(candidates.map(({ label, name }) => [label, name]))
  const inHeader = formsAmong(people.named.map(({ name }) => printedName(name)))
  const families = formsAmong([...names.values()])
  const sure = new Map<string, PrintedName>()
  for (const [label, name] of names) {
    const isKeyed = people.key.has(label.toUpperCase()) || inHeader(name).length > 0
    const changes = isCapitalised(label) && families(name).some((other) => isFullName(name) || isFullName(other))
    if (isKeyed || changes || standsAlone(label, name) || recursEnough(label, name, counts.get(label) ?? 0))
      sure.set(label, name)
  }
  const known = formsAmong([...sure.values()])
  const offices = new Set([...sure.values()].flatMap(({ role }) => (role === null ? [] : [fold(role)])))
  const found = candidates.filter(
    ({ label, name }) =>
      sure.has(label) || known(name).length > 0 || (name.role !== null && offices.has(fold(name.role))),
  )
  const alone = found.filter(({ isAlone }) => isAlone).length
  // A label alone on its row explains the row below it as well.
  if ((found.length + alone) * LEAST_DENSITY <= linesBetween(found, lines)) return found
  const lineOf = new Set(found.map(({ line }) => line))
  const standAlone = alone * 2 > found.length
  return candidates.filter((one) => lineOf.has(one.line) || isNameOnce(one, standAlone))
}

/** In a document where every third line carries a label, a full name is one though it stands once, and so is an outlet that asks. */
const LEAST_DENSITY = 3

function isNameOnce({ label, name, text, isAlone }: ColonLabel, standAlone: boolean): boolean {
  if (isOfficeWithArticle(label)) return true
  if (/^\p{Lu}\p{L}{1,20}$/u.test(withoutNotes(label)) && (isAlone ? standAlone : asks(text))) return true
  if (looksLikeOutlet(label)) return !/^(?:good|bad|breaking|latest|other)\b/iu.test(label)
  return isFullName(name) && name.words.length <= 3 && NAME.test(label) && !NO_NAME.test(label)
}

const NAME = /^(?:\p{Lu}[\p{L}\p{M}'’.-]+\s?){2,3}$/u
const NO_NAME =
  /\b(?:remarks?|statement|question|answer|point|topic|story|report|reminder|day|morning|afternoon|evening|night|update|notice|rule|lesson|result|thing|part|chapter|section|article|phase|step|option|item|line|number|thanks?|thank)s?\b/iu

function linesBetween(found: readonly ColonLabel[], lines: readonly SourceLine[]): number {
  const [first, last] = [found[0]?.line ?? 0, found.at(-1)?.line ?? 0]
  return lines.filter(({ number }) => number >= first && number <= last).length
}

/** "Speaker 1", "Unidentified female", "Journalist (Tideway Radio)". */
function isUnnamed(label: string, { name, role, side, outlet }: PrintedName): boolean {
  if (name !== null || role === null) return false
  return (side === 'press' && outlet !== null) || (side === null && /\d|^un|\s\p{Lu}$/iu.test(label))
}

/** Enough to be a label even where it stands once. */
function standsAlone(label: string, name: PrintedName): boolean {
  if (isGenericLabel(label) || hasShapeOfCast(label) || isUnnamed(label, name)) return true
  const isCapitals = !/\p{Ll}/u.test(label)
  if (isOfficeWithArticle(label)) return isCapitals
  if (name.honorific !== null) return isCapitals
  if (name.role === null || name.name === null) return false
  return !DETERMINER.test(label) && (isCapitals || isFullName(name))
}

const DETERMINER =
  /^(?:the|an?|our|my|your|his|her|their|this|that|le|la|les|un|une|notre|nos|der|die|das|el|los|las)\s/iu

function recursEnough(label: string, { honorific, words }: PrintedName, count: number): boolean {
  if (isOfficeWithArticle(label)) return count >= 2
  if (/^\p{Ll}/u.test(label) || DETERMINER.test(label)) return false
  const isCapitals = label.length > 1 && !/\p{Ll}/u.test(label)
  if (count < 2 || words.length === 0) return count >= 2 && label.length > 1
  return honorific !== null || isCapitals || words.length >= 2 || count >= 3 || looksLikeOutlet(label)
}

/** Finds other forms of a name; by its last word, so that many labels take no longer than their number. */
function formsAmong(known: readonly PrintedName[]): (name: PrintedName) => readonly PrintedName[] {
  const bySurname = new Map<string, PrintedName[]>()
  for (const name of known) {
    const surname = name.words.at(-1)
    if (surname === undefined) continue
    const same = bySurname.get(surname) ?? []
    if (same.length < MOST_NAMESAKES) same.push(name)
    bySurname.set(surname, same)
  }
  return (name) => {
    const near = bySurname.get(name.words.at(-1) ?? '') ?? []
    return near.filter((other) => other !== name && mayBeSame(other, name))
  }
}

const MOST_NAMESAKES = 20
