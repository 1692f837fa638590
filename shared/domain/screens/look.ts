/** How a display looks, whatever it shows: what belongs to it and to where it hangs, and not to a briefing. */
import type { Briefing } from '../state.ts'
import { firstImage, imageOfScreen, saidOfScreen } from './state.ts'
import type { ScreenChange, ScreenImage, ScreenLook } from './vocabulary.ts'

/** One screen with what is to be kept of how it looks. */
export interface LookOfScreen {
  readonly id: string
  readonly look: ScreenLook
}

/** What of it is how a display looks. */
export function lookIn({ language, size, theme, margin }: ScreenChange): ScreenLook {
  return {
    ...(language !== undefined && { language }),
    ...(size !== undefined && { size }),
    ...(theme !== undefined && { theme }),
    ...(margin !== undefined && { margin }),
  }
}

export function isSameLook(one: ScreenLook, two: ScreenLook): boolean {
  return (['language', 'size', 'theme', 'margin'] as const).every((key) => one[key] === two[key])
}

/** Whether the briefing has never said anything of the screen, and shows it otherwise than it looks. */
export function isLookUnsaid(briefing: Briefing, { id, look }: LookOfScreen): boolean {
  const image = imageOfScreen(briefing, id)
  return saidOfScreen(briefing, id) === undefined && !isSameLook(lookIn(image), { ...lookIn(image), ...look })
}

/** How the screens of an act look once it is undone, where it has changed that. */
export function looksBefore(briefing: Briefing, act: string): LookOfScreen[] {
  const before = briefing.backstage.acts.find(({ id }) => id === act)?.before?.screens ?? []
  return before.map(({ id, screen }) => ({
    id,
    look: differing(lookIn(screen ?? firstImage(briefing)), imageOfScreen(briefing, id)),
  }))
}

function differing(was: ScreenLook, now: ScreenImage): ScreenLook {
  return Object.fromEntries(Object.entries(was).filter(([key, value]) => value !== now[key as keyof ScreenLook]))
}
