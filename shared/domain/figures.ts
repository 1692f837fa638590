/**
 * Figures: numbers with what they are of, where they were said, and what the desk made of them. All of it is for everybody, but
 * for lines that the public is never to read: see `withheld.ts`.
 *
 * F1 Figures are heard in the append of their line: in statements, answers and moderation, never in questions or stage lines.
 * F2 The id is the line's with a number that is not used again; so many are heard in one line and in one briefing.
 * F3 A desk command names the last fact that it saw of its figure or programme; a stale one is refused with who did what.
 * F4 Confirming makes any figure but a withdrawn one stand, and takes its flag away.
 * F5 Correcting does so with other values; what it said before is kept. With the same values it confirms.
 * F6 A dismissed figure stands no more, and can be confirmed again. What was entered by hand can be withdrawn for good.
 * F7 A total, target, pace or forecast supersedes what was confirmed and said earlier of the same programme, kind and period;
 *    what is confirmed later and was said earlier is superseded at once.
 * F8 Confirming what was superseded has both stand; they do until a third is confirmed.
 * F9 What was superseded stands again when what superseded it is dismissed, withdrawn, merged, is about something else by now,
 *    or its line was taken back.
 * F10 Merging has a figure state another standing one again: that keeps its values, and takes along what was merged into the
 *     first. When that is dismissed, withdrawn or taken back with its line, what was merged into it waits for the desk again. What cannot be one, by
 *     currency, unit or span of time, is not merged.
 * F11 A figure that is entered by hand is confirmed; its words and its sentence are taken from the line as it is by now.
 * F12 When a line is corrected its figures are read again. What says the same is the same figure, with new offsets; what the
 *     desk judged stays also where only its words are there still.
 * F13 Otherwise, what was heard or dismissed is withdrawn, what the desk stood by is flagged and keeps where it was said; what
 *     is new is heard. The flag goes when the desk looks again, or the line says it again.
 * F14 When a line is taken back, what was heard or dismissed in it is withdrawn, and what the desk stood by is flagged.
 * F15 Programmes have one id, and names and aliases that no other has. Figures of a removed one are about none.
 * F16 One rate between two currencies, with its day.
 * F17 A table is taken as a whole or not at all, by id: what is there is changed to what the row says.
 * F18 Every act can be undone as Q15 says; but not once its figure's line was corrected or taken back.
 * F19 All this can be done before the briefing and after it.
 */
import { recordAttribution } from './attribution.ts'
import type { CommandOf } from './commands.ts'
import type { BriefingEvent } from './events.ts'
import type { FigureCommand } from './figures/commands.ts'
import { judgeEntering } from './figures/entering.ts'
import { heardIn, heardWithLine, isHeardIn } from './figures/hearing.ts'
import { judgeImportingPledges, judgeImportingProgrammes } from './figures/importing.ts'
import {
  judgeAssigning,
  judgeConfirming,
  judgeCorrecting,
  judgeDismissing,
  judgeWithdrawing,
} from './figures/judging.ts'
import { judgeMergingFigures } from './figures/merging.ts'
import { judgeChanging, judgeCreating, judgeRate, judgeRemoving, judgeRemovingRate } from './figures/programmes.ts'
import { rereadWithLine, withdrawnWithLine } from './figures/rereading.ts'
import { acted, type Judged } from './questions/acting.ts'
import type { Moment } from './recorded.ts'
import type { Briefing } from './state.ts'
import { currentLine, findLine } from './transcript.ts'

export function decideFigureCommand(briefing: Briefing, command: FigureCommand, moment: Moment): BriefingEvent[] {
  if (briefing.backstage.acts.some(({ id }) => id === command.act)) return []
  return acted(command.act, judge(briefing, command, moment), moment)
}

function judge(briefing: Briefing, command: FigureCommand, moment: Moment): Judged {
  switch (command.type) {
    case 'ConfirmFigure':
      return judgeConfirming(briefing, command, moment)
    case 'CorrectFigure':
      return judgeCorrecting(briefing, command, moment)
    case 'DismissFigure':
      return judgeDismissing(briefing, command, moment)
    case 'AssignFigure':
      return judgeAssigning(briefing, command, moment)
    case 'MergeFigure':
      return judgeMergingFigures(briefing, command, moment)
    case 'EnterFigure':
      return judgeEntering(briefing, command, moment)
    case 'WithdrawFigure':
      return judgeWithdrawing(briefing, command, moment)
    case 'CreateProgramme':
      return judgeCreating(briefing, command)
    case 'ChangeProgramme':
      return judgeChanging(briefing, command)
    case 'RemoveProgramme':
      return judgeRemoving(briefing, command)
    case 'EnterRate':
      return judgeRate(briefing, command)
    case 'RemoveRate':
      return judgeRemovingRate(briefing, command)
    case 'ImportProgrammes':
      return judgeImportingProgrammes(briefing, command)
    case 'ImportPledges':
      return judgeImportingPledges(briefing, command, moment)
    default:
      return command satisfies never
  }
}

/** Of a line that its source words anew they are read again, as of one that is corrected. */
export function figuresHeard(
  briefing: Briefing,
  command: CommandOf<'TranscribeLine'>,
  lines: readonly BriefingEvent[],
  moment: Moment,
): BriefingEvent[] {
  const known = findLine(briefing, command.line.id)
  if (known === undefined) return heardWithLine(briefing, command, lines)
  const { text } = command.line
  const saw = currentLine(known, briefing.amendments).text
  const { figures = [] } = command
  const attributed = lines.find((event) => event.type === 'LineAttributed')
  const told = attributed === undefined ? briefing : recordAttribution(briefing, attributed, moment.at)
  const line = findLine(told, known.id) ?? known
  if (isHeardIn(line.kind) && !isHeardIn(known.kind)) return heardIn(told, line, text, figures)
  if (!isHeardIn(line.kind) && isHeardIn(known.kind))
    return withdrawnWithLine(briefing, known.id, 'line-corrected', moment)
  return rereadWithLine(told, { type: 'CorrectLine', lineId: known.id, saw, text, figures }, lines, moment)
}

/** F1 follows who said the line: an answer that was taken for a question states something, and the other way round. */
export function figuresOfAttribution(
  briefing: Briefing,
  { lineId, figures = [] }: CommandOf<'AttributeLine'>,
  events: readonly BriefingEvent[],
  moment: Moment,
): BriefingEvent[] {
  const line = findLine(briefing, lineId)
  const attributed = events.find((event) => event.type === 'LineAttributed')
  if (line === undefined || attributed === undefined) return []
  const { kind, speakerId } = attributed
  if (isHeardIn(line.kind) === isHeardIn(kind)) return []
  if (!isHeardIn(kind)) return withdrawnWithLine(briefing, lineId, 'line-corrected', moment)
  return heardIn(briefing, { ...line, speakerId }, currentLine(line, briefing.amendments).text, figures)
}

export function figuresOfCorrection(
  briefing: Briefing,
  command: CommandOf<'CorrectLine'>,
  lines: readonly BriefingEvent[],
  moment: Moment,
): BriefingEvent[] {
  return rereadWithLine(briefing, command, lines, moment)
}

export function figuresOfRetraction(
  briefing: Briefing,
  command: CommandOf<'RetractLine'>,
  moment: Moment,
): BriefingEvent[] {
  return withdrawnWithLine(briefing, command.lineId, 'line-retracted', moment)
}
