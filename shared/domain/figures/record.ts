/** The state of the figures after one of their facts. Records, and never judges. */
import type { Recorded } from '../recorded.ts'
import type { Briefing } from '../state.ts'
import type { FigureEvent } from './events.ts'

export function recordFigureEvent(briefing: Briefing, _event: FigureEvent, _fact: Omit<Recorded, 'event'>): Briefing {
  return briefing
}
