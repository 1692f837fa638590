/** What a programme's board can say of itself. Pure. */
import type { BoardNumber, ProgrammeBoard } from '#shared/domain/figures/board.ts'
import { compare } from '#shared/domain/figures/decimal.ts'

/** Whether nothing has been said about the programme: what stands there was set. */
export function isSilent({ total, target, pace, forecasts, pledges, others, curve }: ProgrammeBoard): boolean {
  const isSaid = total !== null || pace !== null || (target !== null && target.standing !== 'set')
  return !isSaid && forecasts.length + pledges.length + others.length + curve.length === 0
}

/**
 * How the pace stands to the one that is needed; null where that cannot be told: unlike ones, and ranges that reach over it.
 * What a bound leaves open ("at least") is told only where it cannot turn the answer.
 */
export function paceVerdict(pace: BoardNumber, needed: BoardNumber): 'above' | 'below' | 'on' | null {
  if (pace.per !== needed.per) return null
  const low = compare(pace.value, needed.high ?? needed.value)
  const high = compare(pace.high ?? pace.value, needed.value)
  if (low > 0) return isOpenDown(pace) || isOpenUp(needed) ? null : 'above'
  if (high < 0) return isOpenUp(pace) || isOpenDown(needed) ? null : 'below'
  return low === 0 && high === 0 ? 'on' : null
}

/** Whether the number may be lower, or higher, than it says. */
function isOpenDown({ bound }: BoardNumber): boolean {
  return bound === 'at-most' || bound === 'less-than'
}
function isOpenUp({ bound }: BoardNumber): boolean {
  return bound === 'at-least' || bound === 'more-than'
}
