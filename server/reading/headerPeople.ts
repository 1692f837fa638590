/** The persons whom a header lists: after "Speakers:", or as a key of initials. */
import { describeLabel, namesRole } from '#shared/domain/labels.ts'
import type { Side } from '#shared/domain/vocabulary.ts'

export interface Person {
  /** All that the header prints of this person. */
  readonly printed: string
  readonly name: string
  readonly role: string | null
  readonly outlet: string | null
  /** Null where neither role nor outlet tells. */
  readonly side: Side | null
  /** The title says whose remarks these are. */
  readonly opens?: true
}

const CAST_WORD =
  '(?:speakers?|participants?|panel(?:l?ists)?|present(?: were)?|those present|with|briefers?|spokes(?:person|man|woman)|in attendance|taking part|intervenante?s?|participante?s?|étaient présents|présents|avec|teilnehmer(?:innen)?|anwesend|podium|oradores|ponentes|relatori)'
const CAST = new RegExp(`^${CAST_WORD}\\s?[:：]\\s*`, 'iu')
const CAST_HEADING = new RegExp(`^[*_#\\s]*(?:list of |liste des )?${CAST_WORD}[*_\\s]*$`, 'iu')
const SPEAKS = /^\p{L}[^:：]{0,80}\s?[:：](?:\s|$)/u
const KEY =
  /^(?:(?:speakers?|speaker['’]?s)? ?(?:key|legend|initials|abbreviations)|key to (?:speakers|initials)|liste? des initiales|kürzel|abréviations|claves?)\s?[:：]\s*/iu
const INITIALS = /^\s*(\p{Lu}{2,4}\d?|\p{Lu}\d{1,2})\s*(?:[-–—=:]\s*)?(?=\p{Lu})/u
const UNKNOWN = /^(?:unidentified|unknown|non identifiée?|unbekannte?r?)(?: \p{L}+)*$/iu
const NAME_WORD = /^(?:\p{Lu}[\p{L}\p{M}'’.-]*|de|du|la|le|van|von|der|den|bin|al|da|dos|y)$/u
const ONE_NAME = /^\p{Lu}[\p{L}\p{M}'’-]+$/u
const MOST_WORDS = 6

/** What follows "Speakers:" or "Moderator:", with the side that this says; null where the row is no such thing. */
export function beginsCast(row: string): { readonly rest: string; readonly side: Side | null } | null {
  const cut = CAST.exec(row)
  if (cut !== null) return { rest: row.slice(cut[0].length), side: null }
  const [printed, role] = /^(\p{L}{3,14})\s?[:：]\s+(?=\S)/u.exec(row) ?? []
  const side = role === undefined ? null : describeLabel(role).side
  if (printed === undefined || (side !== 'moderator' && side !== 'interpreter')) return null
  const rest = row.slice(printed.length)
  // A name alone looks like the first words of a moderator who is already speaking.
  return /[,(]|^\p{L}{1,4}\.\s/u.test(rest) ? { rest, side } : null
}

/** "Participants" without a colon, above rows of people with offices or outlets, or above one with its label right below. */
export function isCastHeading(row: string, [first, second]: readonly (string | undefined)[]): boolean {
  if (!CAST_HEADING.test(row) || first === undefined || second === undefined) return false
  return isRowOfCast(first) && (isRowOfCast(second) || SPEAKS.test(second))
}

function isRowOfCast(row: string): boolean {
  const persons = personsIn(row)
  return persons?.some(({ role, outlet }) => role !== null || outlet !== null) === true
}

export function beginsKey(row: string): string | null {
  const cut = KEY.exec(row)
  return cut === null ? null : row.slice(cut[0].length)
}

/** "Ms. Ada Berg, Director; Jon Ardal (Treasurer)": all of the row, or null. */
export function personsIn(row: string): Person[] | null {
  const persons = row
    .replace(/^[-–—•*·]\s*/u, '')
    .split(/\s*;\s*|\s+and\s+(?=\p{Lu}[\p{L}.]+ \p{Lu})/u)
    .filter((part) => part !== '')
    .map(personIn)
  const isAll = persons.length > 0 && persons.every((person) => person !== null)
  return isAll ? persons : null
}

function personIn(text: string): Person | null {
  const bracketed = /^(?<name>[^()[\],]{3,60}?)\s*[([](?<rest>[^()[\]]{2,80})[)\]]$/u.exec(text)?.groups
  const [first = '', ...others] = text.split(/,\s+|\s+[-–—]\s+/u)
  const name = (bracketed?.['name'] ?? first).trim()
  const rest =
    bracketed?.['rest'] ?? (others.length === 0 ? null : text.slice(first.length).replace(/^(?:,|\s+[-–—])\s+/u, ''))
  if (isName(name)) return personOf(text, name, rest)
  return rest !== null && isName(rest) && namesRole(name) ? personOf(text, rest, name) : null
}

function personOf(printed: string, name: string, rest: string | null): Person | null {
  if (rest === null) return { printed, name, role: null, outlet: null, side: null }
  if (rest.length > 120 || /[.!?]\s/u.test(rest)) return null
  const side = describeLabel(rest.split(',', 1)[0] ?? '').side
  if (side !== 'podium') return { printed, name, role: rest, outlet: null, side }
  return namesRole(rest) || !/^\p{Lu}/u.test(rest) || rest.includes(' of ')
    ? { printed, name, role: rest, outlet: null, side: 'podium' }
    : { printed, name, role: null, outlet: rest, side: 'press' }
}

function isName(text: string): boolean {
  const words = text.split(' ')
  return words.length >= 2 && words.length <= MOST_WORDS && words.every((word) => NAME_WORD.test(word))
}

const IN_TITLE =
  /\b(?:by|with|of|par|de|du|avec|von|mit|durch|con|di)\s+(?:the\s+|la\s+|le\s+|el\s+)?(?<who>(?:\p{Lu}[\p{L}\p{M}'’-]*\s+){2,7}?\p{Lu}[\p{L}\p{M}'’-]*)(?=\s+(?:after|before|at|on|in|to|following|ahead|during|aboard|à|après|avant|lors|nach|vor|in|tras|antes)\b|,|$)/gu

/** "Press remarks by High Representative Ada Berg after the meeting": an office before a name of two words. */
export function personsInTitle(title: string): Person[] {
  return [...title.matchAll(IN_TITLE)].flatMap(({ groups }) => {
    const words = (groups?.['who'] ?? '').split(/\s+/u)
    const role = words.slice(0, -2).join(' ')
    return namesRole(role) && !words.slice(-2).some(namesRole)
      ? [
          {
            printed: words.join(' '),
            name: words.slice(-2).join(' '),
            role,
            outlet: null,
            side: 'podium' as const,
            opens: true as const,
          },
        ]
      : []
  })
}

/** "AB Ada Berg, KL Kim Lund" or one of them: all of the row, or null. */
export function keyEntries(row: string): (readonly [string, Person])[] | null {
  const parts = row.split(/\s*;\s*|,\s+(?=(?:\p{Lu}{2,4}\d?|\p{Lu}\d{1,2})\s*[-–—=:]?\s*\p{Lu}\p{Ll})/u)
  const entries = parts.map((part) => {
    const [printed, initials] = INITIALS.exec(part) ?? []
    if (printed === undefined || initials === undefined) return null
    const rest = part.slice(printed.length).trim()
    const isWhole = UNKNOWN.test(rest) || (parts.length === 1 && ONE_NAME.test(rest))
    const person = isWhole ? personOf(rest, rest, null) : personIn(rest)
    return person === null ? null : ([initials, person] as const)
  })
  const found = entries.filter((entry) => entry !== null)
  return found.length === entries.length ? found : null
}
