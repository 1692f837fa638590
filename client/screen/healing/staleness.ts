/** How old what a screen shows is, where that is worth a mark in the corner. */
import type { LinkState } from '../../live/linkState.ts'

/** The server says every five seconds where the briefing stands; this long without is more than a slow network. */
const SILENT_AFTER = 7_500
/** Below it nobody need know. */
export const STALE_AFTER = 5_000

/** `heardAt`, `storeLostAt`: in ms on this device's clock; null: never. The age in ms, or null while the picture is live. */
export function staleForMs(
  { phase, storeStale }: Pick<LinkState, 'phase' | 'storeStale'>,
  heardAt: number | null,
  storeLostAt: number | null,
  now: number,
): number | null {
  if (heardAt === null) return null
  const silent = Math.max(0, now - heardAt)
  const isLive = phase === 'live' && silent < SILENT_AFTER
  const age = isLive ? (storeStale && storeLostAt !== null ? now - storeLostAt : 0) : silent
  return age > STALE_AFTER ? age : null
}

export type AgeUnit = 'seconds' | 'minutes' | 'hours'

export function shownAge(ms: number): { readonly unit: AgeUnit; readonly n: number } {
  const seconds = Math.floor(ms / 1_000)
  if (seconds < 120) return { unit: 'seconds', n: seconds }
  const minutes = Math.floor(seconds / 60)
  return minutes < 120 ? { unit: 'minutes', n: minutes } : { unit: 'hours', n: Math.floor(minutes / 60) }
}
