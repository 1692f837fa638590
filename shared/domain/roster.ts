/** The people who speak: known by an id, found by the label that a transcript prints before their words. */
import type { Briefing } from './state.ts'
import type { CommandOf } from './commands.ts'
import type { BriefingEvent, EventOf } from './events.ts'
import { foldSpace } from './plainText.ts'
import { Refusal } from './refusal.ts'
import type { Side, Speaker } from './vocabulary.ts'

const SIDE_BY_ROLE: readonly (readonly [Side, RegExp])[] = [
  ['press', /^(reporters?|questions?|q|journalists?|correspondents?|press|media|journaliste|presse|fragen?)\.?$/iu],
  ['moderator', /^(moderator|moderatrice|modérat(eur|rice)|operator|host)$/iu],
  ['interpreter', /^(interpreter|translator|interprète|traduct(eur|rice)|dolmetscher(in)?)$/iu],
]

/** What a label says of who speaks: "Harbour Director, Oona Vey", "Kit Marsh [Tideway Radio]", "Reporter". */
export function describeLabel(label: string): Omit<Speaker, 'id'> {
  const printed = foldSpace(label)
  const generic = SIDE_BY_ROLE.find(([, pattern]) => pattern.test(printed))
  if (generic !== undefined) return { label: printed, name: null, role: printed, outlet: null, side: generic[0] }

  const withOutlet = /^(.{2,80}?)\s*[[(]([^\])]{2,80})[\])]$/u.exec(printed)
  if (withOutlet !== null) {
    return { label: printed, name: withOutlet[1] ?? null, role: null, outlet: withOutlet[2] ?? null, side: 'press' }
  }
  const comma = printed.lastIndexOf(', ')
  if (comma > 0) {
    const role = printed.slice(0, comma)
    const name = printed.slice(comma + 2)
    const side = SIDE_BY_ROLE.find(([, pattern]) => pattern.test(role))?.[0] ?? 'podium'
    return side === 'press'
      ? { label: printed, name: null, role, outlet: name, side }
      : { label: printed, name, role, outlet: null, side }
  }
  return { label: printed, name: printed, role: null, outlet: null, side: 'podium' }
}

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
