/**
 * The figures that a digest tells: those that the desk confirmed or corrected and whose line stands as they say. A mail cannot be
 * taken back, so that whatever was only heard, or is to be looked at again, is left to the page.
 */
import { inOrderOfTime } from '#shared/domain/figures/boardFigures.ts'
import type { Briefing } from '#shared/domain/state.ts'
import type { Digest } from './mail.ts'

/** With their sentences they are some 20 KB. */
const FIGURE_LIMIT = 20

export function digestFigures({ figures, amendments }: Briefing): Required<Pick<Digest, 'figures' | 'furtherFigures'>> {
  const retracted = new Set(amendments.filter(({ kind }) => kind === 'retraction').map(({ lineId }) => lineId))
  const told = inOrderOfTime(figures)
    .filter(({ state, flag }) => (state === 'confirmed' || state === 'corrected') && flag === null)
    .filter(({ source }) => source === null || !retracted.has(source.lineId))
  return {
    figures: told.slice(0, FIGURE_LIMIT).map(({ id, values, source }) => ({
      id,
      values,
      said: source?.said ?? null,
      sentence: source?.sentence.text ?? null,
    })),
    furtherFigures: Math.max(0, told.length - FIGURE_LIMIT),
  }
}
