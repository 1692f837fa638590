/** The page's two languages: `t()` with typed keys and placeholders, plurals by Intl, sets of words loaded when needed. */
import { computed, shallowRef, type ComputedRef } from 'vue'
import type { en } from '../locales/en.ts'
import type { Locale } from './locales.ts'
import { recall, remember } from './memory.ts'
import { offeredLocales } from './newsroom.ts'

export { LOCALES, type Locale } from './locales.ts'

/** `{ one, other }` is chosen by the placeholder `n`. */
export type Message = string | { readonly one: string; readonly other: string }
export type Words = Readonly<Record<string, Message>>
/** What the other language has to say, where English says `E`: every key, and plurals where there are plurals. */
export type MessagesLike<E> = {
  readonly [K in keyof E]: E[K] extends string ? string : { one: string; other: string }
}
export type Messages = MessagesLike<typeof en>
export type MessageKey = keyof typeof en

/** Words that load with the page that shows them; English says which there are. */
export interface WordSet<E extends Words> {
  readonly en: () => Promise<E>
  readonly fr: () => Promise<MessagesLike<E>>
}
export type AnyWordSet = Readonly<Record<Locale, () => Promise<Words>>>

type Placeholders<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholders<Rest> : never
type PlaceholdersOf<M> = M extends { readonly other: infer S } ? Placeholders<S> | 'n' : Placeholders<M>
type ParamsOf<M> = [PlaceholdersOf<M>] extends [never]
  ? []
  : [params: { readonly [P in PlaceholdersOf<M>]: P extends 'n' ? number : string | number }]

export type TranslateOf<E> = <K extends keyof E & string>(key: K, ...params: ParamsOf<E[K]>) => string
export type Translate = TranslateOf<typeof en>

const BASE: WordSet<typeof en> = {
  en: async () => (await import('../locales/en.ts')).en,
  fr: async () => (await import('../locales/fr.ts')).fr,
}
const KEPT_AT = 'doorstep.language'

/** The words of `message`; numbers among the params are written as the locale writes them. */
export function fill(locale: Locale, message: Message, params: Readonly<Record<string, string | number>> = {}): string {
  return pick(locale, message, Number(params['n'])).replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name]
    if (value === undefined) return whole
    return typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : value
  })
}

function pick(locale: Locale, message: Message, n: number): string {
  if (typeof message === 'string') return message
  return new Intl.PluralRules(locale).select(n) === 'one' ? message.one : message.other
}

/** The first of the browser's languages that is offered, else the first that is. */
export function preferredLocale(languages: readonly string[], offered: readonly Locale[] = offeredLocales): Locale {
  for (const language of languages) {
    const known = offered.find((locale) => language.toLowerCase().split('-')[0] === locale)
    if (known !== undefined) return known
  }
  return offered[0] ?? 'en'
}

interface Language {
  readonly locale: Locale
  readonly messages: Words
}

const current = shallowRef<Language | null>(null)
const needed = new Set<AnyWordSet>([BASE])
let last: Promise<unknown> = Promise.resolve()

// One after the other: words that arrive late must not bring back a language that was left, nor push out a set.
function inTurn(work: () => Promise<void>): Promise<void> {
  const mine = last.then(work)
  last = mine.catch(() => {})
  return mine
}

/** Loads the remembered or preferred language; the page is drawn after it. */
export async function loadFirstLocale(): Promise<void> {
  const kept = recall(KEPT_AT)
  const locale = offeredLocales.find((known) => known === kept) ?? preferredLocale(navigator.languages)
  await inTurn(() => show(locale))
}

/** Switches the page over once the words are there. Rejects where they cannot be loaded. */
export function showLocale(locale: Locale): Promise<void> {
  return inTurn(() => show(locale))
}

/** Likewise, and remembers it. */
export async function setLocale(locale: Locale): Promise<void> {
  await showLocale(locale)
  remember(KEPT_AT, locale)
}

/** Adds a set to the words of the page, in this language and in whichever comes. Rejects where it cannot be loaded. */
export function loadWords(set: AnyWordSet): Promise<void> {
  return inTurn(async () => {
    const { locale, messages } = loaded()
    current.value = { locale, messages: { ...messages, ...(await set[locale]()) } }
    needed.add(set)
  })
}

async function show(locale: Locale): Promise<void> {
  const sets = await Promise.all([...needed].map((set) => set[locale]()))
  current.value = { locale, messages: Object.assign({}, ...sets) as Words }
  document.documentElement.lang = locale
}

function loaded(): Language {
  if (current.value === null) throw new Error('a component was drawn before the words of its language were loaded')
  return current.value
}

function words(key: string, params?: Readonly<Record<string, string | number>>): string {
  const { locale, messages } = loaded()
  const message = messages[key]
  if (message === undefined) throw new Error(`a component was drawn before the words of ${key} were loaded`)
  return fill(locale, message, params)
}

/** With a set, `t` knows its words too; they have to be loaded before. */
export function useI18n<E extends Words = Record<never, never>>(
  _set?: WordSet<E>,
): { readonly locale: ComputedRef<Locale>; readonly t: Translate & TranslateOf<E> } {
  return { locale: computed(() => loaded().locale), t: words }
}
