/** What changed of figures that readers took for sure, in a phrase each. Pure. */
import type { Figure } from '#shared/domain/figures/state.ts'
import { sameValues } from '#shared/domain/figures/likeness.ts'
import type { Locale } from '../format/i18n.ts'
import { figureText, measureWord, valueText, type TranslateFigures } from './figureText.ts'

export function newsOf(
  before: readonly Figure[],
  now: readonly Figure[],
  t: TranslateFigures,
  locale: Locale,
): readonly string[] {
  const known = new Map(before.map((figure) => [figure.id, figure]))
  return now.flatMap((figure) => {
    const was = known.get(figure.id)
    if (was === undefined || was === figure) return []
    const measure = measureWord(figure.values, t)
    if (isCorrected(was, figure)) {
      const words = valueText(was.values, t, locale, was.source?.said)
      return [t('figures.announceCorrected', { measure, before: words, now: figureText(figure, t, locale) })]
    }
    return isTakenBack(was, figure)
      ? [t('figures.announceWithdrawn', { measure, value: figureText(figure, t, locale) })]
      : []
  })
}

function isCorrected(was: Figure, figure: Figure): boolean {
  return figure.state === 'corrected' && !sameValues(was.values, figure.values)
}

function isTakenBack(was: Figure, { state }: Figure): boolean {
  return isSure(was) && (state === 'dismissed' || state === 'withdrawn')
}

const isSure = ({ state }: Figure) => state === 'confirmed' || state === 'corrected'
