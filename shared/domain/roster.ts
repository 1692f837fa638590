/**
 * The people who speak: known by an id, found by the labels that a transcript prints before their words.
 *
 * R1 Nobody's label or alias is somebody else's, nor looks like it, and a key gives the floor to one. A label finds before a name, a name before an alias.
 * R2 A change names the speaker that it was made on, a merger both, a removal the one; another one by now is refused. A change holds
 *    for what was said before, too.
 * R3 Two who are one are merged: the lines of the one are the other's, its label becomes an alias, and its id still finds them.
 * R4 Who has said or asked something is not removed but merged. Who was removed is found by id still, for lines that are late.
 * R5 A speaker that was merged away or removed is in no list and takes no change.
 * R6 A roster holds so many and no more; a line with a label beyond that is kept with its label, and without a speaker.
 * R7 Somebody has so many aliases and no more, and all of them together have a length. A merger keeps the label of who goes, then what
 *    the other had, and then what is left of the room.
 */
import type { CommandOf } from './commands.ts'
import type { BriefingEvent } from './events.ts'
import { Refusal } from './refusal.ts'
import { labelKey } from './roster/labelKey.ts'
import type { Briefing, RosterSpeaker } from './state.ts'
import type { Speaker } from './vocabulary.ts'

export const SPEAKERS_AT_MOST = 500

type Roster = { readonly speakers: readonly RosterSpeaker[] }

/** Those whom a list shows: everybody but who was merged into somebody else, or removed. */
export function rosterOf({ speakers }: Roster): readonly Speaker[] {
  return speakers.every(isListed) ? speakers : speakers.filter(isListed)
}

function isListed({ mergedInto, removed }: RosterSpeaker): boolean {
  return mergedInto === undefined && removed === undefined
}

export function isRosterFull(briefing: Roster): boolean {
  return rosterOf(briefing).length >= SPEAKERS_AT_MOST
}

/** The speaker whom an id or a printed label means, or undefined. An id of old means whom it was merged into. */
export function findSpeaker({ speakers }: Roster, idOrLabel: string): Speaker | undefined {
  const known = finders.get(speakers)
  const find = known ?? finderOf(speakers)
  if (known === undefined) finders.set(speakers, find)
  return find(idOrLabel)
}

type Finder = (idOrLabel: string) => Speaker | undefined

/** A roster is a value: it is looked through once, however many labels are asked for. */
const finders = new WeakMap<Roster['speakers'], Finder>()

function finderOf(speakers: Roster['speakers']): Finder {
  const byId = new Map(speakers.map((speaker) => [speaker.id, speaker]))
  const byLabel = new Map<string, Speaker>()
  const enter = (label: string, speaker: Speaker) => {
    const key = labelKey(label)
    if (!byLabel.has(key)) byLabel.set(key, speaker)
  }
  const roster = rosterOf({ speakers })
  for (const speaker of roster) enter(speaker.label, speaker)
  for (const speaker of roster) if (speaker.name !== null) enter(speaker.name, speaker)
  for (const speaker of roster) for (const alias of speaker.aliases ?? []) enter(alias, speaker)
  return (idOrLabel) => {
    const known = byId.get(idOrLabel)
    if (known === undefined) return byLabel.get(labelKey(idOrLabel))
    return known.mergedInto === undefined ? known : (byId.get(known.mergedInto) ?? known)
  }
}

export function decideIntroduceSpeaker(
  briefing: Briefing,
  { speaker }: CommandOf<'IntroduceSpeaker'>,
): BriefingEvent[] {
  const known = briefing.speakers.find(({ id }) => id === speaker.id)
  if (known !== undefined && known.removed === undefined) {
    if (isSame(known, speaker)) return []
    throw new Refusal('speaker-already-exists', { speaker: known.id })
  }
  if (isRosterFull(briefing)) throw new Refusal('speakers-too-many', { limit: SPEAKERS_AT_MOST })
  refuseTaken(briefing, speaker)
  return [{ type: 'SpeakerIntroduced', speaker }]
}

