/** What the facts of the roster make of it. */
import type { EventOf } from '../events.ts'
import type { Briefing, RosterSpeaker } from '../state.ts'
import { aliasesWithin } from './person.ts'

export function recordSpeaker(briefing: Briefing, { speaker }: EventOf<'SpeakerIntroduced'>): Briefing {
  // Somebody who was removed may come back.
  const others = briefing.speakers.filter(({ id }) => id !== speaker.id)
  return { ...briefing, speakers: [...others, speaker] }
}

/** Those who were merged into the speaker are called as the speaker is. */
export function recordSpeakerChanged(briefing: Briefing, { speaker }: EventOf<'SpeakerChanged'>): Briefing {
  return {
    ...briefing,
    speakers: briefing.speakers.map((known) => {
      if (known.id === speaker.id) return speaker
      return known.mergedInto === speaker.id ? shadowOf(known.id, speaker) : known
    }),
  }
}

/** What was printed for the one is an alias of the other from now on. */
export function recordSpeakersMerged(briefing: Briefing, { speakerId, into }: EventOf<'SpeakersMerged'>): Briefing {
  const from = briefing.speakers.find(({ id }) => id === speakerId)
  const target = briefing.speakers.find(({ id }) => id === into)
  if (from === undefined || target === undefined) return briefing
  // The label first: it is what a feed goes on sending.
  const labels = [from.label, ...(target.aliases ?? []), from.name ?? from.label, ...(from.aliases ?? [])]
  const others = [...new Set(labels)].filter((label) => label !== target.label && label !== target.name)
  const aliases = aliasesWithin(others)
  const key = target.key ?? from.key
  const merged: RosterSpeaker = { ...target, aliases, ...(key !== undefined && { key }) }
  return {
    ...briefing,
    speakers: briefing.speakers.map((known) => {
      if (known.id === into) return merged
      return known.id === speakerId || known.mergedInto === speakerId || known.mergedInto === into
        ? shadowOf(known.id, merged)
        : known
    }),
  }
}

export function recordSpeakerRemoved(briefing: Briefing, { speakerId }: EventOf<'SpeakerRemoved'>): Briefing {
  return {
    ...briefing,
    speakers: briefing.speakers.map((known) => {
      if (known.id !== speakerId) return known
      const { aliases: _, key: __, ...person } = known
      return { ...person, removed: true }
    }),
  }
}

/** What was said under the old id is shown as said by the person; the shadow itself stands in no list. */
function shadowOf(id: string, { aliases: _, key: __, ...person }: RosterSpeaker): RosterSpeaker {
  return { ...person, id, mergedInto: person.id }
}
