/** What a joiner is given: the end of the briefing, and everything of it that is small. */
import { attributed } from './attribution.ts'
import type { Briefing, Line } from './state.ts'
import type { Recorded } from './recorded.ts'
import { lineOf } from './transcript.ts'

export const SNAPSHOT_LINES = 200

/** The briefing with its last lines only. Earlier ones are read as pages of the log. */
export function snapshotOf(briefing: Briefing, lines: number = SNAPSHOT_LINES): Briefing {
  return briefing.lines.length <= lines ? briefing : { ...briefing, lines: briefing.lines.slice(-lines) }
}

/** Puts the lines of an earlier page of the log in front of those that are held; lines already held are not doubled. */
export function withEarlierLines(briefing: Briefing, facts: readonly Recorded[]): Briefing {
  const before = briefing.lines[0]?.seq ?? briefing.seq + 1
  const earlier: Line[] = []
  for (const fact of facts) {
    const { event } = fact
    if (fact.seq < before && event?.type === 'LineTranscribed')
      earlier.push(attributed(lineOf(event.line, fact), briefing.amendments))
  }
  return earlier.length === 0 ? briefing : { ...briefing, lines: [...earlier, ...briefing.lines] }
}
