/** A picture that is frozen shows its briefing as it was then, with the text being spoken and the clock of that moment. */
import type { Briefing } from '#shared/domain/state.ts'
import type { Interim } from '../stores/interims.ts'

export interface Moment {
  readonly briefing: Briefing | null
  readonly interims: readonly Interim[]
  /** The server's clock, in ms. */
  readonly now: number
}

/** What to show: the moment that was shown last while frozen, unless that was none of this briefing. */
export function heldMoment(shown: Moment | undefined, live: Moment, isFrozen: boolean): Moment {
  const isSame = shown !== undefined && shown.briefing !== null && shown.briefing.id === live.briefing?.id
  return isFrozen && isSame ? shown : live
}
