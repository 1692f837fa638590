/** The page's two languages: `t()` with typed keys and placeholders, plurals by Intl, the choice remembered. */
import { computed, ref, type ComputedRef } from 'vue'
import { en } from '../locales/en.ts'
import { fr } from '../locales/fr.ts'
import { recall, remember } from './memory.ts'

export type Locale = 'en' | 'fr'
export const LOCALES: readonly Locale[] = ['en', 'fr']

/** `{ one, other }` is chosen by the placeholder `n`. */
export type Message = string | { readonly one: string; readonly other: string }
export type MessageKey = keyof typeof en
export type Messages = {
  readonly [K in MessageKey]: (typeof en)[K] extends string ? string : { one: string; other: string }
}

type Placeholders<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholders<Rest> : never
type PlaceholdersOf<M> = M extends { readonly other: infer S } ? Placeholders<S> | 'n' : Placeholders<M>
export type ParamsOf<K extends MessageKey> = [PlaceholdersOf<(typeof en)[K]>] extends [never]
  ? []
  : [params: { readonly [P in PlaceholdersOf<(typeof en)[K]>]: P extends 'n' ? number : string | number }]

export type Translate = <K extends MessageKey>(key: K, ...params: ParamsOf<K>) => string

const MESSAGES: Readonly<Record<Locale, Messages>> = { en, fr }
const KEPT_AT = 'doorstep.language'

/** The words for `key`; numbers among the params are written as the locale writes them. */
export function translate<K extends MessageKey>(locale: Locale, key: K, ...[params]: ParamsOf<K>): string {
  const message: Message = MESSAGES[locale][key]
  const given: Readonly<Record<string, string | number>> = params ?? {}
  return pick(locale, message, Number(given['n'])).replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = given[name]
    if (value === undefined) return whole
    return typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : value
  })
}

function pick(locale: Locale, message: Message, n: number): string {
  if (typeof message === 'string') return message
  return new Intl.PluralRules(locale).select(n) === 'one' ? message.one : message.other
}

/** The first of the browser's languages that the page speaks, else English. */
export function preferredLocale(languages: readonly string[]): Locale {
  for (const language of languages) {
    const known = LOCALES.find((locale) => language.toLowerCase().split('-')[0] === locale)
    if (known !== undefined) return known
  }
  return 'en'
}

function firstLocale(): Locale {
  const kept = recall(KEPT_AT)
  return LOCALES.find((locale) => locale === kept) ?? preferredLocale(navigator.languages)
}

const current = ref<Locale>(firstLocale())
document.documentElement.lang = current.value

export function setLocale(locale: Locale): void {
  current.value = locale
  document.documentElement.lang = locale
  remember(KEPT_AT, locale)
}

export function useI18n(): { readonly locale: ComputedRef<Locale>; readonly t: Translate } {
  const locale = computed(() => current.value)
  return { locale, t: (key, ...params) => translate(current.value, key, ...params) }
}
