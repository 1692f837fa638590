/** The totals in order of time, superseded ones among them, from what there was before the period. */
import type { BoardNumber, CurvePoint } from './board.ts'
import type { Calendar } from './boardCalendar.ts'
import { momentOf } from './boardFigures.ts'
import { numberOf } from './boardNumbers.ts'
import type { Figure } from './state.ts'
import type { ProgrammeValues } from './vocabulary.ts'

/** `totals`: like ones, oldest first. The baseline stands at the first day of the period, and nowhere without one. */
export function curveOf(
  totals: readonly Figure[],
  baseline: BoardNumber | null,
  period: ProgrammeValues['period'],
  calendar: Calendar,
): readonly CurvePoint[] {
  const points = totals.flatMap((figure) => {
    const number = numberOf(figure)
    return number === null ? [] : [{ at: momentOf(figure), number }]
  })
  if (baseline === null || period === null) return points
  const start = calendar.startOf(period.from)
  return [{ at: Math.min(start, points[0]?.at ?? start), number: baseline }, ...points]
}
