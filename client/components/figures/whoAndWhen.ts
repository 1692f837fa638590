/** Who said a figure and when, in one phrase; of one that was entered by hand that it was. */
import type { Figure } from '#shared/domain/figures/state.ts'
import type { Speaker } from '#shared/domain/vocabulary.ts'
import type { Locale, Translate, TranslateOf } from '../../format/i18n.ts'
import { named } from '../../format/speakers.ts'
import { clockTime } from '../../format/times.ts'
import type { figuresBoardEn } from '../../locales/figuresBoardEn.ts'

export interface Telling {
  readonly locale: Locale
  readonly timeZone: string
  readonly t: Translate & TranslateOf<typeof figuresBoardEn>
}

export function whoAndWhen(figure: Figure, speakers: readonly Speaker[], { locale, timeZone, t }: Telling): string {
  if (figure.source === null) return t('card.enteredAt', { time: clockTime(figure.at, locale, timeZone) })
  const { speakerId, saidAt } = figure.source
  const { name } = named(speakers.find(({ id }) => id === speakerId) ?? null, t)
  return t('card.saidBy', { name, time: clockTime(saidAt, locale, timeZone) })
}
