/** Whether a number is said as a hope or a guess. */
import { anywhere, atTheStart } from './sentence.ts'
import type { Surroundings } from './surroundings.ts'

const ENGLISH = anywhere(
  "hope|hopes|hoping|hopeful|hopefully|optimistic|confident that|maybe|perhaps|might|may(?= (?:be|cost|come|need|go|reach|get|even|well|end|have|rise|amount|run|turn|take|climb|exceed))|could|possibly|probably|presumably|conceivably|likely|guess|my sense is|i think|i believe|i suspect|i would say|i'd say|we think|we believe|if all goes well|if things go well|with luck|potentially|wish|fingers crossed|not be (?:surprised|astonished)|not sure|not certain|trust that|should all go well|dream|ideally|(?:would|i'd|we'd) (?:\\S+ )?love to|nice to have|bit of luck|any luck|touch wood|god willing|in all likelihood|i reckon|i imagine|i suppose|i should think|if (?:all|everything|things|it all) (?:goes|go|works|work)|don't (?:hold me to|quote me)",
)
const FRENCH = anywhere(
  "espère|espérons|espérer|espoir|espérant|optimistes?|peut - être|pourrait|pourraient|pourrions|pourra|probablement|sans doute|vraisemblablement|éventuellement|possible|je crois|je pense|nous pensons|nous croyons|il se peut|à mon avis|si tout va bien|devrait peut - être|j' imagine|je suppose|confiants?|confiante|souhait|vœu|rêve|idéal|aimerais|aimerions|croise les doigts|je dirais|il me semble|me semble - t - il|à vue de nez|avec un peu de chance|selon toute probabilité|si tout se passe|(?:doit|devons|doivent) être|bon espoir|en voudrais|serait (?:bon|bien|beau)",
)
const AFTER = atTheStart(
  ',? ?(?:maybe|perhaps|possibly|probably|hopefully|i think|i hope|i believe|i would say|i guess|we hope|we think|if all goes well|with luck|i suppose|presumably|touch wood|fingers crossed|if (?:everything|things) (?:goes|go)|god willing|i reckon|i imagine|with (?:a bit of|any|some) luck)',
  ",? ?(?:peut - être|sans doute|probablement|j' espère|je crois|je pense|nous l' espérons|si tout va bien|si tout se passe|avec un peu de chance|je dirais|j' imagine|il me semble|me semble - t - il|je suppose|espérons - le)",
)
/** It hedges what is more than the number, and not the number. */
const A_LITTLE_MORE =
  /^,? ?(?:maybe|perhaps|possibly|probably|peut - être|sans doute)(?: \S+){0,4} (?:more|less|above|over|higher|beyond|plus|moins|davantage)(?: |$)/u

export function isHedged({ lead, tail, isFrench }: Surroundings): boolean {
  if ((isFrench ? FRENCH : ENGLISH).test(lead)) return true
  return AFTER.test(tail.slice(0, 60)) && !A_LITTLE_MORE.test(tail.slice(0, 80))
}
