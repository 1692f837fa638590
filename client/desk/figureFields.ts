/** What the forms of figures offer, and how they say what is read from a number that is typed. */
import { amountText, longFormat } from '../figures/amountText.ts'
import type { Locale } from '../format/i18n.ts'
import type { DeskTranslate } from './trailWords.ts'
import { currencyFrom } from './typedFigure.ts'
import { readNumber } from './typedNumber.ts'

export const CURRENCIES = [
  'EUR',
  'USD',
  '$',
  'GBP',
  'NOK',
  'SEK',
  'DKK',
  'kr',
  'PLN',
  'CZK',
  'CHF',
  'CAD',
  'UAH',
  'JPY',
]

/** `reads as €4 billion (4,000,000,000)`; null while nothing is read. */
export function readsAs(
  typed: string,
  about: { readonly unit: string; readonly currency: string },
  t: DeskTranslate,
  locale: Locale,
): string | null {
  const read = readNumber(typed, locale)
  if (!read.ok || read.value === null) return null
  const unit = about.unit.trim() || null
  const short = amountText({ value: read.value, unit, currency: currencyFrom(about.currency) ?? null }, t, locale)
  const long = longFormat(read.value, locale)
  return t('figuresDesk.reads', { number: short.includes(long) ? short : `${short} (${long})` })
}
