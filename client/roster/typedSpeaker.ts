/** A person of the roster as the form holds them: words in fields, and what is sent in the end. */
import { foldSpace } from '#shared/domain/lineText.ts'
import { ALIASES_AT_MOST, ALIAS_LETTERS_AT_MOST, aliasesWithin, lettersOf } from '#shared/domain/roster/person.ts'
import type { Side, Speaker } from '#shared/domain/vocabulary.ts'

export const SIDES = ['podium', 'press', 'moderator', 'interpreter'] as const satisfies readonly Side[]
export const KEYS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const
export const NAME_LIMIT = 120
export const LABEL_LIMIT = 160

export interface TypedSpeaker {
  readonly name: string
  readonly role: string
  readonly outlet: string
  readonly side: Side
  /** What feeds and transcripts print; empty: as it follows from the rest. */
  readonly label: string
  /** One a line. */
  readonly aliases: string
  readonly key: number | null
}

export const NOBODY: TypedSpeaker = {
  name: '',
  role: '',
  outlet: '',
  side: 'podium',
  label: '',
  aliases: '',
  key: null,
}

export function typedFrom(speaker: Speaker): TypedSpeaker {
  return {
    name: speaker.name ?? '',
    role: speaker.role ?? '',
    outlet: speaker.outlet ?? '',
    side: speaker.side,
    label: speaker.label,
    aliases: (speaker.aliases ?? []).join('\n'),
    key: speaker.key ?? null,
  }
}

/** As a transcript would print them: "Port Secretary, Edda Voss", "Kit Marsh [Tideway Radio]", or whatever there is. */
export function printedLabel({ name, role, outlet, side }: TypedSpeaker): string {
  const [who, what, where] = [name, role, outlet].map(foldSpace) as [string, string, string]
  const person = side !== 'press' && what !== '' && who !== '' ? `${what}, ${who}` : who || what
  const whole = where !== '' && side === 'press' && person !== '' ? `${person} [${where}]` : person || where
  return whole.slice(0, LABEL_LIMIT).trim()
}

export type SpeakerFault = 'nobody' | 'aliases-many' | 'aliases-long' | 'alias-long'

export function faultOf(typed: TypedSpeaker): SpeakerFault | null {
  const aliases = linesOf(typed.aliases)
  if (labelOf(typed) === '') return 'nobody'
  if (aliases.some((alias) => alias.length > LABEL_LIMIT)) return 'alias-long'
  if (aliases.length > ALIASES_AT_MOST) return 'aliases-many'
  return lettersOf(aliases) > ALIAS_LETTERS_AT_MOST ? 'aliases-long' : null
}

/** `before`: whom it changes. Another label leaves the one before as an alias, since a feed may go on sending it. */
export function speakerFrom(id: string, typed: TypedSpeaker, before: Speaker | null = null): Speaker {
  const label = labelOf(typed)
  const dropped = before !== null && before.label !== label ? [before.label] : []
  const aliases = [...new Set([...linesOf(typed.aliases), ...dropped])].filter((alias) => alias !== label)
  return {
    id,
    label,
    name: foldSpace(typed.name) || null,
    role: foldSpace(typed.role) || null,
    outlet: foldSpace(typed.outlet) || null,
    side: typed.side,
    aliases: aliasesWithin(aliases),
    key: typed.key,
  }
}

/** The same person, word for word. */
export function isSameSpeaker(one: Speaker, other: Speaker): boolean {
  const [first, second] = [typedFrom(one), typedFrom(other)]
  return (Object.keys(first) as (keyof TypedSpeaker)[]).every((key) => first[key] === second[key])
}

const labelOf = (typed: TypedSpeaker): string => foldSpace(typed.label) || printedLabel(typed)

const linesOf = (text: string): readonly string[] => [
  ...new Set(
    text
      .split('\n')
      .map(foldSpace)
      .filter((line) => line !== ''),
  ),
]
