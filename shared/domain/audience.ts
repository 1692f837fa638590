/**
 * The only place where secrecy is decided: which briefings an audience may follow, and what it sees of them.
 * Whatever is hidden, recording what an audience sees of a fact on what it sees of the state must give what it sees of the
 * state with the fact recorded; `test/domain/audience.test.ts` holds all of this file to it.
 */
import type { Briefing } from './state.ts'
import type { BriefingEvent } from './events.ts'
import { isFigureEvent } from './figures/kinds.ts'
import { isScreenEvent } from './screens/kinds.ts'
import { SECRECY } from './questions/secrecy.ts'
import { EMPTY_BACKSTAGE } from './questions/state.ts'
import type { Recorded } from './recorded.ts'
import type { Role, Visibility } from './vocabulary.ts'

/**
 * `desk`: moderators and the owner. `reader`: the other accredited. `public`: everybody else, who may be shown things later
 * than those, and lines that were taken back before they were public never: see `withheld.ts`.
 */
export const AUDIENCES = ['public', 'reader', 'desk'] as const
export type Audience = (typeof AUDIENCES)[number]

const AUDIENCE_OF: Readonly<Record<Role, Audience>> = {
  owner: 'desk',
  moderator: 'desk',
  captioner: 'reader',
  reporter: 'reader',
  applicant: 'public',
  screen: 'reader',
  reader: 'public',
}

const ROLES_ADMITTED: Readonly<Record<Visibility, readonly Role[]>> = {
  public: ['owner', 'moderator', 'captioner', 'reporter', 'applicant', 'screen', 'reader'],
  // Whoever knows the address may read; such briefings are in no list and their ids cannot be guessed.
  link: ['owner', 'moderator', 'captioner', 'reporter', 'applicant', 'screen', 'reader'],
  accredited: ['owner', 'moderator', 'captioner', 'reporter', 'screen'],
}

/** Null where the role may not follow a briefing of this visibility. */
export function audienceFor(role: Role, visibility: Visibility): Audience | null {
  return ROLES_ADMITTED[visibility].includes(role) ? AUDIENCE_OF[role] : null
}

/** Whether the briefing stands in the list that the role is shown. */
export function isListedFor(role: Role, visibility: Visibility): boolean {
  if (visibility === 'link') return AUDIENCE_OF[role] === 'desk'
  return audienceFor(role, visibility) !== null
}

/** The state as the audience may see it. */
export function view(briefing: Briefing, audience: Audience): Briefing {
  if (audience !== 'desk') {
    const said = audience === 'public' ? withoutHeard(briefing) : briefing
    return {
      ...said,
      lines: withoutSource(said.lines),
      tokens: [],
      glossary: [],
      backstage: EMPTY_BACKSTAGE,
      screens: [],
    }
  }
  return { ...briefing, tokens: briefing.tokens.map((token) => ({ ...token, hash: '' })) }
}

/** Which token or account a line came by is the desk's to know, as it is of every fact. */
function withoutSource(lines: Briefing['lines']): Briefing['lines'] {
  return lines.some(({ source }) => source !== undefined) ? lines.map(({ source: _, ...line }) => line) : lines
}

/** What a recogniser misheard is no business of the public's: it reads what was written. */
function withoutHeard(briefing: Briefing): Briefing {
  const { lines, amendments } = briefing
  return {
    ...briefing,
    lines: lines.some(({ heardAs }) => heardAs !== undefined) ? lines.map(unheard) : lines,
    amendments: amendments.some((each) => 'heardAs' in each) ? amendments.map(unheard) : amendments,
  }
}

function unheard<T extends object>(said: T): T {
  if (!('heardAs' in said)) return said
  const { heardAs: _, ...rest } = said
  return rest as T
}

/** The fact as the audience may see it; what it may not see keeps its number and loses its event. */
export function visible(recorded: Recorded, audience: Audience): Recorded {
  const event = recorded.event === null ? null : visibleEvent(recorded.event, audience)
  if (audience === 'desk') return { ...recorded, event }
  // Whether it was the desk or a reporter who did what is hidden would tell half of it.
  const role = event === null ? 'reader' : recorded.by.role
  return { ...recorded, by: { role, id: '' }, event }
}

function visibleEvent(event: BriefingEvent, audience: Audience): BriefingEvent | null {
  switch (event.type) {
    case 'LinesTokenIssued':
      return audience === 'desk' ? { ...event, hash: '' } : null
    case 'LinesTokenRevoked':
    case 'TermsSet':
    case 'TermsRemoved':
      return audience === 'desk' ? event : null
    case 'LineTranscribed':
      return audience === 'public' ? { ...event, line: unheard(event.line) } : event
    case 'LineCorrected':
      return audience === 'public' ? unheard(event) : event
    case 'BriefingScheduled':
    case 'BriefingStarted':
    case 'BriefingEnded':
    case 'SpeakerIntroduced':
    case 'SpeakerChanged':
    case 'SpeakersMerged':
    case 'SpeakerRemoved':
    case 'LineRetracted':
    case 'TurnOpened':
    case 'LineAttributed':
    case 'QuestionTaken':
    case 'FinalQuestionAnnounced':
    case 'FinalQuestionDismissed':
      return event
    default:
      if (isFigureEvent(event)) return event
      if (isScreenEvent(event)) return audience === 'desk' ? event : null
      return SECRECY[event.type] === 'everybody' || audience === 'desk' ? event : null
  }
}
