/** The people who speak: known by an id, found by the label that a transcript prints before their words. */
import type { Briefing } from './state.ts'
import type { CommandOf } from './commands.ts'
import type { BriefingEvent, EventOf } from './events.ts'
import { describeLabel } from './labels.ts'
import { foldSpace } from './lineText.ts'
import { Refusal } from './refusal.ts'
import type { Speaker } from './vocabulary.ts'

/** The speaker whom an id or a printed label means, or undefined. */
export function findSpeaker(briefing: Pick<Briefing, 'speakers'>, idOrLabel: string): Speaker | undefined {
  const printed = foldSpace(idOrLabel).toLowerCase()
  return (
    briefing.speakers.find((speaker) => speaker.id === idOrLabel) ??
    briefing.speakers.find(
      (speaker) => speaker.label.toLowerCase() === printed || speaker.name?.toLowerCase() === printed,
    )
  )
}

/** A speaker for a label that nobody in the roster bears; the id follows from the label, so that a retry mints no second. */
export function speakerForLabel(briefing: Pick<Briefing, 'speakers'>, label: string): Speaker {
  const described = describeLabel(label)
  const stem =
    (described.name ?? described.role ?? label)
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'speaker'
  let id = stem
  for (let n = 2; briefing.speakers.some((speaker) => speaker.id === id); n += 1) id = `${stem}-${n}`
  return { id, ...described }
}

export function decideIntroduceSpeaker(briefing: Briefing, command: CommandOf<'IntroduceSpeaker'>): BriefingEvent[] {
  const known = briefing.speakers.find((speaker) => speaker.id === command.speaker.id)
  if (known === undefined) return [{ type: 'SpeakerIntroduced', speaker: command.speaker }]
  if (JSON.stringify(known) === JSON.stringify(command.speaker)) return []
  throw new Refusal('speaker-already-exists', { speaker: known.id })
}

export function recordSpeaker(briefing: Briefing, event: EventOf<'SpeakerIntroduced'>): Briefing {
  return { ...briefing, speakers: [...briefing.speakers, event.speaker] }
}
