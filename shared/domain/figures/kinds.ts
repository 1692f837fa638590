/** Which facts and commands are of figures, for the places that dispatch on it. Total by type: a new fact without an entry does not compile. */
import type { FigureCommand } from './commands.ts'
import type { FigureEvent } from './events.ts'

const KINDS: Readonly<Record<FigureEvent['type'], 'figure' | 'setting'>> = {
  FigureHeard: 'figure',
  FigureConfirmed: 'figure',
  FigureCorrected: 'figure',
  FigureDismissed: 'figure',
  FigureSuperseded: 'figure',
  FigureRevived: 'figure',
  FigureMerged: 'figure',
  FigureAssigned: 'figure',
  FigureEntered: 'figure',
  FigureWithdrawn: 'figure',
  FigureReread: 'figure',
  FigureFlagged: 'figure',
  FigureRestored: 'figure',
  ProgrammeCreated: 'setting',
  ProgrammeChanged: 'setting',
  ProgrammeRemoved: 'setting',
  RateEntered: 'setting',
  RateRemoved: 'setting',
}

export function isFigureEvent(event: { readonly type: string }): event is FigureEvent {
  return Object.hasOwn(KINDS, event.type)
}

/** The line that the figure of this fact was said in; null where it was in none, or the fact is of no figure. */
export function lineOfFigure(event: FigureEvent): string | null {
  return 'lineId' in event ? event.lineId : null
}

const COMMANDS: Readonly<Record<FigureCommand['type'], true>> = {
  ConfirmFigure: true,
  CorrectFigure: true,
  DismissFigure: true,
  AssignFigure: true,
  MergeFigure: true,
  EnterFigure: true,
  WithdrawFigure: true,
  CreateProgramme: true,
  ChangeProgramme: true,
  RemoveProgramme: true,
  EnterRate: true,
  RemoveRate: true,
  ImportProgrammes: true,
  ImportPledges: true,
}

export function isFigureCommand<T extends { readonly type: string }>(command: T): command is Extract<T, FigureCommand> {
  return Object.hasOwn(COMMANDS, command.type)
}
