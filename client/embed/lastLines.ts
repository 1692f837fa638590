/** The end of the record, as an embedded briefing shows it: few lines, so that the page around stays light. */
import type { Briefing } from '#shared/domain/state.ts'
import { currentLine, type CurrentLine } from '#shared/domain/transcript.ts'

export const LINES_SHOWN = 30

export interface LastLine {
  readonly key: string
  readonly current: CurrentLine
  /** Not where the same person just goes on. */
  readonly showsSpeaker: boolean
}

type Record = Pick<Briefing, 'lines' | 'amendments'>

export function lastLines({ lines, amendments }: Record, count: number = LINES_SHOWN): readonly LastLine[] {
  const last = lines.slice(-count)
  const ids = new Set(last.map(({ id }) => id))
  const about = amendments.filter(({ lineId }) => ids.has(lineId))
  return last.map((line, index) => ({
    key: line.id,
    current: currentLine(line, about),
    showsSpeaker: index === 0 || last[index - 1]?.speakerId !== line.speakerId,
  }))
}
