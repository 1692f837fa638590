/**
 * Lines that were taken back before the public had read them: for the public they were never said.
 *
 * Whichever lines are withheld, recording what the public sees of a fact on what it sees of the state must give what it sees
 * of the state with the fact recorded (S4); so it does not matter when a node hears that a line is withheld.
 * The figures that were said in such a line go with it.
 * What was recorded with the line stays: who spoke, and that a question opened a turn.
 */
import type { BriefingEvent } from './events.ts'
import { lineOfFigure } from './figures/kinds.ts'
import { isScreenEvent } from './screens/kinds.ts'
import { isQuestionEvent } from './questions/secrecy.ts'
import type { Recorded } from './recorded.ts'
import type { Amendment, Briefing, Line, Turn } from './state.ts'

export type LineIds = ReadonlySet<string>
const NONE: LineIds = new Set()

/** The ids of the lines that the public is never to read. */
export function withheldLines({ amendments }: Pick<Briefing, 'amendments'>): LineIds {
  const withheld = amendments.filter((amendment) => amendment.kind === 'retraction' && amendment.withheld === true)
  return withheld.length === 0 ? NONE : new Set(withheld.map(({ lineId }) => lineId))
}

/** A whole briefing, no snapshot of one, without these lines. */
export function withoutLines(briefing: Briefing, withheld: LineIds): Briefing {
  if (withheld.size === 0) return briefing
  const lines = briefing.lines.filter(({ id }) => !withheld.has(id))
  const { finalQuestion } = briefing
  return {
    ...briefing,
    lines,
    lineCount: lines.length,
    amendments: briefing.amendments.flatMap((amendment) => amendmentWithout(amendment, withheld)),
    turns: turnsWithout(briefing, lines, withheld),
    figures: briefing.figures.filter(({ source }) => source === null || !withheld.has(source.lineId)),
    finalQuestion: finalQuestion !== null && withheld.has(finalQuestion) ? null : finalQuestion,
  }
}

/** The fact as it is without these lines: it keeps its number. */
export function factWithoutLines(recorded: Recorded, withheld: LineIds): Recorded {
  const { event } = recorded
  if (withheld.size === 0 || event === null) return recorded
  const shown = eventWithout(event, withheld)
  return shown === event ? recorded : { ...recorded, event: shown }
}

function eventWithout(event: BriefingEvent, withheld: LineIds): BriefingEvent | null {
  switch (event.type) {
    case 'LineTranscribed':
      return withheld.has(event.line.id) ? null : event
    case 'LineCorrected':
    case 'FinalQuestionAnnounced':
      return withheld.has(event.lineId) ? null : event
    case 'LineRetracted':
      // It passes, for a page that was shown the line by a clock that runs fast; its reason may tell what was said.
      return withheld.has(event.lineId) ? { type: event.type, lineId: event.lineId, reason: '' } : event
    case 'BriefingScheduled':
    case 'BriefingStarted':
    case 'BriefingEnded':
    case 'SpeakerIntroduced':
    case 'SpeakerChanged':
    case 'SpeakersMerged':
    case 'SpeakerRemoved':
    case 'TermsSet':
    case 'TermsRemoved':
    // Who spoke is no secret of such a line, nor that somebody took it for a question; its words are.
    case 'LineAttributed':
    case 'QuestionTaken':
    case 'FinalQuestionDismissed':
    case 'TurnOpened':
    case 'LinesTokenIssued':
    case 'LinesTokenRevoked':
      return event
    default: {
      if (isQuestionEvent(event) || isScreenEvent(event)) return event
      const lineId = lineOfFigure(event)
      return lineId !== null && withheld.has(lineId) ? null : event
    }
  }
}

function amendmentWithout(amendment: Amendment, withheld: LineIds): Amendment[] {
  if (!withheld.has(amendment.lineId) || amendment.kind === 'attribution') return [amendment]
  const { kind, lineId, at } = amendment
  return kind === 'retraction' ? [{ kind, lineId, at, reason: '' }] : []
}

/** What a turn says of its lines follows from those that are left. */
function turnsWithout(briefing: Briefing, left: readonly Line[], withheld: LineIds): readonly Turn[] {
  const touched = new Set(briefing.lines.filter(({ id }) => withheld.has(id)).map(({ turn }) => turn))
  if (touched.size === 0) return briefing.turns
  return briefing.turns.map((turn) => {
    if (!touched.has(turn.number)) return turn
    const itsLines = left.filter((line) => line.turn === turn.number)
    return {
      ...turn,
      lineId: itsLines[0]?.id ?? null,
      answeredAt: itsLines.find(({ kind, firstKind = kind }) => firstKind === 'answer')?.at ?? null,
    }
  })
}
