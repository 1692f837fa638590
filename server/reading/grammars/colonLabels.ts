/**
 * Labels that end in a colon, before their words or alone on a row, found once for all shapes that print them.
 *
 * K1 A label is short, of names and roles; after its colon comes a space or nothing, so that `[5:00]` and links are none.
 * K2 It needs to be a role that is always one, to have the shape of somebody in office, to stand in the header, or to recur
 *    before words that begin as those of other labels do.
 * K3 A form of somebody whom another label names is one as well, however it is shortened.
 * K4 What introduces a list, a place or a note is no label, however often it stands there.
 * K5 Among many labels a name, an office or capitals before the beginning of a sentence are one, though they stand once.
 * K6 What the owner says something of is one.
 * K7 A follow-up is asked by whoever asked before, where that one has a name.
 */
import { namesRole } from '#shared/domain/labels.ts'
import type { Told } from '#shared/protocol/documents.ts'
import { LABEL_LENGTH } from '../labels.ts'
import { fold, isFullName, printedName, type PrintedName } from '../printedName.ts'
import type { SourceLine } from '../sourceLines.ts'
import { toldOfLabel } from '../toldOfLabel.ts'
import { beginningsOf, doubtUnasked, isBareName } from './bareNames.ts'
import { isCapitals } from './capitals.ts'
import { countedRows } from './f16Letters.ts'
import { formsAmong } from './familyForms.ts'
import { askedAgain } from './followUps.ts'
import type { DocumentToRead, Piece } from './grammar.ts'
import {
  isAskingOutlet,
  isCapitalised,
  mayBeLabel,
  onceAmongOthers,
  recursEnough,
  standsAlone,
} from './labelEvidence.ts'
import { perDocument } from './perDocument.ts'

export interface ColonLabel extends Piece {
  readonly label: string
  readonly isAlone: boolean
  /** "Ministra Portavoz.- …": what parts it from the words is hardly ever anything else. */
  readonly isDashed: boolean
  readonly name: PrintedName
}

const COLON =
  /^(?<open>[*_]{0,3})(?<label>[^:：*_]{1,120}?|[^:：*_]{1,100}?\s*[([][^)\]]{1,60}[)\]])\s?(?:[*_]{0,3}(?:(?<plain>:)(?<close>[*_]{0,3})(?=\s|$)|(?<wide>：)[*_]{0,3}))\s*/u
