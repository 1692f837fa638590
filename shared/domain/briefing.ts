/** One briefing: its state, its life cycle, and `decide` and `evolve`, which dispatch to the nouns beside this file. */
import type { Command, CommandOf } from './commands.ts'
import type { BriefingEvent, EventOf } from './events.ts'
import { decideIssueLinesToken, decideRevokeLinesToken, recordTokenIssued, recordTokenRevoked } from './linesTokens.ts'
import type { Moment, Recorded } from './recorded.ts'
import { closingCurrent } from './questions/calling.ts'
import {
  decideFigureCommand,
  figuresHeard,
  figuresOfAttribution,
  figuresOfCorrection,
  figuresOfRetraction,
} from './figures.ts'
import { isFigureCommand, isFigureEvent } from './figures/kinds.ts'
import { recordFigureEvent } from './figures/record.ts'
import { recordQuestionEvent } from './questions/record.ts'
import { decideQuestionCommand } from './questions.ts'
import { Refusal } from './refusal.ts'
import { decideRemoveTerms, decideSetTerms } from './glossary.ts'
import { recordTermsRemoved, recordTermsSet } from './glossary/record.ts'
import { decideChangeSpeaker, decideIntroduceSpeaker, decideMergeSpeakers, decideRemoveSpeaker } from './roster.ts'
import { recordSpeaker, recordSpeakerChanged, recordSpeakerRemoved, recordSpeakersMerged } from './roster/record.ts'
import { decideAttributeLine, recordAttribution } from './attribution.ts'
import { decideDismissFinalQuestion, decideMarkTaken, recordFinalQuestionDismissed, recordTaken } from './stacked.ts'
import { UNSCHEDULED, type Briefing } from './state.ts'
import {
  decideCorrectLine,
  decideRetractLine,
  decideTranscribeLine,
  recordCorrection,
  recordLine,
  recordRetraction,
} from './transcript.ts'
import { decideScreenCommand } from './screens.ts'
import { isScreenCommand, isScreenEvent } from './screens/kinds.ts'
import { recordScreenEvent } from './screens/record.ts'
import { saidTimes } from './saidTimes.ts'
import { recordTurn } from './turns.ts'

/** What follows from the command: the facts to append, none where it is already true. Throws `Refusal`. */
export function decide(briefing: Briefing, command: Command, moment: Moment): BriefingEvent[] {
  if (briefing.status === 'unscheduled' && command.type !== 'ScheduleBriefing') throw new Refusal('briefing-not-found')
  switch (command.type) {
    case 'ScheduleBriefing':
      return decideSchedule(briefing, command)
    case 'StartBriefing':
      return decideStart(briefing)
    case 'EndBriefing':
      return decideEnd(briefing)
    case 'IntroduceSpeaker':
      return decideIntroduceSpeaker(briefing, command)
    case 'ChangeSpeaker':
      return decideChangeSpeaker(briefing, command)
    case 'MergeSpeakers':
      return decideMergeSpeakers(briefing, command)
    case 'RemoveSpeaker':
      return decideRemoveSpeaker(briefing, command)
    case 'SetTerms':
      return decideSetTerms(briefing, command)
    case 'RemoveTerms':
      return decideRemoveTerms(briefing, command)
    case 'AttributeLine':
      return withFigures(decideAttributeLine(briefing, command), (events) =>
        figuresOfAttribution(briefing, command, events, moment),
      )
    case 'MarkTaken':
      return decideMarkTaken(briefing, command)
    case 'DismissFinalQuestion':
      return decideDismissFinalQuestion(briefing, command)
    case 'TranscribeLine':
      return withFigures(decideTranscribeLine(briefing, command, moment), (lines) =>
        figuresHeard(briefing, command, lines, moment),
      )
    case 'CorrectLine':
      return withFigures(decideCorrectLine(briefing, command), (lines) =>
        figuresOfCorrection(briefing, command, lines, moment),
      )
    case 'RetractLine':
      return withFigures(decideRetractLine(briefing, command, moment), () =>
        figuresOfRetraction(briefing, command, moment),
      )
    case 'IssueLinesToken':
      return decideIssueLinesToken(briefing, command)
    case 'RevokeLinesToken':
      return decideRevokeLinesToken(briefing, command)
    default:
      if (isScreenCommand(command)) return decideScreenCommand(briefing, command, moment)
      return isFigureCommand(command)
        ? decideFigureCommand(briefing, command, moment)
        : decideQuestionCommand(briefing, command, moment)
  }
}

