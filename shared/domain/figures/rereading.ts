/** What becomes of the figures of a line that is corrected or taken back. */
import type { CommandOf } from '../commands.ts'
import type { BriefingEvent } from '../events.ts'
import type { Moment } from '../recorded.ts'
import type { Briefing, Line } from '../state.ts'
import { findLine } from '../transcript.ts'
import type { FigureEvent } from './events.ts'
import { lineOf, withFollowing } from './following.ts'
import { heardIn, isHeardIn } from './hearing.ts'
import { sentenceAround, sourceIn, type Span } from './said.ts'
import { matched, wordsStill } from './sameWords.ts'
import { figuresOfLine } from './standing.ts'
import { FIGURES_A_LINE, type Figure } from './state.ts'
import type { FigureFlag, FigureSource } from './vocabulary.ts'

export function rereadWithLine(
  briefing: Briefing,
  { lineId, saw, figures: read = [] }: CommandOf<'CorrectLine'>,
  events: readonly BriefingEvent[],
  moment: Moment,
): BriefingEvent[] {
  const line = findLine(briefing, lineId)
  const corrected = events.find((event) => event.type === 'LineCorrected')
  if (line === undefined || corrected === undefined || corrected.text === saw) return []
  const { text } = corrected
  const held = figuresOfLine(briefing.figures, lineId)
  const readings = isHeardIn(line.kind) ? read : []
  const { again, left, unread } = matched(held, readings, saw, text)

  const reread = [...again].flatMap(([figure, reading]) => rereadAt(figure, line, text, reading, reading.sentence))
  const taken: Span[] = readings.map(({ start, end }) => ({ start, end }))
  const others = unread.flatMap((figure): FigureEvent[] => {
    // Nobody but the grammar says that it is a figure: what the grammar reads no more is none.
    const still = figure.state === 'heard' ? null : wordsStill(figure, saw, text, taken)
    if (still === null) return gone(figure, 'line-corrected')
    taken.push(still)
    return rereadAt(figure, line, text, still, sentenceAround(text, still))
  })
  const kept = held.filter(({ state, origin }) => state !== 'heard' && origin === 'said').length
  const stillHeard = [...again.keys()].filter(({ state }) => state === 'heard').length
  return [
    ...withFollowing(briefing, [...reread, ...others], moment),
    ...heardIn(briefing, line, text, left, FIGURES_A_LINE - kept - stillHeard),
  ]
}

export function withdrawnWithLine(
  briefing: Briefing,
  lineId: string,
  why: FigureFlag,
  moment: Moment,
): BriefingEvent[] {
  const events = figuresOfLine(briefing.figures, lineId).flatMap((figure) => gone(figure, why))
  return withFollowing(briefing, events, moment)
}

/** A flag for what the desk stands by, or stood by: it looks again. */
function gone(figure: Figure, flag: FigureFlag): FigureEvent[] {
  const about = { figureId: figure.id, lineId: lineOf(figure) }
  switch (figure.state) {
    case 'heard':
    case 'dismissed':
      return [{ type: 'FigureWithdrawn', ...about, why: flag }]
    case 'confirmed':
    case 'corrected':
    case 'superseded':
    case 'merged':
      return figure.flag === flag ? [] : [{ type: 'FigureFlagged', ...about, flag }]
    case 'withdrawn':
      return []
    default:
      return figure.state satisfies never
  }
}

function rereadAt(figure: Figure, line: Line, text: string, words: Span, sentence: Span): FigureEvent[] {
  const about = { figureId: figure.id, lineId: line.id }
  const source = sourceIn(line, text, words, sentence)
  return [
    ...(isSameSource(figure.source, source) ? [] : [{ type: 'FigureReread', ...about, source } as const]),
    ...(figure.flag === null ? [] : [{ type: 'FigureFlagged', ...about, flag: null } as const]),
  ]
}

function isSameSource(a: FigureSource | null, b: FigureSource): boolean {
  return (
    a !== null &&
    a.start === b.start &&
    a.said === b.said &&
    a.sentence.start === b.sentence.start &&
    a.sentence.text === b.sentence.text
  )
}
