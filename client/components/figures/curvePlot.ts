/** Where the points of a curve are drawn. Only for the eye: the numbers themselves are shown as text, exact. Pure. */
import type { BoardNumber, CurvePoint } from '#shared/domain/figures/board.ts'
import type { Figure } from '#shared/domain/figures/state.ts'
import { figuresOf } from './standing.ts'

export const PLOT = { width: 400, height: 132, edge: 8 } as const

/** `set`: not said, such as what there was before. Each has a shape of its own. */
export const LOOKS = ['confirmed', 'corrected', 'heard', 'superseded', 'set'] as const
export type PointLook = (typeof LOOKS)[number]

export interface PlottedPoint {
  readonly x: number
  readonly y: number
  /** The other end of a range. */
  readonly yHigh: number | null
  readonly look: PointLook
}

export interface Plot {
  readonly points: readonly PlottedPoint[]
  /** The way through those that stand or stood, oldest first; empty where there is only one. */
  readonly line: string
  readonly targetY: number | null
}

export function plotOf(points: readonly CurvePoint[], target: BoardNumber | null, figures: readonly Figure[]): Plot {
  const moments = points.map(({ at }) => at)
  const top = Math.max(...points.map(({ number }) => size(number)), target === null ? 0 : size(target))
  const x = scale(Math.min(...moments), Math.max(...moments), PLOT.edge, PLOT.width - PLOT.edge)
  const y = scale(0, top, PLOT.height - PLOT.edge, PLOT.edge)
  const plotted = points.map(({ at, number }) => ({
    x: x(at),
    y: y(Number(number.value)),
    yHigh: number.high === null ? null : y(Number(number.high)),
    look: lookOf(number, figures),
  }))
  return {
    points: plotted,
    line: plotted.length < 2 ? '' : plotted.map((point) => `${point.x},${point.y}`).join(' '),
    targetY: target === null ? null : y(Number(target.value)),
  }
}

export function lookOf(number: BoardNumber, figures: readonly Figure[]): PointLook {
  if (number.standing === 'set' || number.standing === 'computed') return 'set'
  return figuresOf(number, figures)[0]?.state === 'superseded' ? 'superseded' : number.standing
}

function size({ value, high }: BoardNumber): number {
  return Number(high ?? value)
}

/** Of a span without length: the middle. */
function scale(from: number, to: number, start: number, end: number): (value: number) => number {
  const length = to - from
  return (value) => rounded(length === 0 ? (start + end) / 2 : start + ((value - from) / length) * (end - start))
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
