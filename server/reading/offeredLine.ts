/** A line of a reading as a command offers it to a briefing. */
import type { OfferedLine } from '#shared/domain/commands.ts'
import type { ReadingLine } from './readTranscript.ts'

export function offeredLine(line: ReadingLine): OfferedLine {
  return {
    id: line.id,
    speaker: line.speakerLabel,
    text: line.text,
    kind: line.kind,
    marks: [...line.marks],
    inferred: line.attribution === 'inferred',
    announces: line.announces,
  }
}
