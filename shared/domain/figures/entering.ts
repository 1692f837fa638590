/** Figures that the desk enters by hand, with the words of a line where they were said. */
import { nothing, type Judged } from '../questions/acting.ts'
import type { Moment } from '../recorded.ts'
import { Refusal } from '../refusal.ts'
import type { Briefing } from '../state.ts'
import { currentLine, findLine } from '../transcript.ts'
import { judgedFigures, programmeOf } from './acting.ts'
import type { FigureCommandOf } from './commands.ts'
import { sameValues } from './likeness.ts'
import { sentenceAround, sourceIn, trimmed } from './said.ts'
import { findFigure } from './standing.ts'
import { FIGURES_HELD, SAID_LIMIT } from './state.ts'
import type { FigureSource } from './vocabulary.ts'

export function judgeEntering(
  briefing: Briefing,
  { figureId, values, programme, said }: FigureCommandOf<'EnterFigure'>,
  moment: Moment,
): Judged {
  const kind = 'enter-figure'
  const known = findFigure(briefing.figures, figureId)
  if (known !== undefined) {
    const isSame = known.origin === 'entered' && sameValues(known.values, values) && known.programme === programme
    if (isSame && known.state !== 'withdrawn') return nothing(kind)
    throw new Refusal('figure-id-taken', { figure: figureId, state: known.state })
  }
  if (briefing.figures.length >= FIGURES_HELD) throw new Refusal('figures-too-many', { limit: FIGURES_HELD })
  if (programme !== null) programmeOf(briefing, programme)
  const source = said === null ? null : sourceOf(briefing, said)
  const lineId = source?.lineId ?? null
  return judgedFigures(briefing, kind, [{ type: 'FigureEntered', figureId, lineId, values, source, programme }], moment)
}

type Said = NonNullable<FigureCommandOf<'EnterFigure'>['said']>

/** Throws where the line is not there, was taken back, or has no words there by now. */
function sourceOf(briefing: Briefing, { lineId, start, end }: Said): FigureSource {
  const line = findLine(briefing, lineId)
  if (line === undefined) throw new Refusal('line-not-found', { line: lineId })
  const { text, retracted } = currentLine(line, briefing.amendments)
  if (retracted !== null) throw new Refusal('line-already-retracted', { line: lineId })
  const words = trimmed(text, { start, end })
  if (end > text.length || words.start >= words.end) {
    throw new Refusal('line-changed-meanwhile', { line: lineId, start, end, length: text.length })
  }
  if (words.end - words.start > SAID_LIMIT) {
    throw new Refusal('command-malformed', { line: lineId, words: words.end - words.start, limit: SAID_LIMIT })
  }
  return sourceIn(line, text, words, sentenceAround(text, words))
}
