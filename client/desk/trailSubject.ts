/** Which figure, programme, rate or screens an act of the desk was about, as its sentence names it. */
import type { Figure } from '#shared/domain/figures/state.ts'
import type { DeskAct } from '#shared/domain/questions/state.ts'
import type { Briefing } from '#shared/domain/state.ts'
import type { PresentScreen } from '#shared/protocol/screens.ts'
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

/** As the desk is told of those that show the briefing. */
export type NamedScreen = Pick<PresentScreen, 'id' | 'name'>

/** One that is known by its name; of several, or one that shows something else by now, how many. */
export function screenWords(ids: readonly string[], known: readonly NamedScreen[], t: DeskTranslate): string {
  const name = ids.length === 1 ? known.find(({ id }) => id === ids[0])?.name : undefined
  return name === undefined ? t('trail.screens', { n: ids.length }) : t('trail.screen', { name })
}

/** Null where the act is about something else. */
export function subjectWords(
  briefing: WithFigures,
  { kind, figures, screens, before }: Pick<DeskAct, 'kind' | 'figures' | 'screens' | 'before'>,
  t: DeskTranslate,
  known: readonly NamedScreen[],
): string | null {
  if (screens.length > 0) return screenWords(screens, known, t)
  if (kind.endsWith('-figure')) return figureWords(briefing, figures[0], t)
  if (kind.endsWith('-programme')) {
    const was = before?.programmes?.[0]
    return programmeWords(briefing, was?.id, t, was?.programme?.name)
  }
  if (!kind.endsWith('-rate')) return null
  const rate = before?.rate
  return rate === undefined ? t('trail.aRate') : t('trail.rate', { from: rate.from, to: rate.to })
}
