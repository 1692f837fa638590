/**
 * What follows for other figures from what is done to one: a later statement supersedes earlier ones of its series, and when it
 * is no more they stand again; those that were merged into a figure stand by themselves when it is no more.
 */
import type { Moment } from '../recorded.ts'
import type { Briefing } from '../state.ts'
import { inOrderOfTime } from './boardFigures.ts'
import type { FigureEvent } from './events.ts'
import { isSameSeries } from './likeness.ts'
import { recordFigureEvent, standingAgain } from './record.ts'
import { findFigure, isConfirmed, isStanding } from './standing.ts'
import type { Figure } from './state.ts'
import type { FigureState } from './vocabulary.ts'

type When = Pick<Moment, 'at' | 'by'>

/** The facts with those that follow from them. `beside`: one that the desk has stand beside what superseded it. */
export function withFollowing(
  briefing: Briefing,
  events: readonly FigureEvent[],
  when: When,
  beside: string | null = null,
): FigureEvent[] {
  const all = withOrphansOfMerging(briefing, events, when)
  let state = afterwards(briefing, all, when)
  for (const id of new Set(all.flatMap((event) => ('figureId' in event ? [event.figureId] : [])))) {
    const superseded = superseding(briefing, state, id, beside)
    all.push(...superseded)
    state = afterwards(state, superseded, when)
  }
  return withOrphans(briefing, all, when)
}

/** Likewise, where figures are put back as they were: then they supersede what they superseded. */
export function withOrphansReleased(briefing: Briefing, events: readonly FigureEvent[], when: When): FigureEvent[] {
  return withOrphans(briefing, withOrphansOfMerging(briefing, events, when), when)
}

function afterwards(briefing: Briefing, events: readonly FigureEvent[], { at, by }: When): Briefing {
  return events.reduce(
    (state, event, index) => recordFigureEvent(state, event, { seq: briefing.seq + 1 + index, at, by }),
    briefing,
  )
}

/** Figures that were merged into one that is merged itself go with it. */
function withOrphansOfMerging(briefing: Briefing, events: readonly FigureEvent[], when: When): FigureEvent[] {
  const { figures } = afterwards(briefing, events, when)
  const orphans = figures.flatMap((figure): FigureEvent[] => {
    if (figure.state !== 'merged') return []
    const target = findFigure(figures, figure.into ?? '')
    if (target !== undefined && mayHoldMerged(target)) return []
    const about = { figureId: figure.id, lineId: lineOf(figure) }
    return target?.state === 'merged' && target.into !== null
      ? [{ type: 'FigureMerged', ...about, into: target.into }]
      : [{ type: 'FigureRevived', ...about, state: beforeMerging(figure) }]
  })
  return [...events, ...orphans]
}

/** What was taken back holds nothing that was said elsewhere. */
function mayHoldMerged(target: Figure): boolean {
  return target.flag !== 'line-retracted' && (isStanding(target) || target.state === 'superseded')
}

/** It waits for the desk again, unless the desk wrote it. */
function beforeMerging(figure: Figure): FigureState {
  return figure.origin === 'entered' || figure.earlier.length > 0 ? standingAgain(figure) : 'heard'
}

/** What stood side by side before goes on so. */
function superseding(before: Briefing, { figures }: Briefing, id: string, beside: string | null): FigureEvent[] {
  const figure = findFigure(figures, id)
  if (figure === undefined || figure.programme === null || !supersedes(figure)) return []
  const was = findFigure(before.figures, id)
  const series = inOrderOfTime(figures).filter(
    (other) => other.id === id || (supersedes(other) && isSameSeries(other, figure)),
  )
  const stoodBeside = (other: Figure) => {
    const wasOther = findFigure(before.figures, other.id)
    if (was === undefined || wasOther === undefined) return false
    return supersedes(was) && supersedes(wasOther) && was.programme !== null && isSameSeries(was, wasOther)
  }
  const place = series.findIndex((other) => other.id === id)
  const later = series.slice(place + 1).findLast((other) => !stoodBeside(other))
  if (later !== undefined && id !== beside) return [supersededBy(figure, later)]
  return series.slice(0, place).flatMap((other) => (stoodBeside(other) ? [] : [supersededBy(other, figure)]))
}

/** Those whose successor is no more, from the latest on: of two of them the later one stands again. */
function withOrphans(briefing: Briefing, events: readonly FigureEvent[], when: When): FigureEvent[] {
  const { figures } = afterwards(briefing, events, when)
  const ordered = inOrderOfTime(figures)
  const revived = new Map<string, Figure>()
  const all = [...events]
  for (const [place, figure] of [...ordered.entries()].toReversed()) {
    if (figure.state !== 'superseded' || isHeld(figures, figure)) continue
    const stands: Figure = { ...figure, state: standingAgain(figure), into: null }
    const successor = ordered
      .slice(place + 1)
      .map((other) => revived.get(other.id) ?? other)
      .findLast((other) => other.programme !== null && supersedes(other) && isSameSeries(other, figure))
    if (successor !== undefined) {
      all.push(supersededBy(figure, successor))
      continue
    }
    all.push({ type: 'FigureRevived', figureId: figure.id, lineId: lineOf(figure), state: stands.state })
    revived.set(figure.id, stands)
  }
  return all
}

/** Whether what superseded it still says so, though it was superseded itself. */
function isHeld(figures: readonly Figure[], figure: Figure): boolean {
  const successor = findFigure(figures, figure.into ?? '')
  if (successor === undefined || !isSameSeries(successor, figure)) return false
  return supersedes(successor) || (successor.state === 'superseded' && successor.flag !== 'line-retracted')
}

function supersedes(figure: Figure): boolean {
  return isConfirmed(figure) && figure.flag !== 'line-retracted'
}

function supersededBy(figure: Figure, { id: by }: Figure): FigureEvent {
  return { type: 'FigureSuperseded', figureId: figure.id, lineId: lineOf(figure), by }
}

export function lineOf({ source }: Figure): string | null {
  return source?.lineId ?? null
}