/** "CHAIR VEY. Good afternoon.": as central banks print it; words in capitals throughout are no label. */
const FULL_STOP =
  /^(?<label>(?:\p{Lu}{1,4}\.(?: \p{Lu}{2,4}\.)? |\p{Lu}[\p{Lu}'’-]+ )(?:(?:\p{Lu}\.|\p{Lu}[\p{Lu}'’-]+) ){0,4}?\p{Lu}[\p{Lu}'’-]+)\.\s+(?=["“([]?(?:\p{Lu}\p{Ll}|[AI]\s\p{Ll}))/u
/** "The President. Good afternoon.", "Mr. Holt. Good afternoon.": only where questions stand behind "Q." */
const OFFICE_AND_FULL_STOP =
  /^(?<label>(?:The |(?:Mr|Ms|Mrs|Dr)\. )?(?:\p{Lu}\p{Ll}[\p{L}'’-]* ){0,4}?\p{Lu}\p{Ll}[\p{L}'’-]*)\.\s+(?=["“([]?\p{Lu})/u
/** "Ministra Portavoz.- Buenos días." */
const DASHED = /^(?<label>\p{Lu}\p{L}[^.:;?!]{1,60})\.\s?[-–—]\s+(?=\S)/u
const Q = /^Q\.\s/u

/** In the order of the lines. */
export const colonLabelsOf = perDocument((document): readonly ColonLabel[] =>
  doubtUnasked(askedAgain(accepted(candidatesIn(document), document), document), document),
)

function candidatesIn(document: DocumentToRead): ColonLabel[] {
  const { lines, told = {} } = document
  const counted = countedRows(document)
  const names = new Map<string, PrintedName | null>()
  const isCaseless = isMostlyCaseless(lines)
  const hasQ = lines.filter(({ text }) => Q.test(text)).length >= 2
  return lines.flatMap(({ number, text }) => {
    if (counted.has(number)) return []
    const beginning = text.slice(0, LABEL_LENGTH + 10)
    const dashed = DASHED.exec(beginning)
    const cut = dashed ?? FULL_STOP.exec(beginning) ?? (hasQ ? officeIn(beginning) : null) ?? COLON.exec(beginning)
    const label = cut?.groups?.['label']?.trim()
    if (cut === null || label === undefined || label === '') return []
    let name = names.get(label)
    if (name === undefined) {
      name = mayBeLabel(label, isCaseless) || isTold(label, told) ? printedName(label) : null
      names.set(label, name)
    }
    if (name === null) return []
    const words = text.slice(cut[0].length)
    const place = { line: number, label, printed: cut[0].trim(), text: words, isAlone: words === '' }
    return [{ ...place, weight: 0.8, isDashed: dashed !== null, name }]
  })
}

/** Page text in another script than the document's names nobody. */
function isMostlyCaseless(lines: readonly SourceLine[]): boolean {
  return lines.filter(({ text }) => /\p{Lo}{2}/u.test(text.slice(0, LABEL_LENGTH))).length * 2 > lines.length
}

function officeIn(beginning: string): RegExpExecArray | null {
  const cut = OFFICE_AND_FULL_STOP.exec(beginning)
  const label = cut?.groups?.['label'] ?? ''
  return namesRole(label) || label.includes('. ') ? cut : null
}

/** Something is told of it, and not that it is none. */
function isTold(label: string, told: Told): boolean {
  const says = toldOfLabel(told, label)
  return says !== undefined && says.notALabel !== true
}

function accepted(candidates: readonly ColonLabel[], document: DocumentToRead): ColonLabel[] {
  const sure = sureAmong(candidates, document)
  const known = formsAmong([...sure.values()])
  const offices = new Set([...sure.values()].flatMap(({ role }) => (role === null ? [] : [fold(role)])))
  const found = candidates.filter(
    ({ label, name, isDashed }) =>
      sure.has(label) ||
      known(name).length > 0 ||
      (name.role !== null && (offices.has(fold(name.role)) || (isDashed && label.length > 1))),
  )
  const alone = found.filter(({ isAlone }) => isAlone).length
  // A label alone on its row explains the row below it as well.
  if ((found.length + alone) * LEAST_DENSITY <= linesBetween(found, document.lines)) return found
  const lineOf = new Set(found.map(({ line }) => line))
  const outlets = new Set(candidates.flatMap((one) => (isAskingOutlet(one) ? [one.label] : [])))
  const others = {
    standAlone: alone * 2 > found.length,
    areCapitals: found.filter(({ label }) => isCapitals(label)).length * 2 > found.length,
    outletsAsk: outlets.size >= 2,
  }
  return candidates.flatMap((one): ColonLabel[] => {
    if (lineOf.has(one.line)) return [one]
    const once = onceAmongOthers(one, others)
    if (once === null) return []
    return [{ ...one, ...(once === 'doubtful' ? { isDoubtful: true } : once === 'outlet' ? { side: 'press' } : {}) }]
  })
}

/** In a document where every third line carries a label. */
const LEAST_DENSITY = 3

function sureAmong(
  candidates: readonly ColonLabel[],
  { people, told = {} }: DocumentToRead,
): ReadonlyMap<string, PrintedName> {
  const counts = new Map<string, number>()
  for (const { label } of candidates) counts.set(label, (counts.get(label) ?? 0) + 1)
  const names = new Map(candidates.map(({ label, name }) => [label, name]))
  const begins = beginningsOf(candidates)
  const inHeader = formsAmong(people.named.map(({ name }) => printedName(name)))
  const families = formsAmong([...names.values()])
  const sure = new Map<string, PrintedName>()
  for (const [label, name] of names) {
    const isKeyed = people.key.has(label.toUpperCase()) || inHeader(name).length > 0
    const changes = isCapitalised(label) && families(name).some((other) => isFullName(name) || isFullName(other))
    const recurs = recursEnough(label, name, counts.get(label) ?? 0) && (!isBareName(label, name) || begins(label))
    if (isKeyed || changes || isTold(label, told) || standsAlone(label, name) || recurs) sure.set(label, name)
  }
  return sure
}

function linesBetween(found: readonly ColonLabel[], lines: readonly SourceLine[]): number {
  const [first, last] = [found[0]?.line ?? 0, found.at(-1)?.line ?? 0]
  return lines.filter(({ number }) => number >= first && number <= last).length
}
