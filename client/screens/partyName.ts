/** A country in the language of a screen; as it was said where its browser knows no names of countries, as before Chromium 81. */
import type { Party } from '#shared/domain/figures/vocabulary.ts'
import { partyText } from '../figures/figureText.ts'
import type { Locale } from '../format/i18n.ts'

export function partyName(party: Party, locale: Locale): string {
  return 'DisplayNames' in Intl ? partyText(party, locale) : party.name
}
