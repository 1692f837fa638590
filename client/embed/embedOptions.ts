/** What the address of an embedded briefing may ask for; whatever is not known is as if it were not there. */
import { LOCALES, type Locale } from '../format/locales.ts'
import { among, valueOf, type Query } from './query.ts'

/** `question`: who speaks and what is being answered. */
export const EMBED_PARTS = ['question', 'transcript', 'figures', 'queue'] as const
export type EmbedPart = (typeof EMBED_PARTS)[number]
export const EMBED_THEMES = ['auto', 'light', 'dark'] as const
export type EmbedTheme = (typeof EMBED_THEMES)[number]
export const EMBED_HEIGHTS = ['auto', 'fixed'] as const

export interface EmbedOptions {
  readonly theme: EmbedTheme
  /** Null: as the browser prefers. */
  readonly language: Locale | null
  /** In this order, each once, one at least. */
  readonly show: readonly EmbedPart[]
  /** `auto`: the page around is told how high it is. `fixed`: it fills its frame, and scrolls in it. */
  readonly height: (typeof EMBED_HEIGHTS)[number]
}

const SHOWN_FIRST: readonly EmbedPart[] = ['question', 'transcript']

export function embedOptions(query: Query): EmbedOptions {
  const asked = (valueOf(query, 'show') ?? '')
    .split(',')
    .map((part) => EMBED_PARTS.find((known) => known === part.trim()))
  const show = [...new Set(asked.filter((part) => part !== undefined))]
  return {
    theme: among(EMBED_THEMES, valueOf(query, 'theme'), 'auto'),
    language: LOCALES.find((locale) => locale === valueOf(query, 'language')) ?? null,
    show: show.length === 0 ? SHOWN_FIRST : show,
    height: among(EMBED_HEIGHTS, valueOf(query, 'height'), 'auto'),
  }
}

/** The address of the page in a frame, without what is so anyway. `origin`: such as `https://desk.example.org`. */
export function embedAddress(
  origin: string,
  briefing: string,
  { theme, language, show, height }: EmbedOptions,
): string {
  const query = [
    ...(theme === 'auto' ? [] : [`theme=${theme}`]),
    ...(language === null ? [] : [`language=${language}`]),
    `show=${show.join(',')}`,
    ...(height === 'auto' ? [] : [`height=${height}`]),
  ]
  return `${origin}/embed/${encodeURIComponent(briefing)}?${query.join('&')}`
}