/** In one append with its line, a figure never arrives without its sentence. */
function withFigures(
  lines: readonly BriefingEvent[],
  figures: (lines: readonly BriefingEvent[]) => readonly BriefingEvent[],
): BriefingEvent[] {
  return lines.length === 0 ? [] : [...lines, ...figures(lines)]
}

/** The state after the fact. Records, and never judges: whatever is in the log happened. */
export function evolve(briefing: Briefing, recorded: Recorded): Briefing {
  const { event, seq } = recorded
  if (event === null) return { ...briefing, seq }
  return { ...record(briefing, event, recorded), seq }
}

function record(briefing: Briefing, event: BriefingEvent, recorded: Recorded): Briefing {
  const { at, seq } = recorded
  switch (event.type) {
    case 'BriefingScheduled':
      return recordSchedule(briefing, event)
    case 'BriefingStarted':
      return {
        ...briefing,
        status: 'live',
        startedAt: at,
        turns: [
          { number: 0, askerId: null, questionId: null, asker: null, openedAt: at, answeredAt: null, lineId: null },
        ],
      }
    case 'BriefingEnded':
      return recordEnd(briefing, event, at)
    case 'SpeakerIntroduced':
      return recordSpeaker(briefing, event)
    case 'SpeakerChanged':
      return recordSpeakerChanged(briefing, event)
    case 'SpeakersMerged':
      return recordSpeakersMerged(briefing, event)
    case 'SpeakerRemoved':
      return recordSpeakerRemoved(briefing, event)
    case 'TermsSet':
      return recordTermsSet(briefing, event)
    case 'TermsRemoved':
      return recordTermsRemoved(briefing, event)
    case 'LineAttributed':
      return recordAttribution(briefing, event, at)
    case 'QuestionTaken':
      return recordTaken(briefing, event)
    case 'FinalQuestionDismissed':
      return recordFinalQuestionDismissed(briefing, event)
    case 'LineTranscribed':
      return recordLine(briefing, event, recorded)
    case 'LineCorrected':
      return recordCorrection(briefing, event, at)
    case 'LineRetracted':
      return recordRetraction(briefing, event, at)
    case 'TurnOpened':
      return recordTurn(briefing, event, at)
    case 'FinalQuestionAnnounced':
      return { ...briefing, finalQuestion: event.lineId }
    case 'LinesTokenIssued':
      return recordTokenIssued(briefing, event, at)
    case 'LinesTokenRevoked':
      return recordTokenRevoked(briefing, event)
    default:
      if (isScreenEvent(event)) return recordScreenEvent(briefing, event, seq)
      return isFigureEvent(event)
        ? recordFigureEvent(briefing, event, recorded)
        : recordQuestionEvent(briefing, event, recorded)
  }
}

export function fold(facts: Iterable<Recorded>, from: Briefing = UNSCHEDULED): Briefing {
  let briefing = from
  for (const fact of facts) briefing = evolve(briefing, fact)
  return briefing
}

function decideSchedule(briefing: Briefing, command: CommandOf<'ScheduleBriefing'>): BriefingEvent[] {
  if (briefing.status !== 'unscheduled') throw new Refusal('briefing-already-exists', { briefing: briefing.id })
  return [{ ...command, type: 'BriefingScheduled' }]
}

function recordSchedule(briefing: Briefing, event: EventOf<'BriefingScheduled'>): Briefing {
  const { type: _, ...about } = event
  return { ...briefing, ...about, status: 'scheduled' }
}

function decideStart(briefing: Briefing): BriefingEvent[] {
  if (briefing.status === 'live') return []
  if (briefing.status === 'ended') throw new Refusal('briefing-ended')
  return [{ type: 'BriefingStarted' }]
}

function decideEnd(briefing: Briefing): BriefingEvent[] {
  if (briefing.status === 'ended') return []
  if (briefing.status === 'scheduled') throw new Refusal('briefing-not-live', { status: briefing.status })
  const said = saidTimes(briefing)
  return [...closingCurrent(briefing), { type: 'BriefingEnded', ...(said !== null && { said }) }]
}

/** What was put in long after it was held has the times at which it was said. */
function recordEnd(briefing: Briefing, { said }: EventOf<'BriefingEnded'>, at: number): Briefing {
  const turns = briefing.turns.map((turn) => ({ ...turn, ...said?.turns[turn.number] }))
  return { ...briefing, endedAt: at, ...said, status: 'ended', turns: said ? turns : briefing.turns }
}
