/** Countries by their ISO 3166-1 codes, with their names in the language of the page: to offer, and to know one that is typed. */
import type { Party } from '#shared/domain/figures/vocabulary.ts'
import { partyText } from '../figures/figureText.ts'
import type { Locale } from '../format/i18n.ts'
import { folded } from './cards.ts'

const CODES =
  'AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'

export interface Country {
  readonly code: string
  readonly name: string
}

const known = new Map<Locale, readonly Country[]>()

/** In the order of the language. */
export function countries(locale: Locale): readonly Country[] {
  let all = known.get(locale)
  if (all === undefined) {
    const { compare } = new Intl.Collator(locale)
    all = CODES.split(' ')
      .map((code) => ({ code, name: partyText({ code, name: code }, locale) }))
      .toSorted((a, b) => compare(a.name, b.name))
    known.set(locale, all)
  }
  return all
}

/** As it is typed again: a country by its name here, anybody else as they are called. */
export const typedParty = (party: Party | null, locale: Locale) => (party === null ? '' : partyText(party, locale))

/** A country where its name or code was typed; else somebody of that name. `before`: whose name is kept where nothing changed. */
export function partyFrom(typed: string, before: Party | null, locale: Locale): Party | null {
  const name = typed.trim()
  if (name === '') return null
  if (before !== null && name === typedParty(before, locale)) return before
  const country = countries(locale).find((each) => each.code === name || folded(each.name) === folded(name))
  return country === undefined ? { code: null, name } : { code: country.code, name: country.name }
}
