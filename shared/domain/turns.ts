/** Which turn a line is in, and what a line makes of its turn. The rules stand in `transcript.ts`. */
import type { EventOf } from './events.ts'
import type { Briefing, Line, Turn } from './state.ts'
import type { Speaker } from './vocabulary.ts'

/** T10: lines come some seconds after they were said, and a call of the desk does not. */
export function turnOf({ turns }: Briefing, speaker: Speaker | undefined, saidAt: number): number {
  const open = turns.at(-1)
  if (open === undefined || open.number === 0) return 0
  const isLate = open.questionId !== null && open.lineId === null && saidAt < open.openedAt
  return isLate && speaker?.side === 'podium' ? open.number - 1 : open.number
}

export function mayOpenTurn(briefing: Briefing): boolean {
  const open = briefing.turns.at(-1)
  return open === undefined || open.number === 0 || isAnswered(briefing, open)
}

/** Whether the podium has spoken in the turn, also where its words were first taken for somebody else's. */
export function isAnswered({ lines }: Pick<Briefing, 'lines'>, { number, answeredAt }: Turn): boolean {
  return answeredAt !== null || lines.some((line) => line.turn === number && line.kind === 'answer')
}

export function turnsWith(turns: readonly Turn[], line: Line): readonly Turn[] {
  const turn = turns[line.turn]
  if (turn === undefined) return turns
  const first = turn.lineId === null
  const answers = line.kind === 'answer' && turn.answeredAt === null
  if (!first && !answers) return turns
  const touched: Turn = {
    ...turn,
    lineId: turn.lineId ?? line.id,
    answeredAt: answers ? line.at : turn.answeredAt,
  }
  return turns.with(line.turn, touched)
}

export function recordTurn(briefing: Briefing, event: EventOf<'TurnOpened'>, at: number): Briefing {
  const { turn: number, askerId, questionId = null, asker = null } = event
  const turn: Turn = { number, askerId, questionId, asker, openedAt: at, answeredAt: null, lineId: null }
  return { ...briefing, turns: [...briefing.turns, turn] }
}
