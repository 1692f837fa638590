/** The words of screens at the desk and in the newsroom, and of pairing one: apart from the other sets, which every page knows. */
import type { WordSet } from '../format/i18n.ts'
import type { deskScreensEn } from './deskScreensEn.ts'

export const deskScreensWords: WordSet<typeof deskScreensEn> = {
  en: async () => (await import('./deskScreensEn.ts')).deskScreensEn,
  fr: async () => (await import('./deskScreensFr.ts')).deskScreensFr,
}
