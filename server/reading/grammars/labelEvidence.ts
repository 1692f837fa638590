/** What speaks for a label by itself: its words, how often it stands there, and what stands behind it. Rules K2, K5 in `colonLabels.ts`. */
import { isUnclearLabel, namesRole } from '#shared/domain/labels.ts'
import {
  hasShapeOfCast,
  isGenericLabel,
  isOfficeInSmallLetters,
  LABEL_LENGTH,
  looksLikeCaselessName,
  looksLikeLabel,
  looksLikeOutlet,
  withoutNotes,
} from '../labels.ts'
import { isUnknownVoice } from '../labelParts.ts'
import { isPageRow } from '../pageRows.ts'
import { isFullName, type PrintedName } from '../printedName.ts'
import { asks } from '../sides.ts'
import type { ColonLabel } from './colonLabels.ts'

const NEVER =
  /^(?:(?:editor['’]s )?notes?|nota|updates?|dates?|times?|hours?|place|location|venue|lieu|ort|sources?|subjects?|topics?|tags?|contacts?|photos?|videos?|watch|read(?: more)?|related|see also|share|copyright|embargo(?:ed)?|correction|e-?mail|phone|tel|fax|press release|agenda|summary|transcript|participants|present|cast|speakers|speaker key|key|background|facts?|first|second|third|finally|examples?|for example|conclusion|warning|p\.?s|re|important|remember|one|two|three|and|but|so|well|yes|no|now|today|look|listen|again|also|https?|mailto)$/iu
const DETERMINER =
  /^(?:the|an?|our|my|your|his|her|their|this|that|le|la|les|un|une|notre|nos|der|die|das|el|los|las)\s/iu
const MOST_WORDS_OF_OFFICE = 7
const MOST_WORDS_OF_ROLE = 3
const CAPITALS =
  /^(?=.*\p{Lu}{2}|\p{Lu}\d)[\p{Lu}\p{M}\p{N}'’.-]+(?:,? (?:#?\p{N}{1,2}|[\p{Lu}\p{M}\p{N}'’.&/-]+)){0,7}$/u

export function mayBeLabel(label: string, isCaseless: boolean): boolean {
  if (NEVER.test(label) || /\d:\d/.test(label) || isOfPage(label)) return false
  const bare = withoutNotes(label)
  return (
    looksLikeLabel(bare) ||
    isGenericLabel(bare) ||
    isUnknownVoice(bare) ||
    isAllCapitals(bare) ||
    isNameInSmallLetters(label) ||
    isOfficeWithArticle(label) ||
    (isCaseless && looksLikeCaselessName(bare))
  )
}

/** "READ NEXT", before a headline. "Bild" is a newspaper as well. */
function isOfPage(label: string): boolean {
  return isPageRow(`${label}:`) || (label !== 'Bild' && label !== 'BILD' && isPageRow(`${label}: x`))
}

/** "STAFF", "SENIOR ADMINISTRATION OFFICIAL #2". */
function isAllCapitals(label: string): boolean {
  return label.length <= LABEL_LENGTH && CAPITALS.test(label)
}

/** "THE PRESIDENT", "La Première ministre". */
function isOfficeWithArticle(label: string): boolean {
  return (
    /^(?:(?:The|THE|Le|LE|La|LA|Der|Die|El)\s|[Ll]['’])\p{Lu}[^.!?,]*$/u.test(label) &&
    label.split(' ').length <= MOST_WORDS_OF_OFFICE &&
    namesRole(label)
  )
}

function isNameInSmallLetters(label: string): boolean {
  return /^\p{Ll}[\p{L}\p{M}'’-]*(?: \p{Ll}[\p{L}\p{M}'’.-]*){0,3}$/u.test(label)
}

/** Accepted only where it is a form of somebody whom another label names. */
export function isCapitalised(label: string): boolean {
  return /^\p{Lu}/u.test(label) && !DETERMINER.test(label)
}

/** Enough to be a label even where it stands once. */
export function standsAlone(label: string, name: PrintedName): boolean {
  const bare = withoutNotes(label)
  if (isGenericLabel(bare) || hasShapeOfCast(bare) || isUnnamed(bare, name)) return true
  // "李丽（海港报）"
  if (name.name !== null && name.outlet !== null && looksLikeCaselessName(name.name)) return name.name.length <= 12
  // "Q (via phone)": only a label has such a note.
  if (bare !== label && isUnknownVoice(bare)) return true
  const isCapitals = !/\p{Ll}/u.test(bare)
  if (isOfficeWithArticle(bare)) return isCapitals
  if (name.honorific !== null) return isCapitals
  if (name.role === null || name.name === null) return false
  return !DETERMINER.test(bare) && (isCapitals || isFullName(name))
}

/** "Speaker 1", "Unidentified female", "Journalist (Tideway Radio)". */
function isUnnamed(label: string, { name, role, side, outlet }: PrintedName): boolean {
  if (name !== null || role === null) return false
  return (side === 'press' && outlet !== null) || (side === null && /\d|^un|\s\p{Lu}$/iu.test(label))
}

export function recursEnough(label: string, { honorific, words, role }: PrintedName, count: number): boolean {
  if (isOfficeWithArticle(label)) return count >= 2
  if (/^\p{Ll}/u.test(label) || DETERMINER.test(label)) return false
  const isCapitals = label.length > 1 && !/\p{Ll}/u.test(label)
  if (count < 2 || words.length === 0) return count >= 2 && label.length > 1
  return honorific !== null || role !== null || isCapitals || words.length >= 2 || count >= 3 || looksLikeOutlet(label)
}

/** "Harbour Wire", or "TWR" before a question. */
export function isAskingOutlet({ label, text }: ColonLabel): boolean {
  return looksLikeOutlet(label) || (/^\p{Lu}{3,5}$/u.test(label) && asks(text))
}

/** What the labels that are sure make likely of others. */
export interface AmongOthers {
  /** Most of them stand alone on their rows. */
  readonly standAlone: boolean
  /** Most of them are capitals. */
  readonly areCapitals: boolean
  /** Several of them are outlets. */
  readonly outletsAsk: boolean
}

/** Null: no label. `doubtful`: nothing but its place speaks for it. */
export function onceAmongOthers(one: ColonLabel, others: AmongOthers): 'sure' | 'doubtful' | 'outlet' | null {
  const { label, name, text, isAlone } = one
  const bare = withoutNotes(label)
  if (isOfficeWithArticle(bare)) return 'sure'
  if (looksLikeOutlet(bare)) return /^(?:good|bad|breaking|latest|other)\b/iu.test(bare) ? null : 'sure'
  if (!isAlone && !beginsSentence(text)) return null
  if (others.areCapitals && isAllCapitals(bare))
    return name.role !== null || name.honorific !== null || name.side !== null ? 'sure' : 'doubtful'
  if (others.outletsAsk && /^The \p{Lu}\p{L}+$/u.test(bare) && asks(text)) return 'outlet'
  if (DETERMINER.test(bare)) return null
  if (others.outletsAsk && /^\p{Lu}{2,5}$/u.test(bare)) return 'outlet'
  if (isThing(bare)) return null
  if (holdsOffice(bare, name)) return 'sure'
  if (isUnclearLabel(bare) && name.outlet !== null) return isGivenNameAndOutlet(name.outlet, text) ? 'sure' : null
  if (/^\p{Lu}\p{L}{1,20}$/u.test(bare)) return (isAlone ? others.standAlone : asks(text)) ? 'doubtful' : null
  const isName = isFullName(name) || INITIAL_AND_SURNAME.test(bare)
  return isName && name.words.length <= 3 && NAME.test(bare) ? 'doubtful' : null
}

export function beginsSentence(text: string): boolean {
  return BEGINS_SENTENCE.test(text)
}

/** "Phase One", "Final Remarks". */
export function isThing(label: string): boolean {
  return NO_NAME.test(label)
}

/** "Director", "Minister Holt", "Dr. Holm", "Alliance chair Ada Berg". */
function holdsOffice(label: string, { name, honorific, role, words }: PrintedName): boolean {
  if (name === null) return role !== null && namesRole(label) && label.split(' ').length <= MOST_WORDS_OF_ROLE
  if (words.length > 3) return false
  if (isOfficeInSmallLetters(label)) return true
  return (honorific !== null || role !== null) && NAME_WORDS.test(name)
}

/** "Anna, TWR". */
function isGivenNameAndOutlet(outlet: string, text: string): boolean {
  return looksLikeOutlet(outlet) || (/^\p{Lu}{2,6}\d?$/u.test(outlet) && asks(text))
}

const BEGINS_SENTENCE = /^(?:["'“‘«¿¡–—…\s-]|\.{3})*[\p{Lu}\p{Lo}\p{N}([]/u
const NAME_WORDS = /^\p{Lu}[\p{L}\p{M}'’.-]*(?: \p{Lu}[\p{L}\p{M}'’.-]*){0,2}$/u
const NAME = /^(?:\p{Lu}[\p{L}\p{M}'’.-]+\s?){2,3}$/u
const INITIAL_AND_SURNAME = /^(?:\p{Lu}\. ){1,2}\p{Lu}[\p{Ll}’'-]+/u
const NO_NAME =
  /\b(?:remarks?|statement|question|answer|point|topic|story|report|reminder|day|morning|afternoon|evening|night|update|notice|rule|lesson|result|thing|part|chapter|section|article|phase|step|option|item|line|number|thank|assembly|council|committee|office|motor|election|meeting|visit|speech|trip|team|plan|priorit(?:y|ie)|concern|house|sea|ocean|east|west|north|south)s?\b/iu
