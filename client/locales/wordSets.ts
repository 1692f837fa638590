/** The words that not every page needs: each set is loaded by the routes whose pages say them. */
import type { WordSet } from '../format/i18n.ts'
import type { aidsEn } from './aidsEn.ts'
import type { captionsEn } from './captionsEn.ts'
import type { deskEn } from './deskEn.ts'
import type { figuresBoardEn } from './figuresBoardEn.ts'
import type { figuresEn } from './figuresEn.ts'
import type { homeEn } from './homeEn.ts'
import type { newsroomEn } from './newsroomEn.ts'
import type { peopleEn } from './peopleEn.ts'
import type { queueEn } from './queueEn.ts'

/** The aids to reading and the keys, behind a button of the reporter page. */
export const aidsWords: WordSet<typeof aidsEn> = {
  en: async () => (await import('./aidsEn.ts')).aidsEn,
  fr: async () => (await import('./aidsFr.ts')).aidsFr,
}

export const homeWords: WordSet<typeof homeEn> = {
  en: async () => (await import('./homeEn.ts')).homeEn,
  fr: async () => (await import('./homeFr.ts')).homeFr,
}

export const captionsWords: WordSet<typeof captionsEn> = {
  en: async () => (await import('./captionsEn.ts')).captionsEn,
  fr: async () => (await import('./captionsFr.ts')).captionsFr,
}

/** Signing in, registering, the account, the newsletter; and what the refusals of people's routes mean. */
export const peopleWords: WordSet<typeof peopleEn> = {
  en: async () => (await import('./peopleEn.ts')).peopleEn,
  fr: async () => (await import('./peopleFr.ts')).peopleFr,
}

export const newsroomWords: WordSet<typeof newsroomEn> = {
  en: async () => (await import('./newsroomEn.ts')).newsroomEn,
  fr: async () => (await import('./newsroomFr.ts')).newsroomFr,
}

/** The desk and the podium's page. */
export const deskWords: WordSet<typeof deskEn> = {
  en: async () => (await import('./deskEn.ts')).deskEn,
  fr: async () => (await import('./deskFr.ts')).deskFr,
}

/** The reporter's side of the queue, and what its refusals mean. */
export const queueWords: WordSet<typeof queueEn> = {
  en: async () => (await import('./queueEn.ts')).queueEn,
  fr: async () => (await import('./queueFr.ts')).queueFr,
}

/** Figures: what every page with figures says, and what their refusals mean. */
export const figuresWords: WordSet<typeof figuresEn> = {
  en: async () => (await import('./figuresEn.ts')).figuresEn,
  fr: async () => (await import('./figuresFr.ts')).figuresFr,
}

/** The board of figures, a figure's card and the page of a programme. */
export const figuresBoardWords: WordSet<typeof figuresBoardEn> = {
  en: async () => (await import('./figuresBoardEn.ts')).figuresBoardEn,
  fr: async () => (await import('./figuresBoardFr.ts')).figuresBoardFr,
}
