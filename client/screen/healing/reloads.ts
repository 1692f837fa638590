/** When the page loads itself anew: only where the server has it to give, and never again and again. */
import { recall, remember } from '../../format/memory.ts'

const KEPT_AT = 'doorstep.screenReloads'
/** Waited before the first reload after a fault, and before each further one; after these, until the first is forgotten. */
const DELAYS = [1_000, 5_000, 30_000] as const
/** Reloads before this are forgotten. */
const FORGOTTEN_AFTER = 600_000
/** So soon after a reload a further fault lies in what is kept. */
const SUSPECT_WITHIN = 120_000

/** ms to wait before loading anew, by when that was done before. */
export function delayBeforeReload(earlier: readonly number[], now: number): number {
  const counted = lately(earlier, now, FORGOTTEN_AFTER)
  const oldest = counted[counted.length - DELAYS.length]
  return DELAYS[counted.length] ?? (oldest ?? now) + FORGOTTEN_AFTER - now
}

/** Whether what was kept is likely what breaks the page. */
export function isKeptSuspect(earlier: readonly number[], now: number): boolean {
  return lately(earlier, now, SUSPECT_WITHIN).length >= 2
}

const lately = (times: readonly number[], now: number, within: number) =>
  times.filter((at) => at <= now && now - at < within)

/** When this window loaded itself anew because of a fault. */
export function reloadsBefore(): readonly number[] {
  try {
    const kept: unknown = JSON.parse(recall(KEPT_AT, () => sessionStorage) ?? '[]')
    return Array.isArray(kept) ? kept.filter((at): at is number => typeof at === 'number') : []
  } catch {
    // Not ours: as if there had been none.
    return []
  }
}

export function noteReload(now: number): void {
  const noted = [...lately(reloadsBefore(), now, FORGOTTEN_AFTER), now]
  remember(KEPT_AT, JSON.stringify(noted), () => sessionStorage)
}
