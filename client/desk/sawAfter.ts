/** What somebody has seen who was told by a refusal what another did meanwhile; else what they saw before. */
import type { Saw } from '#shared/domain/questions/vocabulary.ts'
import type { Briefing } from '#shared/domain/state.ts'
import type { DeskRefusal } from '../stores/desk.ts'
import { keyOf, seen, seenFigure, seenProgramme, type About } from './deskOrder.ts'

type Told = Pick<DeskRefusal, 'command' | 'code'> | null

export function sawAfter(told: Told, briefing: Briefing | null, questionId: string, saw: Saw): Saw {
  const isTold = told?.code === 'question-changed-meanwhile' && keyOf(told.command) === questionId
  return (isTold && briefing !== null && seen(briefing, questionId)) || saw
}

/** Likewise the last fact about a figure or a programme. */
export function sawFactAfter(told: Told, briefing: Briefing | null, about: About, saw: number): number {
  const isTold = told?.code === 'figure-changed-meanwhile' || told?.code === 'programme-changed-meanwhile'
  if (!isTold || briefing === null || keyOf(told.command) !== keyOf(about)) return saw
  const now = 'figureId' in about ? seenFigure(briefing, about.figureId) : seenProgramme(briefing, about.programmeId)
  return now ?? saw
}
