/** A screen that runs for days holds the end of what was said, and not all of it. */
import { snapshotOf } from '#shared/domain/snapshot.ts'
import type { Briefing } from '#shared/domain/state.ts'

const LINES_AT_MOST = 400
const LINES_LEFT = 200

/** The same briefing until it holds too much. Corrections of lines that are no longer held go with them. */
export function trimmed(briefing: Briefing): Briefing {
  const isLong = briefing.lines.length > LINES_AT_MOST || briefing.amendments.length > LINES_AT_MOST
  return isLong ? lastOf(briefing, LINES_LEFT) : briefing
}

/** With so many lines, their amendments, and the line that opened the turn: a screen shows the question for as long as the answer lasts. */
export function lastOf(briefing: Briefing, count: number): Briefing {
  const last = snapshotOf(briefing, count)
  const opening = briefing.turns.at(-1)?.lineId ?? null
  const before = briefing.lines.slice(0, briefing.lines.length - last.lines.length)
  const lines = [...before.filter(({ id }) => id === opening), ...last.lines]
  const held = new Set(lines.map(({ id }) => id))
  return { ...last, lines, amendments: last.amendments.filter(({ lineId }) => held.has(lineId)).slice(-count) }
}
