/** Figures that are heard with their line, in the same append. */
import type { CommandOf } from '../commands.ts'
import type { BriefingEvent } from '../events.ts'
import type { Briefing, Line } from '../state.ts'
import type { LineKind } from '../vocabulary.ts'
import { sourceIn } from './said.ts'
import { FIGURES_A_LINE, FIGURES_HELD, type Figure } from './state.ts'
import type { SaidFigure } from './vocabulary.ts'

/** Whether figures are heard in lines of this kind: who asks a question states nothing. */
export function isHeardIn(kind: LineKind): boolean {
  return kind === 'statement' || kind === 'answer' || kind === 'moderation'
}

export function heardWithLine(
  briefing: Briefing,
  { figures = [] }: CommandOf<'TranscribeLine'>,
  events: readonly BriefingEvent[],
): BriefingEvent[] {
  const line = events.find((event) => event.type === 'LineTranscribed')?.line
  return line === undefined || !isHeardIn(line.kind) ? [] : heardIn(briefing, line, line.text, figures)
}

type SaidIn = Pick<Line, 'id' | 'speakerId' | 'turn' | 'saidAt'>

/** `room`: so many more are taken from the line. */
export function heardIn(
  briefing: Briefing,
  line: SaidIn,
  text: string,
  figures: readonly SaidFigure[],
  room: number = FIGURES_A_LINE,
): BriefingEvent[] {
  const left = Math.max(0, Math.min(room, FIGURES_HELD - briefing.figures.length))
  const ids = freeIds(briefing.figures, line.id, Math.min(left, figures.length))
  return ids.flatMap((figureId, index): BriefingEvent[] => {
    const figure = figures[index]
    if (figure === undefined) return []
    const { values, unitCarried, confidence } = figure
    const programme = briefing.programmes.some(({ id }) => id === figure.programme) ? figure.programme : null
    const source = sourceIn(line, text, figure, figure.sentence)
    return [{ type: 'FigureHeard', figureId, lineId: line.id, values, source, unitCarried, confidence, programme }]
  })
}

/** Those that a line had before, withdrawn ones among them, and whatever was entered by hand keep their ids. */
function freeIds(figures: readonly Figure[], lineId: string, count: number): readonly string[] {
  if (count === 0) return []
  const taken = new Set(figures.map(({ id }) => id))
  const last = Math.max(0, ...figures.filter(({ id }) => isOfLine(id, lineId)).map(({ id }) => numberOf(id)))
  const ids: string[] = []
  for (let n = last + 1; ids.length < count; n += 1) {
    const id = `${lineId}.${n}`
    if (!taken.has(id)) ids.push(id)
  }
  return ids
}

const isOfLine = (id: string, lineId: string) =>
  id.startsWith(`${lineId}.`) && /^[1-9]\d{0,3}$/.test(id.slice(lineId.length + 1))
const numberOf = (id: string) => Number(id.slice(id.lastIndexOf('.') + 1))
