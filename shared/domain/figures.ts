import type { CommandOf } from './commands.ts'
import type { BriefingEvent } from './events.ts'
import type { FigureCommand } from './figures/commands.ts'
import type { Moment } from './recorded.ts'
import { heardWithLine } from './figures/hearing.ts'
import { Refusal } from './refusal.ts'
import type { Briefing } from './state.ts'

export function decideFigureCommand(_briefing: Briefing, command: FigureCommand, _moment: Moment): BriefingEvent[] {
  throw new Refusal('internal', { command: command.type })
}

export function figuresHeard(
  briefing: Briefing,
  command: CommandOf<'TranscribeLine'>,
  lines: readonly BriefingEvent[],
): BriefingEvent[] {
  return heardWithLine(briefing, command, lines)
}

export function figuresOfCorrection(
  _briefing: Briefing,
  _command: CommandOf<'CorrectLine'>,
  _lines: readonly BriefingEvent[],
): BriefingEvent[] {
  return []
}

export function figuresOfRetraction(
  _briefing: Briefing,
  _command: CommandOf<'RetractLine'>,
  _lines: readonly BriefingEvent[],
): BriefingEvent[] {
  return []
}
