/** Which figures a list of all of them shows, and what can be done about each. */
import type { Figure } from '#shared/domain/figures/state.ts'
import { isConfirmed, isStanding } from '#shared/domain/figures/standing.ts'
import { isFlagged } from './figureCards.ts'

export const FILTERS = ['all', 'flagged', 'heard', 'standing', 'replaced', 'gone'] as const
export type FigureFilter = (typeof FILTERS)[number]

const TAKES: Readonly<Record<FigureFilter, (figure: Figure) => boolean>> = {
  all: () => true,
  flagged: isFlagged,
  heard: ({ state }) => state === 'heard',
  standing: isConfirmed,
  replaced: ({ state }) => state === 'superseded' || state === 'merged',
  gone: ({ state }) => state === 'dismissed' || state === 'withdrawn',
}

/** Those to look at again first, then what the desk stands by, then the others; the newest first among each. */
export function listedFigures(figures: readonly Figure[], filter: FigureFilter): readonly Figure[] {
  return figures
    .filter(TAKES[filter])
    .toSorted((a, b) => rank(a) - rank(b) || (b.source?.saidAt ?? b.at) - (a.source?.saidAt ?? a.at) || b.seq - a.seq)
}

const rank = (figure: Figure) => (isFlagged(figure) ? 0 : isConfirmed(figure) ? 1 : figure.state === 'heard' ? 2 : 3)

export function countsOfFilters(figures: readonly Figure[]): Readonly<Record<FigureFilter, number>> {
  const count = (filter: FigureFilter) => figures.filter(TAKES[filter]).length
  return {
    all: count('all'),
    flagged: count('flagged'),
    heard: count('heard'),
    standing: count('standing'),
    replaced: count('replaced'),
    gone: count('gone'),
  }
}

export interface FigureActs {
  readonly confirm: 'confirm' | 'confirmAgain' | 'revive' | null
  readonly mayCorrect: boolean
  readonly mayDismiss: boolean
  readonly mayMerge: boolean
  readonly mayWithdraw: boolean
}

/** A figure that somebody entered is withdrawn rather than dismissed. */
export function actsOf(figure: Figure): FigureActs {
  const { state, origin } = figure
  const stands = isStanding(figure)
  return {
    confirm: confirming(figure),
    mayCorrect: stands,
    mayDismiss: origin === 'said' && stands,
    mayMerge: stands,
    mayWithdraw: origin === 'entered' && state !== 'withdrawn',
  }
}

function confirming(figure: Figure): FigureActs['confirm'] {
  if (isFlagged(figure)) return 'confirmAgain'
  if (figure.state === 'heard') return 'confirm'
  return figure.state === 'dismissed' || figure.state === 'superseded' ? 'revive' : null
}
