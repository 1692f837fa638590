/** The words of a line that somebody enters a figure for: where they stand, and what they may come to. */
import { NO_VALUES } from '#shared/domain/figures/state.ts'
import type { FigureValues } from '#shared/domain/figures/vocabulary.ts'
import type { Locale } from '../format/i18n.ts'
import { readNumber } from './typedNumber.ts'

export interface Span {
  readonly start: number
  readonly end: number
}

/** Where they stand as typed, else but for capitals; null where they do not. Offsets are UTF-16 units. */
export function spanOf(text: string, words: string): Span | null {
  const wanted = words.trim()
  if (wanted === '') return null
  const exact = text.indexOf(wanted)
  if (exact >= 0) return { start: exact, end: exact + wanted.length }
  const lower = text.toLowerCase()
  // Capitals of some languages are longer than their small letters: then the offsets would not fit.
  const start = lower.length === text.length ? lower.indexOf(wanted.toLowerCase()) : -1
  return start < 0 ? null : { start, end: start + wanted.length }
}

const SIGNS: readonly (readonly [sign: string, currency: string])[] = [
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['$', '$'],
]

/** To begin with; whoever enters it looks at it before it is sent. */
export function valuesOfWords(words: string, locale: Locale): FigureValues {
  const sign = SIGNS.find(([each]) => words.includes(each))
  const isPercent = /%|per ?cent|pour ?cent/i.test(words)
  const bare = words.replace(/[€£$%]|per ?cent|pour ?cent/gi, ' ').trim()
  const read = readNumber(bare, locale)
  const value = read.ok ? read.value : null
  return { ...NO_VALUES, value, currency: sign?.[1] ?? null, unit: isPercent ? '%' : null }
}
