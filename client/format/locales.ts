/** The languages that the pages are written in. */
export type Locale = 'en' | 'fr'
export const LOCALES: readonly Locale[] = ['en', 'fr']
