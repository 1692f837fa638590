/** The page's two languages: `t()` with typed keys and placeholders, plurals by Intl, the choice remembered. */
import { computed, shallowRef, type ComputedRef } from 'vue'
import type { en } from '../locales/en.ts'
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

/** Only the language that is read is loaded. */
const LOADERS: Readonly<Record<Locale, () => Promise<Messages>>> = {
  en: async () => (await import('../locales/en.ts')).en,
  fr: async () => (await import('../locales/fr.ts')).fr,
}
const KEPT_AT = 'doorstep.language'

/** The words for `key`; numbers among the params are written as the locale writes them. */
export function translate<K extends MessageKey>(
  { locale, messages }: Language,
  key: K,
  ...[params]: ParamsOf<K>
): string {
  const given: Readonly<Record<string, string | number>> = params ?? {}
  return pick(locale, messages[key], Number(given['n'])).replace(/\{(\w+)\}/g, (whole, name: string) => {
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

export interface Language {
  readonly locale: Locale
  readonly messages: Messages
}

const current = shallowRef<Language | null>(null)

/** Loads the remembered or preferred language; the page is drawn after it. */
export async function loadFirstLocale(): Promise<void> {
  const kept = recall(KEPT_AT)
  const locale = LOCALES.find((known) => known === kept) ?? preferredLocale(navigator.languages)
  await show(locale)
}

/** Switches the page over once the words are there, and remembers it. Rejects where they cannot be loaded. */
export async function setLocale(locale: Locale): Promise<void> {
  await show(locale)
  remember(KEPT_AT, locale)
}

async function show(locale: Locale): Promise<void> {
  current.value = { locale, messages: await LOADERS[locale]() }
  document.documentElement.lang = locale
}

function loaded(): Language {
  if (current.value === null) throw new Error('a component was drawn before the words of its language were loaded')
  return current.value
}

export function useI18n(): { readonly locale: ComputedRef<Locale>; readonly t: Translate } {
  return { locale: computed(() => loaded().locale), t: (key, ...params) => translate(loaded(), key, ...params) }
}
