/** Which figure, programme or rate an act of the desk was about, as its sentence names it. */
import type { Figure } from '#shared/domain/figures/state.ts'
import type { DeskAct } from '#shared/domain/questions/state.ts'
import type { Briefing } from '#shared/domain/state.ts'
import type { DeskTranslate } from './trailWords.ts'

export type WithFigures = Pick<Briefing, 'figures' | 'programmes'>

/** The words that it was said with; of one that was entered its number. */
export function namedFigure({ source, values }: Pick<Figure, 'source' | 'values'>): string {
  return source?.said ?? [values.currency, values.value, values.unit].filter((part) => part !== null).join('\u00a0')
}

export function figureWords(briefing: WithFigures, id: string | undefined, t: DeskTranslate): string {
  const figure = briefing.figures.find((each) => each.id === id)
  const said = figure === undefined ? '' : namedFigure(figure)
  return said === '' ? t('trail.aFigure') : t('trail.figure', { said })
}

export function programmeWords(
  { programmes }: WithFigures,
  id: string | undefined,
  t: DeskTranslate,
  before?: string,
): string {
  const name = programmes.find((each) => each.id === id)?.name ?? before
  return name === undefined ? t('trail.aProgramme') : t('trail.programme', { name })
}

/** Null where the act is about something else. */
export function subjectWords(
  briefing: WithFigures,
  { kind, figures, before }: Pick<DeskAct, 'kind' | 'figures' | 'before'>,
  t: DeskTranslate,
): string | null {
  if (kind.endsWith('-figure')) return figureWords(briefing, figures[0], t)
  if (kind.endsWith('-programme')) {
    const was = before?.programmes?.[0]
    return programmeWords(briefing, was?.id, t, was?.programme?.name)
  }
  if (!kind.endsWith('-rate')) return null
  const rate = before?.rate
  return rate === undefined ? t('trail.aRate') : t('trail.rate', { from: rate.from, to: rate.to })
}
