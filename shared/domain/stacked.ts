/** T12 and T13: which of the questions called out together was taken, and a final question that was none. */
import type { CommandOf } from './commands.ts'
import type { BriefingEvent, EventOf } from './events.ts'
import { Refusal } from './refusal.ts'
import type { Briefing, Line } from './state.ts'

/** The questions that were called out in a turn, in order; a stack where there are two or more. */
export function stackOf({ lines, amendments }: Pick<Briefing, 'lines' | 'amendments'>, turn: number): readonly Line[] {
  const gone = new Set(amendments.flatMap(({ kind, lineId }) => (kind === 'retraction' ? [lineId] : [])))
  return lines.filter((line) => line.turn === turn && line.kind === 'question' && !gone.has(line.id))
}

export function decideMarkTaken(briefing: Briefing, { turn, saw, lineId }: CommandOf<'MarkTaken'>): BriefingEvent[] {
  const known = briefing.turns[turn]
  if (known === undefined) throw new Refusal('turn-not-found', { turn })
  const taken = known.taken ?? null
  if (taken === lineId) return []
  if (taken !== saw) throw new Refusal('taken-changed-meanwhile', { turn, line: taken })
  if (lineId !== null && !stackOf(briefing, turn).some(({ id }) => id === lineId))
    throw new Refusal('line-not-in-turn', { line: lineId, turn })
  return [{ type: 'QuestionTaken', turn, lineId }]
}

export function recordTaken(briefing: Briefing, { turn, lineId }: EventOf<'QuestionTaken'>): Briefing {
  const turns = briefing.turns.map((each) => (each.number === turn ? { ...each, taken: lineId } : each))
  return { ...briefing, turns }
}

export function decideDismissFinalQuestion(
  briefing: Briefing,
  { lineId }: CommandOf<'DismissFinalQuestion'>,
): BriefingEvent[] {
  return briefing.finalQuestion === lineId ? [{ type: 'FinalQuestionDismissed', lineId }] : []
}

export function recordFinalQuestionDismissed(
  briefing: Briefing,
  { lineId }: EventOf<'FinalQuestionDismissed'>,
): Briefing {
  return briefing.finalQuestion === lineId ? { ...briefing, finalQuestion: null } : briefing
}
