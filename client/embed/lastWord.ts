/** When captions over a video are seen: while somebody speaks, and for a while after, also where the line is lost meanwhile. */
import { HOLD_LIMIT_S } from '#shared/domain/newsroom/hold.ts'
import type { Briefing } from '#shared/domain/state.ts'
import type { Interim } from '../stores/interims.ts'

/** So long after the last word, in ms. */
export const LEFT_FOR = 20_000

/** A line that is held before it is public is older when it comes, but not by more than this, in ms. */
const NEWS_FOR = HOLD_LIMIT_S * 1_000 + LEFT_FOR

/** Whether a line that has just come is worth showing, rather than what was missed while the line was lost. */
export const isNews = ({ at }: { readonly at: number }, now: number): boolean => now - at < NEWS_FOR

/** When the last word came, in ms on the server's clock; `offset`: of that clock from this device's. Null before the first. */
export function lastWordAt(
  { lines }: Pick<Briefing, 'lines'>,
  interims: readonly Interim[],
  offset: number,
): number | null {
  const times = interims.map(({ at }) => at + offset)
  const line = lines.at(-1)
  if (line !== undefined) times.push(line.at)
  return times.length === 0 ? null : Math.max(...times)
}

export function isLeft(lastWord: number | null, now: number): boolean {
  return lastWord !== null && now - lastWord < LEFT_FOR
}
