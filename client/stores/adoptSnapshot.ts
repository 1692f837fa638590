/** Takes a snapshot over what is held without taking earlier lines away from somebody who is reading them. */
import { attributed } from '#shared/domain/attribution.ts'
import type { Briefing } from '#shared/domain/state.ts'

/** The snapshot, with the held lines before it where none is missing in between. Same epoch only. */
export function adoptSnapshot(held: Briefing, snapshot: Briefing): Briefing {
  const first = snapshot.lines[0]
  if (first === undefined || held.id !== snapshot.id) return snapshot
  const firstOrdinal = snapshot.lineCount - snapshot.lines.length
  if (held.lineCount < firstOrdinal) return snapshot
  const earlier = held.lines.filter((line) => line.seq < first.seq).map((line) => attributed(line, snapshot.amendments))
  return earlier.length === 0 ? snapshot : { ...snapshot, lines: [...earlier, ...snapshot.lines] }
}
