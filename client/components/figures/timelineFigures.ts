/** The figures of a programme over several briefings, put together for one curve. Pure. */
import { boardOf } from '#shared/domain/figures/boardOf.ts'
import type { ProgrammeBoard } from '#shared/domain/figures/board.ts'
import { SHOWN_CONFIDENCE, type Figure } from '#shared/domain/figures/state.ts'
import type { ProgrammeTimeline } from '#shared/protocol/figures.ts'

export type TimelineBriefing = ProgrammeTimeline['briefings'][number]
export type TimelineFigure = TimelineBriefing['figures'][number]

export interface WholeTimeline {
  readonly board: ProgrammeBoard | null
  /** With ids that tell apart what two briefings call alike. */
  readonly figures: readonly Figure[]
  readonly timeZone: string
}

/** Without those that nobody confirmed and that are hardly likely. */
export function shownOf({ figures }: TimelineBriefing): readonly TimelineFigure[] {
  return figures.filter(({ state, confidence }) => state !== 'heard' || (confidence ?? 0) >= SHOWN_CONFIDENCE)
}

/** Over all years: the programme's period leaves nothing out. */
export function wholeOf({ programme, briefings }: ProgrammeTimeline, now: number): WholeTimeline {
  const figures = briefings.flatMap((briefing) =>
    shownOf(briefing).map((figure) => ({
      ...figure,
      id: keyOf(briefing.id, figure.id),
      into: figure.into === null ? null : keyOf(briefing.id, figure.into),
      programme: programme.id,
    })),
  )
  const timeZone = briefings.at(-1)?.timeZone ?? 'UTC'
  const timeless = { ...programme, period: null }
  const { programmes } = boardOf({ figures, programmes: [timeless], rates: [] }, { now, timeZone, includes: 'heard' })
  return { board: programmes[0] ?? null, figures, timeZone }
}

/** Where the figure of such an id stands in its briefing; null for one of none. */
export function figurePathOf(key: string, { briefings }: ProgrammeTimeline): string | null {
  for (const { id, figures } of briefings) {
    const found = figures.find((figure) => keyOf(id, figure.id) === key)
    if (found !== undefined) return figurePath(id, found.id)
  }
  return null
}

export function figurePath(briefingId: string, figureId: string): string {
  return `/b/${encodeURIComponent(briefingId)}#figure-${encodeURIComponent(figureId)}`
}

// No id of a briefing has a slash in it.
const keyOf = (briefingId: string, figureId: string) => `${briefingId}/${figureId}`
