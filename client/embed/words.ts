/** The words of an embedded briefing, and of the window that hands out its snippet. */
import type { WordSet } from '../format/i18n.ts'
import type { embedEn } from '../locales/embedEn.ts'

export const embedWords: WordSet<typeof embedEn> = {
  en: async () => (await import('../locales/embedEn.ts')).embedEn,
  fr: async () => (await import('../locales/embedFr.ts')).embedFr,
}
