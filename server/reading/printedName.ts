/** The parts of a printed label as a person's name: honorific, role, given names, surname, outlet; and whether two mean one person. */
import { partsOf, type LabelParts } from './labelParts.ts'
import { withoutNotes } from './labels.ts'

export interface PrintedName extends LabelParts {
  readonly label: string
  /** "Mr.", "Dr", as printed; null where there is none. */
  readonly honorific: string | null
  /** Words of the name, without its honorific, folded for comparison. */
  readonly words: readonly string[]
}

const HONORIFIC =
  /^(?:(?:the )?(?:(?:rt\.? )?hon|mr|mrs|ms|miss|mx|dr|prof|sir|dame|mme|mlle|m|mm|herr|frau|hr|fr|sr|sra|señora?|signora?|sig)\.?)\s+(?=\S)/iu

export function printedName(label: string): PrintedName {
  const { name, role, outlet, side } = partsOf(withoutNotes(label))
  const honorific = name === null ? null : (HONORIFIC.exec(name)?.[0].trim() ?? null)
  const bare = name === null || honorific === null ? name : name.replace(HONORIFIC, '')
  return { label, honorific, name: bare, role, outlet, side, words: bare === null ? [] : wordsOf(bare) }
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
  const offset = long.length - short.length
  return short.length > 1 && short.every((word, at) => word === long[offset + at])
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
