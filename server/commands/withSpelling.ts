/** GL2: writes a line that arrives as the glossary of its briefing has it, and keeps what arrived. */
import type { Command } from '#shared/domain/commands.ts'
import { spelt } from '#shared/domain/glossary.ts'
import { LINE_TEXT_LIMIT } from '#shared/domain/lineText.ts'
import type { Briefing } from '#shared/domain/state.ts'

export function withSpelling({ glossary }: Pick<Briefing, 'glossary'>, command: Command): Command {
  if (command.type !== 'TranscribeLine' || command.line.verbatim === true) return command
  const { text } = command.line
  const written = spelt(text, glossary)
  // Longer words must not make a line that arrives too long to be kept.
  if (written === text || written.length > LINE_TEXT_LIMIT) return command
  return { ...command, line: { ...command.line, text: written, heardAs: text } }
}
