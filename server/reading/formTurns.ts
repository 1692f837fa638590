/** The turns that the record will form from lines, by the rules T1 to T4 of the briefing, known before anything is sent. */
import type { LineKind, Side } from '#shared/domain/vocabulary.ts'

export interface LineForTurn {
  readonly kind: LineKind
  /** Undefined where nobody knows who speaks. */
  readonly side: Side | undefined
}

/** For each line the number of its turn; 0 is the statement. */
export function formTurns(lines: readonly LineForTurn[]): number[] {
  let turn = 0
  let answered = true
  return lines.map(({ kind, side }) => {
    if (kind === 'question' && side !== 'podium' && answered) {
      turn += 1
      answered = false
    }
    if (kind === 'answer') answered = true
    return turn
  })
}
