/** The result as rows of a list: the statement and the turns with their heads, and each line under whoever says it. */
import type { DocumentLine, ReportedSpeaker } from '#shared/protocol/documents.ts'

export type ResultRow =
  | { readonly is: 'turn'; readonly key: string; readonly n: number }
  | {
      readonly is: 'line'
      readonly key: string
      readonly line: DocumentLine
      /** In `lines` of the reading. */
      readonly at: number
      readonly speaker: ReportedSpeaker | null
      /** The line above is another one's, or there is none. */
      readonly isNewVoice: boolean
    }

export function resultRows(lines: readonly DocumentLine[], speakers: readonly ReportedSpeaker[]): readonly ResultRow[] {
  // Namesakes share a label, and are sent by id.
  const known = new Map(
    speakers.flatMap((speaker) => [[speaker.label, speaker] as const, [speaker.id, speaker] as const]),
  )
  const rows: ResultRow[] = []
  let turn: number | null = null
  let voice: string | null = null
  lines.forEach((line, at) => {
    const isNewTurn = line.turn !== turn
    if (isNewTurn) rows.push({ is: 'turn', key: `turn-${line.turn}`, n: line.turn })
    const speaker = line.speakerLabel === null ? null : (known.get(line.speakerLabel) ?? null)
    const isNewVoice = isNewTurn || line.speakerLabel !== voice
    rows.push({ is: 'line', key: line.id, line, at, speaker, isNewVoice })
    turn = line.turn
    voice = line.speakerLabel
  })
  return rows
}
