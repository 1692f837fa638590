/** Putting screens back as they were before an act of the desk (SC5). */
import type { BriefingEvent } from '../events.ts'
import type { QuestionImage } from '../questions/vocabulary.ts'

export function screensPutBack({ screens = [] }: QuestionImage): BriefingEvent[] {
  return screens.map(({ id, screen }) =>
    screen === null ? { type: 'ScreenUnset', screenId: id } : { type: 'ScreenSet', screenId: id, screen },
  )
}
