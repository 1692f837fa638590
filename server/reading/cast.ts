/** The people of a document, each once, whatever forms their labels take. */
import { describeLabel, isUnclearLabel, namesRole } from '#shared/domain/labels.ts'
import { findSpeaker, speakerForLabel } from '#shared/domain/roster.ts'
import type { Speaker } from '#shared/domain/vocabulary.ts'
import type { Told } from '#shared/protocol/documents.ts'
import type { People } from './header.ts'
import type { Utterance } from './utterances.ts'
import { isGenericLabel, isUnnamedPress } from './labels.ts'

export interface Cast {
  /** In the order in which they first speak. */
  readonly speakers: readonly Speaker[]
  /** Whom a printed label means. Every label of the document has an entry. */
  readonly of: ReadonlyMap<string, Speaker>
  /** Labels whose side was guessed, since they name neither a role nor an outlet for sure. */
  readonly guessed: readonly string[]
}

export function castOf(utterances: readonly Utterance[], _people: People, _told: Told): Cast {
  const habits = habitsOf(utterances)
  const labels = [...habits.keys()]
  const podiumIsKnown = labels.some((label) => isFirmPodium(described([], label)))
  const speakers: Speaker[] = []
  const of = new Map<string, Speaker>()
  const guessed: string[] = []
  // A bare name may be somebody of whom another label says more, so those with more are met first.
  for (const label of [...labels.filter((label) => !isBare(label)), ...labels.filter(isBare)]) {
    let speaker = findSpeaker({ speakers }, label)
    if (speaker === undefined) {
      speaker = described(speakers, label)
      const isAsking = podiumIsKnown && mostlyAsks(habits.get(label))
      if (isUnclearLabel(label)) {
        guessed.push(label)
        if (!isAsking) speaker = asPodium(speakers, speaker)
      } else if (isGuess(speaker)) {
        guessed.push(label)
        if (isAsking) speaker = { ...speaker, side: 'press' }
      }
      speakers.push(speaker)
    }
    of.set(label, speaker)
  }
  return { speakers: [...new Set(labels.flatMap((label) => of.get(label) ?? []))], of, guessed }
}

interface Habit {
  readonly said: number
  readonly asked: number
}

/** By label, in the order in which they are met. */
function habitsOf(utterances: readonly Utterance[]): Map<string, Habit> {
  const habits = new Map<string, Habit>()
  for (const { label, text } of utterances) {
    if (label === null) continue
    const { said, asked } = habits.get(label) ?? { said: 0, asked: 0 }
    habits.set(label, { said: said + 1, asked: asked + (/\?["”»)\s]*$/u.test(text) ? 1 : 0) })
  }
  return habits
}

function mostlyAsks(habit: Habit | undefined): boolean {
  return habit !== undefined && habit.asked * 2 > habit.said
}

function isBare(label: string): boolean {
  const { name, role, outlet } = describeLabel(label)
  return name !== null && role === null && outlet === null
}

function described(speakers: readonly Speaker[], label: string): Speaker {
  const speaker = speakerForLabel({ speakers }, label)
  const { name, outlet } = speaker
  if (isUnnamedPress(label)) return { ...speaker, name: null, role: speaker.label, side: 'press' }
  if (name !== null && outlet !== null && !isUnclearLabel(label)) {
    if (isGenericLabel(name)) return { ...speaker, name: null, role: name }
    return namesRole(outlet) ? nameFirst(speakers, speaker, name, outlet) : speaker
  }
  return speaker
}

/** The name was printed first and the role in brackets after it, which only the words tell. */
function nameFirst(speakers: readonly Speaker[], speaker: Speaker, name: string, role: string): Speaker {
  const { id, side } = speakerForLabel({ speakers }, `${role}, ${name}`)
  return { ...speaker, id, name, role, outlet: null, side }
}

/** Somebody who does not ask is no reporter: the two parts are a role that no list has, and a name. */
function asPodium(speakers: readonly Speaker[], speaker: Speaker): Speaker {
  const { id } = speakerForLabel({ speakers }, speaker.outlet ?? speaker.label)
  return { ...speaker, id, role: speaker.name, name: speaker.outlet, outlet: null, side: 'podium' }
}

function isFirmPodium(speaker: Speaker): boolean {
  return speaker.side === 'podium' && !isGuess(speaker)
}

function isGuess({ side, role, outlet }: Speaker): boolean {
  return side === 'podium' && outlet === null && (role === null || !namesRole(role))
}
