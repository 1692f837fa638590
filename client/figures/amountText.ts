/** Numbers of figures as a reader's language writes them: exact, from decimal texts, never through floats that lose digits. */
import type { Decimal } from '#shared/domain/figures/vocabulary.ts'
import type { Locale } from '../format/i18n.ts'
import type { TranslateFigures } from './words.ts'

export interface Amount {
  readonly value: Decimal
  readonly unit: string | null
  readonly currency: string | null
}

const NO_BREAK = '\u00a0'
const formats = new Map<Locale, Intl.NumberFormat>()

/** All the digits, in groups: `4,000,000,000`. */
export function longFormat(value: Decimal, locale: Locale): string {
  const known = formats.get(locale) ?? new Intl.NumberFormat(locale, { maximumFractionDigits: 9 })
  formats.set(locale, known)
  return isNumeric(value) ? known.format(value) : value
}

const isNumeric = (text: string): text is `${number}` => /^\d+(?:\.\d+)?$/.test(text)

const WORDS = [
  { word: 'trillion', zeros: 12 },
  { word: 'billion', zeros: 9 },
  { word: 'million', zeros: 6 },
] as const
/** More digits than these behind the point are harder to read than the number itself. */
const DIGITS_BEHIND = 3

/** `4 billion` where that is all of it, else all the digits. */
export function shortFormat(value: Decimal, t: TranslateFigures, locale: Locale): string {
  const found = WORDS.find(({ zeros }) => value.length > zeros)
  if (found === undefined || value.includes('.')) return longFormat(value, locale)
  const whole = value.slice(0, -found.zeros)
  const behind = value.slice(-found.zeros).replace(/0+$/, '')
  if (behind.length > DIGITS_BEHIND) return longFormat(value, locale)
  return t(`figures.${found.word}`, { n: Number(behind === '' ? whole : `${whole}.${behind}`) })
}

/** With its currency or percent sign: `€2.5 billion`, `5%`. A counted noun is left to whoever puts the words together. */
export function amountText({ value, unit, currency }: Amount, t: TranslateFigures, locale: Locale): string {
  const number = shortFormat(value, t, locale)
  if (currency !== null) return withCurrency(number, currency, locale)
  return unit === '%' ? t('figures.percent', { value: number }) : number
}

/** Bare dollars stay `$`; those of a country bear its sign or its code, so that nobody takes the one for the other. */
function withCurrency(number: string, currency: string, locale: Locale): string {
  const sign = currencySign(currency, locale)
  if (locale === 'fr' || currency === 'kr') return `${number}${NO_BREAK}${sign}`
  return /\p{L}$/u.test(sign) ? `${sign}${NO_BREAK}${number}` : `${sign}${number}`
}

export function currencySign(currency: string, locale: Locale): string {
  if (currency === '$' || currency === 'kr') return currency
  if (currency === 'USD') return locale === 'fr' ? '$US' : 'US$'
  const parts = new Intl.NumberFormat(locale, { style: 'currency', currency }).formatToParts(0)
  return parts.find(({ type }) => type === 'currency')?.value ?? currency
}
