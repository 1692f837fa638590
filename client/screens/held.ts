/** A picture that is frozen shows its briefing as it was then, with the text being spoken, the clock and the look of that moment. */
import { frozenImage } from '#shared/domain/screens/shown.ts'
import type { ScreenImage } from '#shared/domain/screens/vocabulary.ts'
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

export interface Look {
  readonly moment: Moment
  /** Null where nothing was said of the screen. */
  readonly image: ScreenImage | null
}

/** What to draw, after what was drawn last. See SC7. */
export function heldLook(drawn: Look | undefined, live: Look): Look {
  const moment = heldMoment(drawn?.moment, live.moment, live.image?.isFrozen === true)
  const isHeld = moment !== live.moment && drawn?.image?.isFrozen === true
  if (!isHeld || live.image === null || drawn.image === null) return { moment, image: live.image }
  const image = frozenImage(drawn.image, live.image)
  return image === live.image ? live : { moment, image }
}
