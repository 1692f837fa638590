/** Facts and briefings for the tests of the page, made by the domain itself. */
import { fold } from '#shared/domain/briefing.ts'
import type { Briefing } from '#shared/domain/state.ts'
import type { BriefingEvent } from '#shared/domain/events.ts'
import type { Recorded } from '#shared/domain/recorded.ts'
import type { Speaker } from '#shared/domain/vocabulary.ts'

export const OONA: Speaker = {
  id: 'oona',
  label: 'Chair of the Quay, Oona Vey',
  name: 'Oona Vey',
  role: 'Chair of the Quay',
  outlet: null,
  side: 'podium',
}
export const KIT: Speaker = {
  id: 'kit',
  label: 'Kit Marsh [Tideway Radio]',
  name: 'Kit Marsh',
  role: null,
  outlet: 'Tideway Radio',
  side: 'press',
}

/** 24 November 2026, 09:00 in Brussels. */
export const START = Date.UTC(2026, 10, 24, 8, 0, 0)

export function recorded(seq: number, event: BriefingEvent | null): Recorded {
  return { seq, at: START + seq * 1_000, by: { role: 'captioner', id: '' }, event }
}

export function lineEvent(
  id: string,
  text = `Words of ${id}.`,
  about: Partial<Extract<BriefingEvent, { type: 'LineTranscribed' }>['line']> = {},
): BriefingEvent {
  return {
    type: 'LineTranscribed',
    line: {
      id,
      speakerId: 'oona',
      label: OONA.label,
      attribution: 'said',
      text,
      kind: 'statement',
      saidAt: START,
      turn: 0,
      marks: [],
      ...about,
    },
  }
}

export const lineFact = (seq: number, id = `l${seq}`, text?: string): Recorded => recorded(seq, lineEvent(id, text))

/** Facts 1 to 4: scheduled, started, two speakers. */
export const OPENING: readonly Recorded[] = [
  recorded(1, {
    type: 'BriefingScheduled',
    id: 'quay',
    title: 'Arrival at the quay',
    visibility: 'public',
    language: 'en',
    timeZone: 'Europe/Brussels',
    scheduledFor: null,
    rehearsal: false,
  }),
  recorded(2, { type: 'BriefingStarted' }),
  recorded(3, { type: 'SpeakerIntroduced', speaker: OONA }),
  recorded(4, { type: 'SpeakerIntroduced', speaker: KIT }),
]

/** The briefing after the opening and these facts. */
export const briefingWith = (...facts: readonly Recorded[]): Briefing => fold([...OPENING, ...facts])

/** The opening and `count` lines, numbered from 5 on. */
export const briefingOf = (count: number): Briefing =>
  briefingWith(...Array.from({ length: count }, (_, index) => lineFact(5 + index)))
