/** What each refusal about the roster and the glossary means to a person, in English. */
import type { RosterFaultKey } from './rosterFaults.ts'

export const rosterRefusalsEn = {
  'refusal.speaker-already-exists': 'This speaker is already known, differently.',
  'refusal.speaker-changed-meanwhile': 'Somebody has changed this speaker in the meantime.',
  'refusal.speaker-has-lines': 'This speaker has said something. Merge them with somebody instead.',
  'refusal.speaker-key-taken': 'This key gives the floor to somebody else.',
  'refusal.speaker-label-taken': 'This label already means somebody else.',
  'refusal.speaker-not-found': 'This speaker is not known.',
  'refusal.speakers-too-many': 'The roster holds as many people as it can.',
  'refusal.term-taken': 'The glossary already has these words for another entry.',
  'refusal.terms-too-many': 'The glossary holds as many entries as it can.',
} as const satisfies Record<RosterFaultKey, string>
