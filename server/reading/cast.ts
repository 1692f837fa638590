/** The people of a document, each once, whatever forms their labels take. */
import { describeLabel, findSpeaker, speakerForLabel } from '#shared/domain/roster.ts'
import type { Speaker } from '#shared/domain/vocabulary.ts'
import { isGenericLabel, namesRole } from './labels.ts'

export interface Cast {
  /** In the order in which they first speak. */
  readonly speakers: readonly Speaker[]
  /** Whom a printed label means. Every label that was handed in has an entry. */
  readonly of: ReadonlyMap<string, Speaker>
  /** Labels whose side was guessed, since they name neither a role nor an outlet. */
  readonly guessed: readonly string[]
}

/** `labels` in the order of the document. Those with the most to say of a person are to be met before a bare name. */
export function castOf(labels: Iterable<string>): Cast {
  const speakers: Speaker[] = []
  const of = new Map<string, Speaker>()
  const guessed: string[] = []
  const distinct = [...new Set(labels)]
  const order = new Map(distinct.map((label, index) => [label, index]))
  for (const label of [...distinct].sort((one, other) => Number(isBare(one)) - Number(isBare(other)))) {
    const known = findSpeaker({ speakers }, label)
    const speaker = known ?? described(speakers, label)
    if (known === undefined) {
      speakers.push(speaker)
      if (isGuess(speaker)) guessed.push(label)
    }
    of.set(label, speaker)
  }
  const firstSpoken = new Map<Speaker, number>()
  for (const [label, speaker] of of) {
    firstSpoken.set(speaker, Math.min(firstSpoken.get(speaker) ?? Infinity, order.get(label) ?? Infinity))
  }
  speakers.sort((one, other) => (firstSpoken.get(one) ?? 0) - (firstSpoken.get(other) ?? 0))
  return { speakers, of, guessed }
}

function isBare(label: string): boolean {
  const { name, role, outlet } = describeLabel(label)
  return name !== null && role === null && outlet === null
}

function described(speakers: readonly Speaker[], label: string): Speaker {
  const speaker = speakerForLabel({ speakers }, label)
  const { name, role, outlet } = speaker
  if (role !== null && name !== null && namesRole(name) && !namesRole(role))
    return withName(speakers, speaker, role, name)
  if (name !== null && outlet !== null && namesRole(outlet) && !isGenericLabel(name))
    return withName(speakers, speaker, name, outlet)
  if (name !== null && outlet !== null && isGenericLabel(name)) return { ...speaker, name: null, role: name }
  return speaker
}

/** The printed order was name first and role after, which only the words tell. */
function withName(speakers: readonly Speaker[], speaker: Speaker, name: string, role: string): Speaker {
  const { id, side } = speakerForLabel({ speakers }, `${role}, ${name}`)
  return { ...speaker, id, name, role, outlet: null, side }
}

function isGuess({ side, role, outlet }: Speaker): boolean {
  return side === 'podium' && outlet === null && (role === null || !namesRole(role))
}
