/** What a figure says, in the words of the reader's language. Pure; what nobody said is not made up. */
import type { Figure } from '#shared/domain/figures/state.ts'
import type { FigureState, FigureValues, Party, Period } from '#shared/domain/figures/vocabulary.ts'
import type { Locale } from '../format/i18n.ts'
import { amountText } from './amountText.ts'
import type { TranslateFigures } from './words.ts'

export { longFormat } from './amountText.ts'
export type { TranslateFigures } from './words.ts'

/** What `valueText` reads; a number of a board has it as well. */
export type Worded = Pick<FigureValues, 'value' | 'high' | 'unit' | 'currency' | 'bound' | 'per'> &
  Partial<Pick<FigureValues, 'of' | 'from'>>

/** Such as `at least 1 billion a month`. `said`: the words that stand where no number was said. */
export function valueText(values: Worded, t: TranslateFigures, locale: Locale, said: string | null = null): string {
  if (values.value === null) return said ?? t('figures.noNumber')
  const counted = withNoun(numberText(values, values.value, t, locale), values, locale)
  const bounded = values.bound === 'exactly' ? counted : t(`figures.bound.${values.bound}`, { value: counted })
  return values.per === null ? bounded : t(`figures.per.${values.per}`, { value: bounded })
}

/** The value of a figure, vague ones as they were said. */
export function figureText(figure: Pick<Figure, 'values' | 'source'>, t: TranslateFigures, locale: Locale): string {
  return valueText(figure.values, t, locale, figure.source?.said)
}

function numberText(values: Worded, value: string, t: TranslateFigures, locale: Locale): string {
  const { unit, currency, high, of = null, from = null } = values
  const worded = (one: string) => amountText({ value: one, unit, currency }, t, locale)
  const now = high === null ? worded(value) : t('figures.range', { low: worded(value), high: worded(high) })
  const part = from === null ? now : t('figures.change', { before: worded(from), now })
  return of === null ? part : t('figures.share', { part, whole: worded(of) })
}

function withNoun(number: string, { unit }: Worded, locale: Locale): string {
  if (unit === null || unit === '%') return number
  if (locale !== 'fr' || !/(?:million|milliard|billion)s?$/u.test(number)) return `${number} ${unit}`
  return /^[aeiouyhàâéèêëîïôœù]/iu.test(unit) ? `${number} d’${unit}` : `${number} de ${unit}`
}

/** What a percentage is of, as it was said; null where nobody said it. */
export function baseText({ base }: Pick<FigureValues, 'base'>, t: TranslateFigures): string | null {
  return base === null ? null : t('figures.ofBase', { base })
}

export function measureWord({ measure }: Pick<FigureValues, 'measure'>, t: TranslateFigures): string {
  return t(`figures.measure.${measure ?? 'none'}`)
}

/** The months of a period in the reader's language; as it was said where it names none. */
export function periodText(period: Period, t: TranslateFigures, locale: Locale): string {
  const months = monthsText(period.months, t, locale)
  if (period.year === null) return months ?? period.said
  const year = typeof period.year === 'number' ? String(period.year) : t(`figures.year.${period.year}`)
  return months === null ? year : t('figures.monthsOfYear', { months, year })
}

function monthsText(months: readonly number[], t: TranslateFigures, locale: Locale): string | null {
  const format = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' })
  const names = months.map((month) => format.format(Date.UTC(2024, month - 1, 1)))
  const [first, last] = [names[0], names.at(-1)]
  if (first === undefined || last === undefined) return null
  const isRow = months.every((month, index) => index === 0 || month === ((months[index - 1] ?? 0) % 12) + 1)
  if (isRow && names.length > 1) return t('figures.months', { first, last })
  return new Intl.ListFormat(locale).format(names)
}

/** A country in the reader's language, anybody else as they are called. */
export function partyText({ code, name }: Party, locale: Locale): string {
  if (code === null) return name
  return new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' }).of(code) ?? name
}

export function stateWord({ state }: { readonly state: FigureState }, t: TranslateFigures): string {
  return t(`figures.state.${state}`)
}

/** How a state is drawn besides its word: a sign, and the class of `.state` that colours it. */
export interface StateShape {
  readonly sign: string
  readonly look: 'heard' | 'sure' | 'mended' | 'bad'
}
const SHAPES: Readonly<Record<FigureState, StateShape>> = {
  heard: { sign: '◔', look: 'heard' },
  confirmed: { sign: '✓', look: 'sure' },
  corrected: { sign: '✎', look: 'mended' },
  superseded: { sign: '↷', look: 'bad' },
  merged: { sign: '=', look: 'bad' },
  dismissed: { sign: '✕', look: 'bad' },
  withdrawn: { sign: '✕', look: 'bad' },
}
export const stateShape = ({ state }: { readonly state: FigureState }): StateShape => SHAPES[state]
