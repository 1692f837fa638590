/** What is on a screen, to be drawn at the desk: as it goes on, or as it stands still. */
import { frozenImage } from '#shared/domain/screens/shown.ts'
import type { ScreenImage } from '#shared/domain/screens/vocabulary.ts'
import type { Briefing } from '#shared/domain/state.ts'
import type { PresentScreen } from '#shared/protocol/screens.ts'
import type { Moment } from '../screens/held.ts'
import type { StillPicture } from './screensMoments.ts'
import type { ScreenStanding } from './screensState.ts'

export interface PictureOnScreen {
  readonly image: ScreenImage
  /** Null where it goes on as the briefing does. */
  readonly moment: Moment | null
}

/** Null where nobody here knows it. `reported`: the image that it says it shows. */
export function pictureOf(
  { report }: Pick<PresentScreen, 'report'>,
  { isStill }: Pick<ScreenStanding, 'isStill'>,
  reported: ScreenImage | null,
  still: StillPicture | null,
): PictureOnScreen | null {
  if (report === null || reported === null) return null
  // Where its page has failed, it may be black without having been asked.
  if (report.isBroken && report.scene === 'blank') return { image: { ...reported, isBlank: true }, moment: null }
  const held = report.isFrozen ? (still?.image ?? null) : null
  const image = held === null ? reported : frozenImage(held, reported)
  // There is nothing of the briefing in those.
  const isApart = report.scene === 'blank' || report.scene === 'message'
  if (!isStill || isApart) return { image, moment: null }
  if (still === null || still.moment === null || still.image === null) return null
  return { image, moment: still.moment }
}

/** Since when it is frozen: as this desk saw it, or as the trail says. Null where neither knows. */
export function frozenSince(
  { backstage }: Pick<Briefing, 'backstage'>,
  id: string,
  still: StillPicture | null,
): number | null {
  if (still !== null && still.frozenAt !== null) return still.frozenAt
  const act = backstage.acts.findLast(({ kind, screens, undone }) => {
    return kind === 'freeze-screens' && !undone && screens.includes(id)
  })
  return act?.at ?? null
}
