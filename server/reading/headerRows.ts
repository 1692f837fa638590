/** Rows of a header by their form: title, date, clock, place, embargo, a line of stars. */
import type { ReadingMeta } from '#shared/protocol/documents.ts'

export interface HeaderRow {
  readonly kind: keyof ReadingMeta | 'note'
  readonly value: string
}

const MONTH =
  '(?:jan(?:uary|vier)?|feb(?:ruary|ruar)?|février|mar(?:ch|s)?|märz|apr(?:il)?|avril|may|mai|june?|juin|juni|july?|juillet|juli|aug(?:ust)?|août|sept?(?:ember|embre)?|oct(?:ober|obre)?|oktober|nov(?:ember|embre)?|dec(?:ember)?|dez(?:ember)?|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|novembre|dicembre|janeiro|fevereiro|março|junho|julho|setembro|outubro|dezembro|septiembre|octubre|noviembre|diciembre)'
const DAY =
  '(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|(?:mon|tue|wed|thu|fri|sat|sun)\\.?|lunes|martes|miércoles|jueves|viernes|sábado|domingo)'
const DATE = new RegExp(
  `^(?:\\p{Lu}[\\p{L}\\p{M}’' -]{2,40},\\s+)?(?:${DAY},?\\s+)?(?:(?:den|am|on|vom)\\s+)?(?:(?:le\\s+)?\\d{1,2}(?:st|nd|rd|th|er|\\.)?\\s+(?:de\\s+)?${MONTH}\\.?,?\\s+(?:de\\s+)?\\d{4}|${MONTH}\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4}|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./]\\d{4})(?:,?\\s+\\d{1,2}:\\d{2}\\s?(?:[ap]\\.?m\\.?)?(?:\\s?•\\s?\\d{1,3}(?::\\d{2}){1,2})?)?$`,
  'iu',
)
// A bare "0:03" is a time of a recording.
const CLOCK =
  /^(?:\d{1,2}(?:[:.]\d{2})?\s?(?:[ap]\.?\s?m\.?|uhr|heures)|\d{1,2}\s?h(?:\s?\d{2})?|\d{1,2}[:.]\d{2}(?=,?\s\p{L}))(?:,?\s(?:[acempw][sde]?t|utc|gmt|cest|cet|eest|eet|bst|ist|jst|msk|local time|heure locale|ortszeit))?$/iu
const NAMED: readonly (readonly [HeaderRow['kind'], RegExp])[] = [
  ['date', /^(?:date|datum|fecha)\s?[:：]\s*(?=\S)/iu],
  ['clock', /^(?:time|heure|uhrzeit|hora)\s?[:：]\s*(?=\S)/iu],
  ['place', /^(?:location|place|venue|lieu|ort|lugar)\s?[:：]\s*(?=\S)/iu],
  ['title', /^(?:title|subject|event|titre|objet|titel|título)\s?[:：]\s*(?=\S)/iu],
]
const EMBARGO =
  /^(?:\W{0,3})(?:strictly )?(?:embargo(?:ed)?|sous embargo|sperrfrist|gesperrt bis|not for (?:release|publication) (?:before|until))(?![\p{L}\p{M}])/iu
const OCCASION =
  /(?<![\p{L}\p{M}])(?:briefing|daily (?:press )?briefing|press (?:conference|availability|call|point|gaggle|statements?|encounter|remarks)|doorstep|remarks (?:by|to|at|with)|transcript|verbatim|interview|media (?:call|availability|roundtable)|conférence de presse|point de presse|verbatim|entretien|compte rendu|pressekonferenz|presse(?:statements?|erklärung|gespräch|briefing|unterrichtung)|statement (?:by|to the press)|mitschrift|regierungspressekonferenz|rueda de prensa|comparecencia|conferencia de prensa|conferenza stampa|wortlaut|questions?-réponses|déclarations à la presse|préguntas y respuestas|preguntas y respuestas|domande e risposte)(?![\p{L}\p{M}])/iu
