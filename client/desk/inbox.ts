/** All that waits for a decision of the desk in one list: flagged figures first, then questions and heard figures, the newest first. */
import type { Briefing } from '#shared/domain/state.ts'
import { inboxCards, type InboxCard } from './cards.ts'
import { figureCards, isFlagged, type FigureCard } from './figureCards.ts'

export type InboxItem = InboxCard | FigureCard

/** `kept`: a figure that is being changed here. */
export function inboxItems(briefing: Briefing, kept: string | null): readonly InboxItem[] {
  const figures = figureCards(briefing, kept)
  const flagged = figures.filter(({ figure }) => isFlagged(figure))
  const heard = figures.filter(({ figure }) => !isFlagged(figure))
  return [...flagged, ...[...inboxCards(briefing), ...heard].toSorted((a, b) => b.since - a.since)]
}

export interface InboxCounts {
  readonly questions: number
  readonly figures: number
}

export function countsOf(items: readonly InboxItem[]): InboxCounts {
  const figures = items.filter(({ kind }) => kind === 'figure').length
  return { questions: items.length - figures, figures }
}

/** How many of each are new, for whoever cannot see them come. */
export function arrivals(before: readonly InboxItem[], now: readonly InboxItem[]): InboxCounts {
  const known = new Set(before.map(({ kind, id }) => `${kind} ${id}`))
  return countsOf(now.filter(({ kind, id }) => !known.has(`${kind} ${id}`)))
}
