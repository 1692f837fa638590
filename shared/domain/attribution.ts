/** T11: somebody else said the line. The rules stand in `transcript.ts`. */
import type { CommandOf } from './commands.ts'
import type { BriefingEvent, EventOf } from './events.ts'
import type { Figure } from './figures/state.ts'
import { Refusal } from './refusal.ts'
import { findSpeaker, isRosterFull, SPEAKERS_AT_MOST } from './roster.ts'
import { speakerForLabel } from './roster/labelled.ts'
import type { Amendment, Briefing, Line } from './state.ts'
import type { LineKind, Side } from './vocabulary.ts'

export function decideAttributeLine(
  briefing: Briefing,
  { lineId, saw, speaker: named, kind: asked }: CommandOf<'AttributeLine'>,
): BriefingEvent[] {
  const line = briefing.lines.findLast(({ id }) => id === lineId)
  if (line === undefined) throw new Refusal('line-not-found', { line: lineId })
  if (briefing.amendments.some((each) => each.lineId === lineId && each.kind === 'retraction'))
    throw new Refusal('line-already-retracted', { line: lineId })
  const known = named === null ? undefined : findSpeaker(briefing, named)
  if (named !== null && known === undefined && isRosterFull(briefing))
    throw new Refusal('speakers-too-many', { limit: SPEAKERS_AT_MOST })
  const speaker = named === null ? null : (known ?? speakerForLabel(briefing, named))
  const kind = asked ?? (speaker === null ? line.kind : kindFor(line, speaker.side))
  const speakerId = speaker?.id ?? null
  const said = personOf(briefing, line.speakerId)
  if (said === speakerId && line.kind === kind) return []
  if (said !== personOf(briefing, saw)) throw new Refusal('line-changed-meanwhile', { line: lineId })
  const opened = briefing.turns.find((turn) => turn.lineId === lineId && turn.number > 0 && turn.questionId === null)
  return [
    ...(speaker !== null && known === undefined ? [{ type: 'SpeakerIntroduced', speaker } as const] : []),
    { type: 'LineAttributed', lineId, speakerId, kind, opens: opened?.number ?? null },
  ]
}

/** The id under which somebody goes by now. */
export function personOf(briefing: Briefing, speakerId: string | null): string | null {
  return speakerId === null ? null : (findSpeaker(briefing, speakerId)?.id ?? speakerId)
}

/** What a line of this turn is when somebody on that side says it; what is right already stays. */
function kindFor({ kind, turn }: Line, side: Side): LineKind {
  if (kind === 'stage') return kind
  switch (side) {
    case 'press':
      return 'question'
    case 'podium':
      return kind === 'question' || kind === 'moderation' ? (turn > 0 ? 'answer' : 'statement') : kind
    case 'moderator':
    case 'interpreter':
      return 'moderation'
    default:
      return side satisfies never
  }
}

export function recordAttribution(briefing: Briefing, event: EventOf<'LineAttributed'>, at: number): Briefing {
  const { lineId, speakerId, kind, opens, revision } = event
  const bySource = revision === undefined ? {} : { revision }
  const attribution: Amendment = { kind: 'attribution', lineId, at, speakerId, lineKind: kind, ...bySource }
  return {
    ...briefing,
    lines: briefing.lines.some(({ id }) => id === lineId)
      ? briefing.lines.map((line) => (line.id === lineId ? attributed(line, [attribution]) : line))
      : briefing.lines,
    amendments: [...briefing.amendments, attribution],
    // Whoever said the words said the figures in them.
    figures: briefing.figures.some(({ source }) => source?.lineId === lineId)
      ? briefing.figures.map((figure) => saidBy(figure, lineId, speakerId))
      : briefing.figures,
    turns:
      opens === null
        ? briefing.turns
        : briefing.turns.map((turn) => (turn.number === opens ? { ...turn, askerId: speakerId } : turn)),
  }
}

function saidBy(figure: Figure, lineId: string, speakerId: string | null): Figure {
  const { source } = figure
  return source?.lineId === lineId ? { ...figure, source: { ...source, speakerId } } : figure
}

/** The line as said by whom it was last attributed to; a line of an earlier page knows nothing of that yet. */
export function attributed(line: Line, amendments: readonly Amendment[]): Line {
  const last = amendments.findLast((each) => each.kind === 'attribution' && each.lineId === line.id)
  if (last?.kind !== 'attribution') return line
  const { speakerId, lineKind: kind } = last
  return { ...line, speakerId, kind, attribution: 'said', firstKind: line.firstKind ?? line.kind }
}
