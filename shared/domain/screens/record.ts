/** The state of the screens after one of their facts. Records, and never judges. */
import type { Briefing } from '../state.ts'
import type { ScreenEvent } from './events.ts'

export function recordScreenEvent(briefing: Briefing, event: ScreenEvent, seq: number): Briefing {
  const others = briefing.screens.filter(({ id }) => id !== event.screenId)
  switch (event.type) {
    case 'ScreenSet':
      return { ...briefing, screens: [...others, { id: event.screenId, seq, image: event.screen }] }
    case 'ScreenUnset':
      return { ...briefing, screens: [...others, { id: event.screenId, seq, image: null }] }
    default:
      return event satisfies never
  }
}