export function decideChangeSpeaker(briefing: Briefing, { saw, speaker }: CommandOf<'ChangeSpeaker'>): BriefingEvent[] {
  const known = speakerToChange(briefing, speaker.id)
  if (isSame(known, speaker)) return []
  refuseChanged(known, saw)
  refuseTaken(briefing, speaker)
  return [{ type: 'SpeakerChanged', speaker }]
}

export function decideMergeSpeakers(
  briefing: Briefing,
  { speakerId, into, saw, sawInto }: CommandOf<'MergeSpeakers'>,
): BriefingEvent[] {
  const from = briefing.speakers.find(({ id }) => id === speakerId)
  if (from === undefined) throw new Refusal('speaker-not-found', { speaker: speakerId })
  if (from.mergedInto === into) return []
  speakerToChange(briefing, speakerId)
  const target = speakerToChange(briefing, into)
  if (speakerId === into) throw new Refusal('command-malformed', { field: 'into', problem: 'is the same speaker' })
  refuseChanged(from, saw)
  refuseChanged(target, sawInto)
  return [{ type: 'SpeakersMerged', speakerId, into }]
}

export function decideRemoveSpeaker(
  briefing: Briefing,
  { speakerId, saw }: CommandOf<'RemoveSpeaker'>,
): BriefingEvent[] {
  const known = briefing.speakers.find(({ id }) => id === speakerId)
  if (known === undefined || known.removed !== undefined) return []
  speakerToChange(briefing, speakerId)
  const ids = new Set(briefing.speakers.flatMap(({ id, mergedInto }) => (mergedInto === speakerId ? [id] : [])))
  ids.add(speakerId)
  const line = briefing.lines.find((each) => each.speakerId !== null && ids.has(each.speakerId))
  const turn = briefing.turns.find(({ askerId }) => askerId !== null && ids.has(askerId))
  if (line !== undefined || turn !== undefined || ids.size > 1)
    throw new Refusal('speaker-has-lines', { speaker: speakerId, line: line?.id ?? null })
  refuseChanged(known, saw)
  return [{ type: 'SpeakerRemoved', speakerId }]
}

function speakerToChange(briefing: Roster, speakerId: string): Speaker {
  const known = briefing.speakers.find(({ id }) => id === speakerId)
  if (known === undefined || !isListed(known))
    throw new Refusal('speaker-not-found', { speaker: speakerId, mergedInto: known?.mergedInto ?? null })
  return known
}

/** R2. */
function refuseChanged(known: Speaker, saw: Speaker): void {
  if (!isSame(known, saw)) throw new Refusal('speaker-changed-meanwhile', { speaker: known.id })
}

/** R1. Two of the press may print the same role ("Reporter") only where one of them has another label. */
function refuseTaken(briefing: Roster, speaker: Speaker): void {
  const own = new Set([speaker.label, ...(speaker.aliases ?? [])].map(labelKey))
  for (const other of rosterOf(briefing)) {
    if (other.id === speaker.id) continue
    const taken = [other.label, ...(other.aliases ?? [])].find((label) => own.has(labelKey(label)))
    if (taken !== undefined) throw new Refusal('speaker-label-taken', { speaker: other.id, label: taken })
    const { key = null } = speaker
    if (key !== null && other.key === key) throw new Refusal('speaker-key-taken', { speaker: other.id, key })
  }
}

/** The same person, whichever of the optional words were left out. */
function isSame(one: RosterSpeaker, other: Speaker): boolean {
  return JSON.stringify(spelledOut(one)) === JSON.stringify(spelledOut(other))
}

function spelledOut({ id, label, name, role, outlet, side, aliases = [], key = null }: Speaker): unknown[] {
  return [id, label, name, role, outlet, side, aliases, key]
}
