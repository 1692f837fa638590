/** The figures of a briefing as they are taken away: each with the name of whoever said it. */
import { view, type Audience } from '#shared/domain/audience.ts'
import type { Figure } from '#shared/domain/figures/state.ts'
import type { Briefing } from '#shared/domain/state.ts'
import type { FiguresDocument } from '#shared/protocol/figures.ts'

export type SpokenFigure = Figure & { readonly speaker: string | null }

/** `now`: milliseconds since 1970. */
export function figuresDocument(briefing: Briefing, audience: Audience, now: number): FiguresDocument {
  const { id, title, programmes } = view(briefing, audience)
  return {
    version: 1,
    briefing: { id, title },
    exportedAt: now,
    programmes,
    figures: takenFigures(briefing, audience),
  }
}

/** What the desk threw out leaves with the desk alone. */
export function takenFigures(briefing: Briefing, audience: Audience): readonly SpokenFigure[] {
  const { figures, speakers } = view(briefing, audience)
  const names = new Map(speakers.map(({ id, name, label }) => [id, name ?? label]))
  return figures
    .filter(({ state }) => audience === 'desk' || !isThrownOut(state))
    .map((figure) => ({ ...figure, speaker: names.get(figure.source?.speakerId ?? '') ?? null }))
}

function isThrownOut(state: Figure['state']): boolean {
  return state === 'dismissed' || state === 'withdrawn'
}
