/** Whether a count of people or things measures anything: most numbers in speech do not. */
import type { Measure } from '#shared/domain/figures/vocabulary.ts'
import { ONE } from './amounts.ts'
import { isClearMeasure } from './measures.ts'
import type { Quantity } from './quantity.ts'
import type { Surroundings } from './surroundings.ts'

const NOTHING =
  /^(?:things?|questions?|points?|times?|hours?|minutes?|seconds?|days?|weeks?|months?|years?|decades?|centuries|century|january|february|march|april|may|june|july|august|september|october|november|december|degrees?|met(?:er|re)s?|centimet(?:er|re)s?|kilomet(?:er|re)s?|miles?|paces?|steps?|characters?|pages?|words?|reasons?|ways?|percent|o'clock|am|pm|a\.m|p\.m|sides?|hand|hands|examples?|issues?|topics?|subjects?|priorities|meetings?|speeches|choses?|questions?|points?|fois|heures?|h|secondes?|jours?|semaines?|mois|ans|années?|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|degrés?|mètres?|centimètres?|kilomètres?|caractères?|pages?|mots?|raisons?|sujets?|priorités?|exemples?|côtés?|réunions?|rue|étage|street|avenue|road|km|m|cm|st|nd|rd|th|er|ère|ème|e|minute|more|of)(?: |$)/u
const SCALED = 6
/** So many are counted on purpose. */
const MANY = 12n * ONE

/** "un peu", "une invention", "one day": never a figure, so it parts no words from another number. */
export const isArticle = ({ kind, value, high, from, power, inWords }: Quantity) =>
  kind === 'count' && inWords && power === 0 && value === ONE && high === null && from === null

export function isCountOfNothing(
  { unit, value, power, inWords, from }: Quantity,
  measure: Measure | null,
  around: Surroundings,
  hasRate: boolean,
): boolean {
  if (value === null || (unit !== null && NOTHING.test(unit.toLowerCase()))) return true
  if (unit !== null && /^\p{Lu}\p{Ll}*[^s]$/u.test(unit)) return true
  if (power >= SCALED && unit !== null) return false
  if (unit === null || from !== null || measure === null) return true
  if (inWords && value <= ONE) return true
  if (hasRate || isClearMeasure(around) || measure === 'pledge' || measure === 'target') return false
  return measure === 'forecast' || value < MANY
}
