/** What the owner has set for all pages, as the server writes it into the first tag of the page. */
import { LOCALES, type Locale } from './locales.ts'

const { newsroom, logo, languages = '' } = document.documentElement.dataset
const offered = LOCALES.filter((locale) => languages.split(' ').includes(locale))

export const newsroomName = newsroom ?? 'Doorstep'
/** An address of this server, or undefined. */
export const newsroomLogo = logo
/** The first is for those whose browser asks for none of them. */
export const offeredLocales: readonly Locale[] = offered.length === 0 ? LOCALES : offered
