/** Between what a screen holds and what is kept of it for the next start. */
import type { LinkClock } from '../../live/linkTransport.ts'
import type { Follower } from '../follower.ts'
import type { KeptPicture } from './keptPicture.ts'

type Holder = Pick<Follower, 'directive' | 'shown'>

/** Null where nothing is held. */
export function pictureOf({ directive, shown }: Holder, clock: LinkClock): KeptPicture | null {
  if (directive.value === null) return null
  const { value: offset } = shown.offset
  return {
    directive: directive.value,
    briefing: shown.briefing.value,
    interims: shown.interims.value,
    offset,
    now: clock.now() + offset,
    heardAt: shown.heardAt,
  }
}

export function restorePicture({ directive, shown }: Holder, kept: KeptPicture, clock: LinkClock): void {
  const isFrozen = kept.directive.image?.isFrozen === true
  directive.value = kept.directive
  shown.briefing.value = kept.briefing
  shown.interims.value = isFrozen ? kept.interims : []
  shown.heardAt = kept.heardAt
  // A frozen picture is of the moment that it was frozen in, and is drawn by that clock first.
  shown.offset.value = isFrozen ? kept.now - clock.now() : kept.offset
}
