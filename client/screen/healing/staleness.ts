/** How old what a screen shows is, where that is worth a mark in the corner. */
import type { LinkState } from '../../live/linkState.ts'
import type { ScreenClock } from '../screenClock.ts'

/** The server says every five seconds where the briefing stands; this long without is more than a slow network. */
const SILENT_AFTER = 7_500
/** Below it nobody need know. */
export const STALE_AFTER = 5_000

/** `heardAt`, `storeLostAt`: on the steady clock; null: never. The age in ms, or null while the picture is live. */
export function staleForMs(
  { phase, storeStale }: Pick<LinkState, 'phase' | 'storeStale'>,
  heardAt: number | null,
  storeLostAt: number | null,
  now: number,
): number | null {
  if (heardAt === null) return null
  const silent = now - heardAt
  const isLive = phase === 'live' && silent < SILENT_AFTER
  const age = isLive ? (storeStale && storeLostAt !== null ? now - storeLostAt : 0) : silent
  return age > STALE_AFTER ? age : null
}

/** As the desk is told of it. Of what nobody knows: at least since the page began. */
export function reportedAge(ms: number | null, clock: Pick<ScreenClock, 'steady'>): number | null {
  return ms === null ? null : Math.round(Number.isFinite(ms) ? ms : clock.steady())
}

/** `unknown`: it is not live, and that is all. */
export type AgeUnit = 'seconds' | 'minutes' | 'hours' | 'unknown'

export function shownAge(ms: number): { readonly unit: AgeUnit; readonly n: number } {
  if (!Number.isFinite(ms)) return { unit: 'unknown', n: 0 }
  const seconds = Math.floor(ms / 1_000)
  if (seconds < 120) return { unit: 'seconds', n: seconds }
  const minutes = Math.floor(seconds / 60)
  return minutes < 120 ? { unit: 'minutes', n: minutes } : { unit: 'hours', n: Math.floor(minutes / 60) }
}
