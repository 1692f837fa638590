/** What the pages of the queue say, in either language. */
import { deskEn } from '../../client/locales/deskEn.ts'
import { deskFr } from '../../client/locales/deskFr.ts'
import { en } from '../../client/locales/en.ts'
import { fr } from '../../client/locales/fr.ts'
import { queueEn } from '../../client/locales/queueEn.ts'
import { queueFr } from '../../client/locales/queueFr.ts'

const WORDS = { 'en-GB': { ...en, ...queueEn, ...deskEn }, 'fr-FR': { ...fr, ...queueFr, ...deskFr } }

export type WordKey = keyof (typeof WORDS)['en-GB']
export type Saying = (key: WordKey, params?: Readonly<Record<string, string | number>>) => string

/** `n` chooses between one and several, as both languages do from two on. */
export function saying(locale: keyof typeof WORDS): Saying {
  return (key, params = {}) => {
    const message = WORDS[locale][key]
    const text = typeof message === 'string' ? message : params['n'] === 1 ? message.one : message.other
    return text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))
  }
}
