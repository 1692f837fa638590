/** The totals in order of time, superseded ones among them, from what there was before the period. */
import type { BoardNumber, CurvePoint } from './board.ts'
import type { Calendar } from './boardCalendar.ts'
import { momentOf } from './boardFigures.ts'
import { likeOfProgramme } from './boardLikeness.ts'
import { numberOf, setNumber } from './boardNumbers.ts'
import type { Figure } from './state.ts'
import type { ProgrammeValues } from './vocabulary.ts'

/** `totals`: like ones, oldest first. What was set as baseline stands at the first day of the period, and nowhere without one. */
export function curveOf(
  totals: readonly Figure[],
  programme: ProgrammeValues,
  calendar: Calendar,
): readonly CurvePoint[] {
  const points = totals.flatMap((figure) => {
    const number = numberOf(figure)
    return number === null ? [] : [{ at: momentOf(figure), number }]
  })
  const baseline = baselineOf(programme)
  if (baseline === null || programme.period === null) return points
  const start = calendar.startOf(programme.period.from)
  return [{ at: Math.min(start, points[0]?.at ?? start), number: baseline }, ...points]
}

export function baselineOf(programme: ProgrammeValues): BoardNumber | null {
  return programme.baseline === null ? null : setNumber(programme.baseline, likeOfProgramme(programme))
}
