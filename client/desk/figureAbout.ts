/** What is said of a figure besides its value: what it measures, of whom and when, and who said it. */
import type { Figure } from '#shared/domain/figures/state.ts'
import type { Briefing } from '#shared/domain/state.ts'
import { figureText, measureWord, partyText, periodText } from '../figures/figureText.ts'
import type { Locale } from '../format/i18n.ts'
import { named } from '../format/speakers.ts'
import { calendarDay, clockTimeWithSeconds } from '../format/times.ts'
import { speakerOf } from './figureCards.ts'
import type { DeskTranslate } from './trailWords.ts'

/** Money is looked at for its currency: that none was said is worth a word, of these measures. */
const OF_MONEY = ['total', 'pace', 'target', 'forecast', 'pledge']

export function aboutFigure({ values, unitCarried }: Figure, t: DeskTranslate, locale: Locale): readonly string[] {
  const { measure, base, period, party, date, hedged, currency, unit, note } = values
  const isMoneyUnsaid = measure !== null && OF_MONEY.includes(measure) && currency === null && unit === null
  return [
    measure === null ? t('figuresDesk.noMeasure') : measureWord(values, t),
    base === null ? null : t('figuresDesk.of', { base }),
    period === null ? null : periodText(period, t, locale),
    party === null ? null : t('figuresDesk.by', { party: partyText(party, locale) }),
    date === null ? null : calendarDay(date, locale),
    isMoneyUnsaid ? t('figuresDesk.noCurrency') : null,
    unitCarried ? t('figuresDesk.carried') : null,
    hedged ? t('figuresDesk.hedged') : null,
    note,
  ].filter((part) => part !== null)
}

export function toldFigure(
  figure: Figure,
  briefing: Pick<Briefing, 'speakers' | 'timeZone'>,
  t: DeskTranslate,
  locale: Locale,
): string {
  const time = clockTimeWithSeconds(figure.source?.saidAt ?? figure.at, locale, briefing.timeZone)
  const who = figure.source === null ? t('figuresDesk.entered') : named(speakerOf(figure, briefing), t).name
  return `${who} · ${time}`
}

/** A figure in one phrase, for a list to choose from: `4 billion, Total so far`. */
export function namedFigureOf(figure: Figure, t: DeskTranslate, locale: Locale): string {
  return `${figureText(figure, t, locale)}, ${measureWord(figure.values, t)}`
}
