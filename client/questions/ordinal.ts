/** A place in the line as the reader's language writes it: `3rd`, `3e`. */
import type { Locale } from '../format/i18n.ts'

const ENGLISH: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' }

export function ordinal(n: number, locale: Locale): string {
  const rule = new Intl.PluralRules(locale, { type: 'ordinal' }).select(n)
  // In French of a place, which is feminine.
  if (locale === 'fr') return rule === 'one' ? `${n}re` : `${n}e`
  return `${n}${ENGLISH[rule] ?? 'th'}`
}
