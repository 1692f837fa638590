/** What the desk makes of a figure that was heard or entered: confirm, correct, dismiss, assign, withdraw. */
import { nothing, type Judged } from '../questions/acting.ts'
import type { Moment } from '../recorded.ts'
import { Refusal } from '../refusal.ts'
import type { Briefing } from '../state.ts'
import { figureAsSeen, figureToJudge, judgedFigures, lastChangeOfFigure, programmeOf } from './acting.ts'
import type { FigureCommandOf } from './commands.ts'
import { lineOf } from './following.ts'
import { sameValues } from './likeness.ts'
import { isConfirmed } from './standing.ts'
import type { Figure } from './state.ts'

export function judgeConfirming(
  briefing: Briefing,
  { figureId: id, saw }: FigureCommandOf<'ConfirmFigure'>,
  moment: Moment,
): Judged {
  return confirmed(briefing, figureToJudge(briefing, id, saw), moment)
}

/** One that was superseded then stands beside what superseded it: the desk says that both are so. */
function confirmed(briefing: Briefing, figure: Figure, moment: Moment): Judged {
  const kind = 'confirm-figure'
  if (isConfirmed(figure) && figure.flag === null) return nothing(kind)
  const beside = figure.state === 'superseded' ? figure.id : null
  const about = { figureId: figure.id, lineId: lineOf(figure) }
  return judgedFigures(briefing, kind, [{ type: 'FigureConfirmed', ...about }], moment, beside)
}

export function judgeCorrecting(
  briefing: Briefing,
  { figureId: id, saw, values }: FigureCommandOf<'CorrectFigure'>,
  moment: Moment,
): Judged {
  const figure = figureToJudge(briefing, id, saw)
  if (sameValues(figure.values, values)) return confirmed(briefing, figure, moment)
  const about = { figureId: id, lineId: lineOf(figure) }
  return judgedFigures(briefing, 'correct-figure', [{ type: 'FigureCorrected', ...about, values }], moment)
}

export function judgeDismissing(
  briefing: Briefing,
  { figureId: id, saw }: FigureCommandOf<'DismissFigure'>,
  moment: Moment,
): Judged {
  const kind = 'dismiss-figure'
  const figure = figureToJudge(briefing, id, saw)
  if (figure.state === 'dismissed') return nothing(kind)
  return judgedFigures(briefing, kind, [{ type: 'FigureDismissed', figureId: id, lineId: lineOf(figure) }], moment)
}

export function judgeAssigning(
  briefing: Briefing,
  { figureId: id, saw, programme }: FigureCommandOf<'AssignFigure'>,
  moment: Moment,
): Judged {
  const kind = 'assign-figure'
  const figure = figureToJudge(briefing, id, saw)
  if (figure.programme === programme) return nothing(kind)
  if (programme !== null) programmeOf(briefing, programme)
  const about = { figureId: id, lineId: lineOf(figure) }
  return judgedFigures(briefing, kind, [{ type: 'FigureAssigned', ...about, programme }], moment)
}

/** What was said stays said: it is dismissed and not withdrawn. */
export function judgeWithdrawing(
  briefing: Briefing,
  { figureId: id, saw }: FigureCommandOf<'WithdrawFigure'>,
  moment: Moment,
): Judged {
  const kind = 'withdraw-figure'
  const figure = figureAsSeen(briefing, id, saw)
  if (figure.state === 'withdrawn') return nothing(kind)
  if (figure.origin === 'said') {
    throw new Refusal('figure-not-standing', { ...lastChangeOfFigure(briefing, figure), origin: figure.origin })
  }
  const about = { figureId: id, lineId: lineOf(figure) }
  return judgedFigures(briefing, kind, [{ type: 'FigureWithdrawn', ...about, why: 'by-hand' }], moment)
}
