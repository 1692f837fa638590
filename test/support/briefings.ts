/** Facts and commands to begin tests from. All people and words are invented. */
import { decide, evolve } from '#shared/domain/briefing.ts'
import { type Briefing, UNSCHEDULED } from '#shared/domain/state.ts'
import type { Command, OfferedLine } from '#shared/domain/commands.ts'
import type { BriefingEvent } from '#shared/domain/events.ts'
import type { Speaker } from '#shared/domain/vocabulary.ts'
import { NOON, OWNER } from './given.ts'

export const CHAIR: Speaker = {
  id: 'ines-holm',
  label: 'Harbour Chair, Ines Holm',
  name: 'Ines Holm',
  role: 'Harbour Chair',
  outlet: null,
  side: 'podium',
}
export const PRESS: Speaker = {
  id: 'reporter',
  label: 'Reporter',
  name: null,
  role: 'Reporter',
  outlet: null,
  side: 'press',
}

export const SCHEDULED: BriefingEvent = {
  type: 'BriefingScheduled',
  id: 'harbour',
  title: 'On the quay',
  visibility: 'public',
  language: 'en',
  timeZone: 'Europe/Brussels',
  scheduledFor: null,
  rehearsal: false,
}
export const STARTED: BriefingEvent = { type: 'BriefingStarted' }
export const LIVE: readonly BriefingEvent[] = [
  SCHEDULED,
  STARTED,
  { type: 'SpeakerIntroduced', speaker: CHAIR },
  { type: 'SpeakerIntroduced', speaker: PRESS },
]

export function say(id: string, speaker: string | null, text: string, more: Partial<OfferedLine> = {}): Command {
  return { type: 'TranscribeLine', line: { id, speaker, text, ...more } }
}

/** What follows when these commands are carried out one after the other. */
export function play(
  commands: readonly Command[],
  from: readonly BriefingEvent[] = LIVE,
): { events: BriefingEvent[]; briefing: Briefing } {
  const events = [...from]
  let briefing = from.reduce(
    (state, event, index) => evolve(state, { seq: index + 1, at: NOON + index, by: OWNER, event }),
    UNSCHEDULED,
  )
  for (const command of commands) {
    for (const event of decide(briefing, command, { at: NOON + events.length, by: OWNER })) {
      events.push(event)
      briefing = evolve(briefing, { seq: events.length, at: NOON + events.length, by: OWNER, event })
    }
  }
  return { events, briefing }
}
