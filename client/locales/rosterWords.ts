/** The words of the page of people and words: apart from the other sets, which every page knows. */
import type { WordSet } from '../format/i18n.ts'
import type { rosterEn } from './rosterEn.ts'

export const rosterWords: WordSet<typeof rosterEn> = {
  en: async () => (await import('./rosterEn.ts')).rosterEn,
  fr: async () => (await import('./rosterFr.ts')).rosterFr,
}
