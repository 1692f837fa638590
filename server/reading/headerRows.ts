/** Rows of a header by their form: title, date, clock, place, embargo, a line of stars. */
import type { ReadingMeta } from '#shared/protocol/documents.ts'

export interface HeaderRow {
  readonly kind: keyof ReadingMeta | 'note'
  readonly value: string
}

const MONTH =
  '(?:jan(?:uary|vier)?|feb(?:ruary|ruar)?|février|mar(?:ch|s)?|märz|apr(?:il)?|avril|may|mai|june?|juin|juni|july?|juillet|juli|aug(?:ust)?|août|sept?(?:ember|embre)?|oct(?:ober|obre)?|oktober|nov(?:ember|embre)?|dec(?:ember)?|dez(?:ember)?|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)'
const DAY =
  '(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lunes|martes|miércoles|jueves|viernes|sábado|domingo)'
const DATE = new RegExp(
  `^(?:${DAY},?\\s+)?(?:(?:le\\s+)?\\d{1,2}(?:st|nd|rd|th|er|\\.)?\\s+(?:de\\s+)?${MONTH}\\.?,?\\s+(?:de\\s+)?\\d{4}|${MONTH}\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4}|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./]\\d{4})$`,
  'iu',
)
const CLOCK =
  /^(?:\d{1,2}(?::\d{2}|\.\d{2}|h\d{2}|\sh(?:\s\d{2})?)(?:\s?(?:[ap]\.?\s?m\.?|uhr|heures))?|\d{1,2}\s?(?:[ap]\.?\s?m\.?|uhr|heures))(?:,?\s(?:\p{Lu}{2,5}|local time|heure locale|ortszeit))?$/iu
const NAMED: readonly (readonly [HeaderRow['kind'], RegExp])[] = [
  ['date', /^(?:date|datum|fecha)\s?[:：]\s*(?=\S)/iu],
  ['clock', /^(?:time|heure|uhrzeit|hora)\s?[:：]\s*(?=\S)/iu],
  ['place', /^(?:location|place|venue|lieu|ort|lugar)\s?[:：]\s*(?=\S)/iu],
  ['title', /^(?:title|subject|event|titre|objet|titel|título)\s?[:：]\s*(?=\S)/iu],
]
const EMBARGO =
  /^(?:\W{0,3})(?:strictly )?(?:embargo(?:ed)?|sous embargo|sperrfrist|gesperrt bis|not for (?:release|publication) (?:before|until))(?![\p{L}\p{M}])/iu
const OCCASION =
  /(?<![\p{L}\p{M}])(?:briefing|press (?:conference|availability|call|point|gaggle|statements?|encounter|remarks)|doorstep|remarks (?:by|to|at|with)|transcript|verbatim|interview|media (?:call|availability|roundtable)|conférence de presse|point de presse|verbatim|entretien|compte rendu|pressekonferenz|mitschrift|regierungspressekonferenz|rueda de prensa|comparecencia|conferencia de prensa|conferenza stampa)(?![\p{L}\p{M}])/iu
const PLACE =
  /^(?:\p{Lu}[\p{Lu}\p{M}'’. -]{2,40},\s+(?:\p{Lu}{2}|D\.C\.|\p{Lu}[\p{L} ]{3,30})|(?:\p{Lu}\p{Ll}[\p{L}'’-]* ){0,3}(?:Briefing|Press) Room(?:, .{2,60})?)$/u
const RULE = /^[*_=~•·#–—-](?:\s?[*_=~•·#–—-]){2,}$/u
const LONGEST_TITLE = 160

/** Null where the row is said, or belongs to the page. */
export function kindOfRow(text: string): HeaderRow | null {
  if (RULE.test(text)) return { kind: 'note', value: text }
  if (text.length > LONGEST_TITLE) return null
  if (EMBARGO.test(text)) return { kind: 'embargo', value: text }
  if (DATE.test(text)) return { kind: 'date', value: text }
  if (CLOCK.test(text)) return { kind: 'clock', value: text }
  for (const [kind, pattern] of NAMED) {
    const cut = pattern.exec(text)
    if (cut !== null) return { kind, value: text.slice(cut[0].length) }
  }
  if (PLACE.test(text)) return { kind: 'place', value: text }
  return isTitle(text) ? { kind: 'title', value: text } : null
}

function isTitle(text: string): boolean {
  return (
    OCCASION.test(text) && /^[\p{Lu}\p{N}"“«]/u.test(text) && !/[.!?…:;]["”»]?$|[:：]\s/u.test(text) && !SAYS.test(text)
  )
}

/** A sentence about a briefing is not its title. */
const SAYS =
  /(?<![\p{L}\p{M}])(?:i|we|you|is|are|was|were|will|would|has|have|can|je|nous|vous|est|sont|ich|wir|ist|sind)(?![\p{L}\p{M}'’])/iu

const SAID =
  /^(?:[*_]{0,2})(?:Q|QUESTION|Question|Frage|Pregunta|Reporter|REPORTER|(?:MR|MS|MRS|DR|M|MME)\.?\s\p{Lu}{2,}[\p{Lu} .'’-]*)\s?[:.：–-]/u
const LONG_SENTENCE = 160

/** Somebody surely speaks here. */
export function isEndOfHeader(text: string): boolean {
  return SAID.test(text) || (text.length > LONG_SENTENCE && /[.!?]["”»)]*$/u.test(text))
}
