/** Facts and briefings for the tests of the page, made by the domain itself. */
import { fold, type Briefing } from '#shared/domain/briefing.ts'
import type { BriefingEvent } from '#shared/domain/events.ts'
import type { Recorded } from '#shared/domain/recorded.ts'
import type { Speaker } from '#shared/domain/vocabulary.ts'

export const ADA: Speaker = {
  id: 'ada',
  label: 'Chair of the Quay, Ada Berg',
  name: 'Ada Berg',
  role: 'Chair of the Quay',
  outlet: null,
  side: 'podium',
}
export const KIM: Speaker = {
  id: 'kim',
  label: 'Kim Lund [Wire One]',
  name: 'Kim Lund',
  role: null,
  outlet: 'Wire One',
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
      speakerId: 'ada',
      label: ADA.label,
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
  recorded(3, { type: 'SpeakerIntroduced', speaker: ADA }),
  recorded(4, { type: 'SpeakerIntroduced', speaker: KIM }),
]

/** The briefing after the opening and these facts. */
export const briefingWith = (...facts: readonly Recorded[]): Briefing => fold([...OPENING, ...facts])

/** The opening and `count` lines, numbered from 5 on. */
export const briefingOf = (count: number): Briefing =>
  briefingWith(...Array.from({ length: count }, (_, index) => lineFact(5 + index)))
