/** A figure that states another one again: that keeps its values, and both keep where they were said. */
import { nothing, type Judged } from '../questions/acting.ts'
import type { Moment } from '../recorded.ts'
import { Refusal } from '../refusal.ts'
import type { Briefing } from '../state.ts'
import { figureOf, figureToJudge, judgedFigures, notStanding } from './acting.ts'
import type { FigureCommandOf } from './commands.ts'
import { lineOf } from './following.ts'
import { mayBeSame } from './likeness.ts'
import { alsoSaid, isStanding } from './standing.ts'
import { SAID_AGAIN_LIMIT, type Figure } from './state.ts'

export function judgeMergingFigures(
  briefing: Briefing,
  { figureId: id, saw, into }: FigureCommandOf<'MergeFigure'>,
  moment: Moment,
): Judged {
  const figure = figureToJudge(briefing, id, saw)
  const target = figureOf(briefing, into)
  if (into === id) throw new Refusal('figures-unlike', { figure: id, into, differs: 'nothing' })
  if (figure.state === 'merged' && figure.into === into) return nothing('merge-figure')
  if (!isStanding(target)) throw notStanding(briefing, target)
  refuseUnlike(figure, target)
  const repeated = alsoSaid(briefing.figures, into).length + alsoSaid(briefing.figures, id).length
  if (repeated >= SAID_AGAIN_LIMIT) throw new Refusal('figures-too-many', { figure: into, limit: SAID_AGAIN_LIMIT })
  const merged = { type: 'FigureMerged', figureId: id, lineId: lineOf(figure), into } as const
  return judgedFigures(briefing, 'merge-figure', [merged], moment)
}

function refuseUnlike({ id, values }: Figure, { id: into, values: other }: Figure): void {
  if (mayBeSame(values, other)) return
  const differs = (['currency', 'per', 'unit'] as const).find((field) => values[field] !== other[field]) ?? 'unit'
  throw new Refusal('figures-unlike', { figure: id, into, differs, one: values[differs], other: other[differs] })
}
