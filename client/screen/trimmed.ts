/** A screen that runs for days holds the end of what was said, and not all of it. */
import { snapshotOf } from '#shared/domain/snapshot.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { questionLines } from '../screens/heldQuestion.ts'
import { forgotten } from './forgotten.ts'

const LINES_AT_MOST = 400
const LINES_LEFT = 200

/** The same briefing until it holds too much. Corrections of lines that are no longer held go with them. */
export function trimmed(briefing: Briefing): Briefing {
  const isLong = briefing.lines.length > LINES_AT_MOST || briefing.amendments.length > LINES_AT_MOST
  return forgotten(isLong ? lastOf(briefing, LINES_LEFT) : briefing)
}

/** With so many lines, their amendments, and those in which the turn was asked: a screen shows the question for as long as the answer lasts. */
export function lastOf(briefing: Briefing, count: number): Briefing {
  const last = snapshotOf(briefing, count)
  const turn = briefing.turns.at(-1)
  const asked = new Set(turn === undefined ? [] : [turn.lineId, ...questionLines(briefing, turn).map(({ id }) => id)])
  const before = briefing.lines.slice(0, briefing.lines.length - last.lines.length)
  const lines = [...before.filter(({ id }) => asked.has(id)), ...last.lines]
  const held = new Set(lines.map(({ id }) => id))
  return { ...last, lines, amendments: last.amendments.filter(({ lineId }) => held.has(lineId)).slice(-count) }
}
