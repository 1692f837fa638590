/** The one number that is drawn as tall as a hand, apart from the words around it. Pure. */
import { valueText, type Worded } from '../figures/figureText.ts'
import type { Locale } from '../format/i18n.ts'
import type { TranslateScenes } from './sceneWords.ts'

export interface BigNumber {
  /** Such as `about`. */
  readonly before: string
  readonly number: string
  /** Such as `billion a month`. */
  readonly after: string
}

/** Digits in groups, with the sign of a currency or a percent sign at them. */
const NUMBER = /(?:[A-Z]{0,3}\p{Sc})?\d(?:[\d.,\u00a0\u202f']*\d)?(?:[\u00a0\u202f]?[%€£$¥]|[\u00a0\u202f]kr)?/u

/** What was said in no number stands as it was said, and a range as it is. */
export function bigNumber(values: Worded, said: string | null, t: TranslateScenes, locale: Locale): BigNumber {
  const text = valueText({ ...values, from: null }, t, locale, said)
  const match = values.value === null || values.high !== null ? null : NUMBER.exec(text)
  if (match === null) return { before: '', number: text, after: '' }
  const end = match.index + match[0].length
  return { before: text.slice(0, match.index).trim(), number: match[0], after: text.slice(end).trim() }
}

/** How large it is drawn, in hundredths of the picture's height: the shorter, the taller. */
export function heightOf({ number }: BigNumber, room: number, tallest = 36): number {
  const tall = number.length <= 3 ? tallest : tallest * 0.84
  // Digits in bold, drawn close, are some 0.57 of their height wide.
  return Math.max(5.5, Math.min(tall, room / (Math.max(1, number.length) * 0.57)))
}
