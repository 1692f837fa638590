/** Where a forecast lies beside the target, in percent of a strip. Only for the eye: the numbers stand beside it. Pure. */
import type { BoardNumber } from '#shared/domain/figures/board.ts'
import { isSame } from '#shared/domain/figures/boardLikeness.ts'

export interface Band {
  readonly from: number
  readonly to: number
  /** Whether it may be less, or more, than what is drawn. */
  readonly isOpenDown: boolean
  readonly isOpenUp: boolean
  readonly targetAt: number
}

/** Null where the two cannot be set against each other. */
export function bandOf(forecast: BoardNumber, target: BoardNumber | null): Band | null {
  if (target === null || forecast.per !== target.per || !isSame(forecast, target)) return null
  const [low, high, aim] = [forecast.value, forecast.high ?? forecast.value, target.value].map(Number)
  if (low === undefined || high === undefined || aim === undefined) return null
  const top = Math.max(high, aim) * 1.1
  if (top === 0) return null
  const isOpenDown = forecast.bound === 'at-most' || forecast.bound === 'less-than'
  const isOpenUp = forecast.bound === 'at-least' || forecast.bound === 'more-than'
  return {
    from: isOpenDown ? 0 : (low / top) * 100,
    to: isOpenUp ? 100 : (high / top) * 100,
    isOpenDown,
    isOpenUp,
    targetAt: (aim / top) * 100,
  }
}