const PLACE =
  /^(?:\p{Lu}[\p{Lu}\p{M}'’. -]{2,40},\s+(?:\p{Lu}{2}|D\.C\.|\p{Lu}[\p{L} ]{3,30})|(?:\p{Lu}[\p{L}'’-]+ ?){1,3},\s+(?:\p{Lu}{2}|D\.C\.)|(?:The )?(?:\p{Lu}[\p{L}.'’-]* ){1,6}(?:Room|Hall|Garden|Lawn)(?:, .{2,60})?|[Vv]ia (?:[Tt]ele|[Vv]ideo)(?:conference|phone)(?: [Cc]all)?)$/u
const UPDATED =
  /^(?:.{0,40}\d{4}.{0,12})?(?:last )?(?:updated|published|mis à jour|publié|aktualisiert|veröffentlicht|stand)\b.{0,12}\d[^!?]{0,40}$/iu
const RULE = /^[*_=~•·#–—-](?:\s?[*_=~•·#–—-]){2,}$/u
const NOTE =
  /^[(*[]*(?:the )?following (?:is|are)\b.*\b(?:transcript|verbatim|remarks)\b|^[(*[]*(?:check against delivery|as (?:prepared for )?deliver(?:ed|y)|(?:un)?edited transcript|rush transcript|(?:this|the) transcript (?:has been|was|is)\b|for immediate release|seul le prononcé fait foi|es gilt das gesprochene wort|sólo es válido|vale il discorso|hinweis zur veröffentlichung:|(?:themen|topics|thèmes|temas)\s?:\s\S|sprecher(?:innen)?(?:[/*:_]-?innen)?(?: und sprecher(?:innen)?)?\s?:\s\S)/iu
const LONGEST_TITLE = 160

/** Null where the row is said, or belongs to the page. */
export function kindOfRow(text: string): HeaderRow | null {
  if (RULE.test(text) || NOTE.test(text.slice(0, 200))) return { kind: 'note', value: text }
  if (text.length > LONGEST_TITLE) return null
  if (EMBARGO.test(text)) return { kind: 'embargo', value: text }
  if (DATE.test(text)) return { kind: 'date', value: text }
  if (CLOCK.test(text)) return { kind: 'clock', value: text }
  for (const [kind, pattern] of NAMED) {
    const cut = pattern.exec(text)
    if (cut !== null) return { kind, value: text.slice(cut[0].length) }
  }
  if (UPDATED.test(text)) return { kind: 'date', value: text }
  if (PLACE.test(text)) return { kind: 'place', value: text }
  return isTitle(text) ? { kind: 'title', value: text } : null
}

function isTitle(text: string): boolean {
  const isSaid = /[.!?…:;]["”»]?$/u.test(text) || SAYS.test(text) || SAID.test(text)
  return !isSaid && OCCASION.test(text) && /^[\p{Lu}\p{N}"“«]/u.test(text)
}

/** A sentence about a briefing is not its title. */
const SAYS =
  /(?<![\p{L}\p{M}])(?:i|we|you|is|are|was|were|will|would|has|have|can|je|nous|vous|est|sont|ich|wir|ist|sind)(?![\p{L}\p{M}'’])/iu

const SAID =
  /^(?:[*_]{0,2})(?:Q|QUESTION|Question|Frage|Pregunta|Reporter|REPORTER|(?:MR|MS|MRS|DR|M|MME)\.?\s\p{Lu}{2,}[\p{Lu} .'’-]*)\s?[:.：–-]/u
const LONG_SENTENCE = 160

const SECTION =
  /^[*_#\s]*(?:q\s?(?:&|and)\s?a|questions? (?:and|&) answers?|question and answer session|questions?(?:[ -]et[ -]|-)réponses?|fragen und antworten|preguntas y respuestas|domande e risposte|opening (?:remarks|statement)s?|questions from the (?:press|media))[*_#\s:]*$/iu

/** "Q&A": what begins below, anywhere in a document. */
export function isSectionRow(text: string): boolean {
  return text.length <= 60 && SECTION.test(text)
}

/** Somebody surely speaks here; below other rows of the header a shorter sentence shows it. */
export function isEndOfHeader(text: string, hasBegun: boolean): boolean {
  if (SAID.test(text) || LABELLED.test(text.slice(0, LONG_SENTENCE))) return true
  return text.length > (hasBegun ? SENTENCE : LONG_SENTENCE) && /[.!?]["”»)]*$/u.test(text)
}

const SENTENCE = 70
const LABELLED = /^\p{Lu}[^:.!?]{1,60}\s?[:：] \p{Lu}[^:]*[.!?]/u

/** A subtitle, an office, a room: without the end of a sentence, and no label. */
export function isShortRow(text: string): boolean {
  return (
    text.length <= 100 &&
    /^(?:[\p{Lu}\p{N}]|(?:by|with|par|avec|von|mit|con) )/u.test(text) &&
    !/[.!?…;:：]["”»)]?$|[:：]\s|\s[-–—]\s/u.test(text)
  )
}

const END =
  /^[\s(*#–—-]*(?:end|ends|conclusion|fin|ende|fine)(?: (?:of (?:the )?(?:transcript|briefing|press conference|remarks)|de la (?:conférence|transcription)))?[\s:.,–—-]*(?:at )?(?:\d{1,2}[:.h]?\d{0,2}\s?(?:[ap]\.?m\.?)?(?:,?\s\p{Lu}{2,5})?)?[\s).*#–—-]*$/iu

/** "END 11:58 A.M. EDT", "Ends". */
export function isEndMark(text: string): boolean {
  return text.length <= 60 && END.test(text)
}
