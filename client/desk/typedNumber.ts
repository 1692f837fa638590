/**
 * A number as somebody types it ("4 billion", "4 milliards", "4 000 000 000", "2,5"), and as it is sent: digits are moved as text,
 * so that nothing is lost on the way. A comma and a point mean what they mean in the language of the page.
 */
import type { Decimal } from '#shared/domain/figures/vocabulary.ts'
import type { Locale } from '../format/i18n.ts'

export type NumberFault = 'no-number' | 'negative' | 'too-long'
export type ReadNumber =
  { readonly ok: true; readonly value: Decimal | null } | { readonly ok: false; readonly fault: NumberFault }

/** As `decimalSchema` has it. */
const WHOLE_DIGITS = 18
const DECIMAL_DIGITS = 9
/** Nobody types more than this into one of these fields. */
const LONGEST = 80

type Scales = Readonly<Record<string, number>>
const SHORT: Scales = { k: 3, m: 6, mn: 6, mio: 6, mln: 6, md: 9, mds: 9, mrd: 9, bn: 9, tn: 12 }
const SCALES: Readonly<Record<Locale, Scales>> = {
  en: { ...SHORT, b: 9, hundred: 2, thousand: 3, million: 6, milliard: 9, billion: 9, trillion: 12 },
  fr: { ...SHORT, cent: 2, mille: 3, millier: 3, million: 6, milliard: 9, billion: 12, trillion: 18 },
}

/** Null where nothing was typed. */
export function readNumber(typed: string, locale: Locale): ReadNumber {
  const text = typed.normalize('NFKC').trim().toLowerCase()
  if (text === '') return { ok: true, value: null }
  if (text.length > LONGEST) return { ok: false, fault: 'too-long' }
  if (/^[-−–]/.test(text)) return { ok: false, fault: 'negative' }
  const [, figures = '', words = ''] = /^([\d.,'’\s_]*\d)\s*(\p{L}[\p{L}\s]*)?$/u.exec(text) ?? []
  const digits = plainDigits(figures.replace(/[\s'’_]/g, ''), locale)
  const zeros = zerosOf(words, locale)
  if (digits === null || zeros === null) return { ok: false, fault: 'no-number' }
  const value = moved(digits, zeros)
  return fits(value) ? { ok: true, value } : { ok: false, fault: 'too-long' }
}

/** With a point for the decimals and nothing else; null where the marks make no number. */
function plainDigits(figures: string, locale: Locale): string | null {
  if (/^\d+$/.test(figures)) return figures
  const [decimal, group] = locale === 'fr' ? [',', '.'] : ['.', ',']
  const [commas, points] = [count(figures, ','), count(figures, '.')]
  if (commas > 0 && points > 0) {
    const last = figures.lastIndexOf(',') > figures.lastIndexOf('.') ? ',' : '.'
    return count(figures, last) > 1 ? null : ungrouped(figures, last === ',' ? '.' : ',', last)
  }
  const used = commas > 0 ? ',' : '.'
  // The mark of another language is taken at its word where it can be nothing else.
  if (commas + points > 1 || (used === group && locale === 'en' && isGrouped(figures, group))) {
    return ungrouped(figures, used, '')
  }
  return ungrouped(figures, used === decimal ? group : decimal, used)
}

const count = (text: string, mark: string) => text.split(mark).length - 1

function isGrouped(figures: string, group: string): boolean {
  const [first = '', ...rest] = figures.split(group)
  return /^\d{1,3}$/.test(first) && rest.every((part) => /^\d{3}$/.test(part))
}

function ungrouped(figures: string, group: string, decimal: string): string | null {
  const [whole = '', behind] = decimal === '' ? [figures] : figures.split(decimal)
  if (whole.includes(group) && !isGrouped(whole, group)) return null
  const digits = whole.replaceAll(group, '')
  if (!/^\d+$/.test(digits) || (behind !== undefined && !/^\d+$/.test(behind))) return null
  return behind === undefined ? digits : `${digits}.${behind}`
}

/** How many zeros the words stand for: "thousand billion" for twelve. Null for words that are none of a number. */
function zerosOf(words: string, locale: Locale): number | null {
  let zeros = 0
  for (const word of words.split(/\s+/).filter((each) => each !== '' && each !== 'of' && each !== 'de')) {
    const known = SCALES[locale]
    const scale = known[word] ?? (word.endsWith('s') ? known[word.slice(0, -1)] : undefined)
    if (scale === undefined) return null
    zeros += scale
  }
  return zeros
}

function moved(digits: string, zeros: number): Decimal {
  const [whole = '', behind = ''] = digits.split('.')
  const padded = behind.padEnd(zeros, '0')
  const before = `${whole}${padded.slice(0, zeros)}`.replace(/^0+(?=\d)/, '')
  const after = padded.slice(zeros).replace(/0+$/, '')
  return after === '' ? before : `${before}.${after}`
}

function fits(value: Decimal): boolean {
  const [whole = '', behind = ''] = value.split('.')
  return whole.length <= WHOLE_DIGITS && behind.length <= DECIMAL_DIGITS
}

const SPELLED: Readonly<Record<Locale, readonly (readonly [zeros: number, word: string])[]>> = {
  en: [
    [12, 'trillion'],
    [9, 'billion'],
    [6, 'million'],
  ],
  fr: [
    [9, 'milliards'],
    [6, 'millions'],
  ],
}
/** More digits behind the point than these are easier to read without a word. */
const BEHIND = 3

/** As somebody would type it: `2.5 billion`. What is read from it is the number itself. */
export function spelledNumber(value: Decimal | null, locale: Locale): string {
  if (value === null) return ''
  const point = locale === 'fr' ? ',' : '.'
  const [whole = '', decimals] = value.split('.')
  const found = decimals === undefined ? SPELLED[locale].find(([zeros]) => whole.length > zeros) : undefined
  if (found !== undefined) {
    const [zeros, word] = found
    const behind = whole.slice(-zeros).replace(/0+$/, '')
    const front = grouped(whole.slice(0, -zeros), locale)
    if (behind.length <= BEHIND) return `${front}${behind === '' ? '' : `${point}${behind}`} ${word}`
  }
  const front = grouped(whole, locale)
  return decimals === undefined ? front : `${front}${point}${decimals}`
}

function grouped(whole: string, locale: Locale): string {
  return whole.replace(/\B(?=(?:\d{3})+$)/g, locale === 'fr' ? '\u00a0' : ',')
}
