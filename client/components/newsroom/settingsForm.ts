/** The settings as they are typed, and what of them is a change. */
import { typedSites } from '#shared/domain/newsroom/sites.ts'
import type { PageLanguage } from '#shared/domain/newsroom/vocabulary.ts'
import type { PublicSettings, SettingsChange } from '#shared/protocol/people.ts'
import type { Logo } from './logo.ts'

/** The languages offered, the first first. */
export const OFFERS = ['en-fr', 'fr-en', 'en', 'fr'] as const
export type Offer = (typeof OFFERS)[number]

export interface TypedSettings {
  name: string
  /** Undefined: as it is. Null: none. */
  logo: Logo | null | undefined
  offer: Offer
  registration: PublicSettings['registration']
  /** In seconds; empty while nothing is typed: none. */
  holdS: number | ''
  /** Sites whose pages may embed briefings, one a line. */
  sites: string
}

export const typedFrom = ({ name, languages, registration, holdS, framedBy }: PublicSettings): TypedSettings => ({
  name: name ?? '',
  logo: undefined,
  offer: OFFERS.find((offer) => offer === languages.join('-')) ?? 'en-fr',
  registration,
  holdS,
  sites: framedBy.join('\n'),
})

/** Only what was changed, so that two owners who change different things take nothing from each other. */
export function changeOf(typed: TypedSettings, settings: PublicSettings): SettingsChange {
  const before = typedFrom(settings)
  const name = typed.name.trim()
  const { sites: framedBy } = typedSites(typed.sites)
  const sites = framedBy.join('\n')
  const holdS = typed.holdS === '' ? 0 : typed.holdS
  return {
    ...(name !== before.name && { name: name === '' ? null : name }),
    ...(typed.logo !== undefined && { logo: typed.logo }),
    ...(typed.offer !== before.offer && { languages: typed.offer.split('-') as PageLanguage[] }),
    ...(sites !== before.sites && { framedBy: [...framedBy] }),
    ...(holdS !== before.holdS && { holdS }),
    ...(typed.registration !== before.registration && { registration: typed.registration }),
  }
}
