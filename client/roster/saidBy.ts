/** How many lines of the record a person said, under their own id and those that were merged into it. */
import type { Briefing } from '#shared/domain/state.ts'

type Record = Pick<Briefing, 'lines' | 'lineCount' | 'speakers' | 'turns'>

export interface SaidBy {
  readonly lines: number
  /** Earlier lines are not loaded here: there may be more. */
  readonly isLeast: boolean
}

export function saidBy({ lines, lineCount, speakers }: Record, speakerId: string): SaidBy {
  const ids = new Set(speakers.flatMap(({ id, mergedInto }) => (mergedInto === speakerId ? [id] : [])))
  ids.add(speakerId)
  const count = lines.filter((line) => line.speakerId !== null && ids.has(line.speakerId)).length
  return { lines: count, isLeast: lines.length < lineCount }
}

/** Whether the server would refuse to remove them, as far as this page knows. */
export function hasSpoken(briefing: Record, speakerId: string): boolean {
  const { lines } = saidBy(briefing, speakerId)
  const isAsker = briefing.turns.some(({ askerId }) => askerId === speakerId)
  return lines > 0 || isAsker || briefing.speakers.some(({ mergedInto }) => mergedInto === speakerId)
}
