/** A rate between two currencies, as it is typed and as it is sent. */
import type { Rate } from '#shared/domain/figures/vocabulary.ts'
import type { Locale } from '../format/i18n.ts'
import { currencyFrom } from './typedFigure.ts'
import { readNumber, type NumberFault } from './typedNumber.ts'

export interface TypedRate {
  readonly from: string
  readonly to: string
  readonly rate: string
  readonly date: string
}
export type RateFault = NumberFault | 'not-currency' | 'same-currency' | 'zero' | 'not-date'
export type RateFaults = Readonly<Partial<Record<keyof TypedRate, RateFault>>>
export type ReadRate = { readonly ok: true; readonly rate: Rate } | { readonly ok: false; readonly faults: RateFaults }

export function readRate(typed: TypedRate, locale: Locale): ReadRate {
  const faults: Partial<Record<keyof TypedRate, RateFault>> = {}
  const from = currencyFrom(typed.from) ?? null
  const to = currencyFrom(typed.to) ?? null
  const number = readNumber(typed.rate, locale)
  const rate = number.ok ? number.value : null
  if (from === null) faults.from = 'not-currency'
  if (to === null) faults.to = 'not-currency'
  else if (to === from) faults.to = 'same-currency'
  if (!number.ok) faults.rate = number.fault
  else if (rate === null) faults.rate = 'no-number'
  else if (rate === '0') faults.rate = 'zero'
  if (!/^\d{4}-\d{2}-\d{2}$/.test(typed.date)) faults.date = 'not-date'
  if (from === null || to === null || rate === null || Object.keys(faults).length > 0) return { ok: false, faults }
  return { ok: true, rate: { from, to, rate, date: typed.date } }
}
