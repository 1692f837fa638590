/**
 * Screens: what each paired display shows of a briefing. Which screens there are is the newsroom's to know.
 *
 * SC1 What is named of a screen is changed, the rest stays; to what it is, it is already true. Several are changed in one act.
 * SC2 A scene that is taken is shown: what stood before it (a message, blank, frozen) goes, and scenes no longer come by
 *     themselves, unless the same command says otherwise.
 * SC3 Who changes a screen last has the last word. Everybody at the desk sees who it was.
 * SC4 Blank stands before a message, a message before every scene; what comes by itself before the scene that was taken. A figure
 *     that was confirmed is shown for a moment, and no longer than until a question is called.
 * SC5 Every act can be undone as Q15 says: each of its screens shows what it showed, unless somebody has changed it since. That
 *     has a number as every change: a screen that still shows what was undone has not been told of it.
 * SC6 All this can be done before the briefing and after it.
 * SC7 A frozen screen keeps its picture and its look: what is said of it meanwhile is seen once it is released. Blank, a message and
 *     a scene that is taken get through.
 * SC8 Where the scene that was taken lies over a video, the desk covers nothing of that: blank takes the captions away, a message
 *     stands where they are, and nothing stands by. Scenes that come by themselves are whole pictures also there.
 */
import type { BriefingEvent } from './events.ts'
import { acted, type Judged } from './questions/acting.ts'
import type { DeskActKind } from './questions/vocabulary.ts'
import type { Moment } from './recorded.ts'
import type { ScreenCommand } from './screens/commands.ts'
import { imageOfScreen, saidOfScreen } from './screens/state.ts'
import { imageAfter } from './screens/taking.ts'
import type { ScreenChange, ScreenImage } from './screens/vocabulary.ts'
import type { Briefing } from './state.ts'

export function decideScreenCommand(briefing: Briefing, command: ScreenCommand, moment: Moment): BriefingEvent[] {
  if (briefing.backstage.acts.some(({ id }) => id === command.act)) return []
  return acted(command.act, judgeSetting(briefing, command), moment)
}

function judgeSetting(briefing: Briefing, { screens, change }: ScreenCommand): Judged {
  const changed = [...new Set(screens)].flatMap((id) => {
    const was = imageOfScreen(briefing, id)
    const screen = imageAfter(was, change)
    return isSameImage(was, screen) ? [] : [{ id, screen }]
  })
  return {
    kind: kindOf(change),
    questions: [],
    screens: changed.map(({ id }) => id),
    before: { screens: changed.map(({ id }) => ({ id, screen: saidOfScreen(briefing, id)?.image ?? null })) },
    events: changed.map(({ id, screen }) => ({ type: 'ScreenSet', screenId: id, screen })),
  }
}

function kindOf({ scene, message, isBlank, isFrozen, isAutomatic }: ScreenChange): DeskActKind {
  if (scene !== undefined) return 'take-scene'
  if (message !== undefined) return message === null ? 'clear-message' : 'show-message'
  if (isBlank !== undefined) return isBlank ? 'blank-screens' : 'unblank-screens'
  if (isFrozen !== undefined) return isFrozen ? 'freeze-screens' : 'release-screens'
  if (isAutomatic !== undefined) return isAutomatic ? 'automate-screens' : 'hold-screens'
  return 'set-screens'
}

/** Both have every field of an image. */
export function isSameImage(one: ScreenImage, two: ScreenImage): boolean {
  const { order: first, ...ones } = one
  const { order: second, ...twos } = two
  return (
    isSameList(first, second) && Object.entries(ones).every(([key, value]) => value === twos[key as keyof typeof twos])
  )
}

function isSameList(one: readonly string[], two: readonly string[]): boolean {
  return one.length === two.length && one.every((item, at) => item === two[at])
}
