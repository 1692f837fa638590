/** What the holding scene says at a moment: how long it still is, or what there is instead of a time. Pure. */
import type { Briefing } from '#shared/domain/state.ts'

export type HoldingPicture =
  | { readonly kind: 'ended' }
  /** `left`: ms. `goesOn`: it had begun already. */
  | { readonly kind: 'counting'; readonly goesOn: boolean; readonly at: number; readonly left: number }
  /** Further off than anybody wants to see seconds of. */
  | { readonly kind: 'planned'; readonly goesOn: boolean; readonly at: number }
  /** The time has come, or nobody has said one. */
  | { readonly kind: 'soon'; readonly goesOn: boolean; readonly isPlanned: boolean }

const COUNTED = 24 * 60 * 60_000

/** `until`: by the desk's word; `now`: the server's clock, ms since 1970. */
export function holdingPicture(
  { status, scheduledFor }: Pick<Briefing, 'status' | 'scheduledFor'>,
  until: number | null,
  now: number,
): HoldingPicture {
  if (status === 'ended') return { kind: 'ended' }
  const goesOn = status === 'live'
  const at = until ?? (goesOn ? null : scheduledFor)
  if (at === null || at <= now) return { kind: 'soon', goesOn, isPlanned: at !== null }
  const left = at - now
  return left > COUNTED ? { kind: 'planned', goesOn, at } : { kind: 'counting', goesOn, at, left }
}

/** An address as somebody would type it. */
export function typedAddress(address: string): string {
  return address.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '')
}
