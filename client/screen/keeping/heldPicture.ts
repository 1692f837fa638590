/** Between what a screen holds and what is kept of it for the next start. */
import type { Follower } from '../follower.ts'
import type { ScreenClock } from '../screenClock.ts'
import { NEVER, type KeptPicture } from './keptPicture.ts'

type Holder = Pick<Follower, 'directive' | 'shown'>

/** Null where nothing is held. */
export function pictureOf({ directive, shown }: Holder, clock: ScreenClock): KeptPicture | null {
  if (directive.value === null) return null
  const { value: offset } = shown.offset
  return {
    directive: directive.value,
    briefing: shown.briefing.value,
    interims: shown.interims.value,
    offset,
    now: clock.now() + offset,
    heardAt: shown.heardAt === null ? null : asDay(shown.heardAt, clock),
  }
}

export function restorePicture({ directive, shown }: Holder, kept: KeptPicture, clock: ScreenClock): void {
  const isFrozen = kept.directive.image?.isFrozen === true
  directive.value = kept.directive
  shown.briefing.value = kept.briefing
  shown.interims.value = isFrozen ? kept.interims : []
  shown.heardAt = kept.heardAt === null ? null : asSteady(kept.heardAt, clock)
  // A frozen picture is of the moment that it was frozen in, and is drawn by that clock first.
  shown.offset.value = isFrozen ? kept.now - clock.now() : kept.offset
}

function asDay(steadyAt: number, clock: ScreenClock): number {
  return steadyAt === Number.NEGATIVE_INFINITY ? NEVER : clock.now() - (clock.steady() - steadyAt)
}

/** Where it was heard of in the future, the clock has been set back since, as after a power cut: how long ago it was nobody knows. */
function asSteady(day: number, clock: ScreenClock): number {
  const ago = clock.now() - day
  return ago < 0 ? Number.NEGATIVE_INFINITY : clock.steady() - ago
}
