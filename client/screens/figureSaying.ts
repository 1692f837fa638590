/** Who said a figure, when, and in which words; of one that was entered by hand that it was. Pure. */
import type { Figure } from '#shared/domain/figures/state.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { named } from '../format/speakers.ts'
import { clockTime } from '../format/times.ts'
import type { Locale } from '../format/i18n.ts'
import { excerpt } from './excerpt.ts'
import type { TranslateScenes } from './sceneWords.ts'

type Known = Pick<Briefing, 'speakers' | 'timeZone'>

export function whoAndWhen(
  { source, at }: Pick<Figure, 'source' | 'at'>,
  { speakers, timeZone }: Known,
  t: TranslateScenes,
  locale: Locale,
): string {
  if (source === null) return t('scene.figures.entered', { time: clockTime(at, locale, timeZone) })
  const { name } = named(speakers.find(({ id }) => id === source.speakerId) ?? null, t)
  return t('scene.figures.saidBy', { name, time: clockTime(source.saidAt, locale, timeZone) })
}

/** The sentence, or what fits of it around the figure's words; null where it was said in none. */
export function sentenceOf({ source }: Pick<Figure, 'source'>, limit: number): string | null {
  if (source === null) return null
  const { text, start } = source.sentence
  return excerpt(text, { start: source.start - start, end: source.end - start }, limit)
}
