/** The words of the page for importing documents; apart from the other sets, which every page knows of. */
import type { WordSet } from '../format/i18n.ts'
import type { importingEn } from './importingEn.ts'

export const importingWords: WordSet<typeof importingEn> = {
  en: async () => (await import('./importingEn.ts')).importingEn,
  fr: async () => (await import('./importingFr.ts')).importingFr,
}
