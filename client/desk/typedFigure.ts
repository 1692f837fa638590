/** What a figure says, as it is typed field by field, and as it is sent; a fault names the field that it is in. */
import type { Bound, Decimal, FigureValues, Measure, Per } from '#shared/domain/figures/vocabulary.ts'
import type { Locale } from '../format/i18n.ts'
import { partyFrom, typedParty } from './countries.ts'
import { periodFrom, typedPeriod, type TypedPeriod } from './typedPeriod.ts'
import { readNumber, spelledNumber, type NumberFault } from './typedNumber.ts'

export const NUMBER_FIELDS = ['value', 'high', 'of', 'from'] as const
export type NumberField = (typeof NUMBER_FIELDS)[number]
/** Those that are typed, and not chosen. */
export type TextField = NumberField | 'unit' | 'currency' | 'base' | 'party' | 'date' | 'note'

export interface TypedFigure extends Readonly<Record<TextField, string>>, TypedPeriod {
  readonly bound: Bound
  readonly measure: Measure | ''
  readonly per: Per | ''
  readonly hedged: boolean
}

export type FieldFault = NumberFault | 'needs-value' | 'below-low' | 'not-currency' | 'not-year' | 'needs-words'
export type FigureFaults = Readonly<Partial<Record<keyof TypedFigure, FieldFault>>>
export type ReadFigure =
  { readonly ok: true; readonly values: FigureValues } | { readonly ok: false; readonly faults: FigureFaults }

export function typedFigure(values: FigureValues, locale: Locale): TypedFigure {
  return {
    value: spelledNumber(values.value, locale),
    high: spelledNumber(values.high, locale),
    of: spelledNumber(values.of, locale),
    from: spelledNumber(values.from, locale),
    unit: values.unit ?? '',
    currency: values.currency ?? '',
    bound: values.bound,
    measure: values.measure ?? '',
    per: values.per ?? '',
    hedged: values.hedged,
    base: values.base ?? '',
    party: typedParty(values.party, locale),
    date: values.date ?? '',
    note: values.note ?? '',
    ...typedPeriod(values.period),
  }
}

/** `before`: what the figure says, whose names are kept where they were not changed. */
export function readFigure(typed: TypedFigure, before: FigureValues, locale: Locale): ReadFigure {
  const faults: Partial<Record<keyof TypedFigure, FieldFault>> = {}
  const number = (field: NumberField): Decimal | null => {
    const read = readNumber(typed[field], locale)
    if (read.ok) return read.value
    faults[field] = read.fault
    return null
  }
  const [value, high, of, from] = [number('value'), number('high'), number('of'), number('from')]
  const isVague = typed.measure === 'vague'
  if (value === null && !isVague) faults.value ??= 'needs-value'
  if (value !== null && high !== null && isBelow(high, value)) faults.high = 'below-low'
  const currency = currencyFrom(typed.currency)
  if (currency === undefined) faults.currency = 'not-currency'
  const period = periodFrom(typed, before.period)
  if (!period.ok) faults[period.field] = period.fault
  if (Object.keys(faults).length > 0 || !period.ok) return { ok: false, faults }
  return {
    ok: true,
    values: {
      ...{ value, high, of, from, currency: currency ?? null, bound: typed.bound, hedged: typed.hedged },
      measure: typed.measure === '' ? null : typed.measure,
      per: typed.per === '' ? null : typed.per,
      period: period.period,
      unit: text(typed.unit),
      base: text(typed.base),
      party: partyFrom(typed.party, before.party, locale),
      date: text(typed.date),
      note: text(typed.note),
    },
  }
}

const text = (typed: string) => typed.trim().replace(/\s+/g, ' ') || null

const SIGNS: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP', '¥': 'JPY', US$: 'USD', $US: 'USD', KR: 'kr' }

/** Null where none was typed, undefined where it is none. */
export function currencyFrom(typed: string): string | null | undefined {
  const tidy = typed.trim().toUpperCase()
  if (tidy === '') return null
  const currency = SIGNS[tidy] ?? tidy
  return /^(?:[A-Z]{3}|\$|kr)$/.test(currency) ? currency : undefined
}

/** Of canonical numbers, by their digits. */
function isBelow(a: Decimal, b: Decimal): boolean {
  const [wholeA = '', behindA = ''] = a.split('.')
  const [wholeB = '', behindB = ''] = b.split('.')
  if (wholeA.length !== wholeB.length) return wholeA.length < wholeB.length
  return wholeA === wholeB ? behindA < behindB : wholeA < wholeB
}
