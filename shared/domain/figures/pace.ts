/** The pace that the target needs, a month: what is left by the months that are left, the running one among them. */
import type { BoardNumber } from './board.ts'
import { monthsLeft } from './boardCalendar.ts'
import { divided } from './boardNumbers.ts'
import type { ProgrammeValues } from './vocabulary.ts'

/** Null where nothing is left, and where the period is over or not said. */
export function neededPace(
  left: BoardNumber | null,
  period: ProgrammeValues['period'],
  today: string,
): BoardNumber | null {
  const months = monthsLeft(period, today)
  if (left === null || months === null || left.isNegative) return null
  if (left.value === '0' && left.high === null) return null
  return divided(left, String(months), 'month')
}
