/** What a transcript prints in brackets for sounds and gaps, found as marks; the words themselves stay as printed. */
import type { Mark } from '#shared/domain/vocabulary.ts'

const NOTES: readonly (readonly [Mark, RegExp])[] = [
  [
    'inaudible',
    /^(?:(?:partly|partially|largely|mostly|question|questions|response|answer|réponse|propos|en partie) )?(?:inaudibles?|unintelligible|indiscernible|unclear|unverständlich|akustisch unverständlich|inudibile|incomprensibile|ininteligible)(?: (?:question|response|answer|passage))?$/,
  ],
  [
    'laughter',
    /^(?:(?:general|some|scattered|light) )?(?:laughter|laughs?|laughing|chuckles?|rires?|heiterkeit|gelächter|lachen|lacht|risas|risate|risos)(?: (?:général|dans la salle|im saal))?$/,
  ],
  ['applause', /^(?:(?:loud|long) )?(?:applause|applauds?|applaudissements?|beifall|applaus|aplausos|applausi)$/],
  ['crosstalk', /^(?:cross-?\s?talk|overlapping (?:voices|speakers|questions)|brouhaha|voix superposées)$/],
  [
    'interpreted',
    /^(?:(?:speaking )?(?:as|through|via) (?:an? |the )?(?:interpreted|translated|interpreter|interpretation|translation)|interprété|traduit|par l['’]interprète|via l['’]interprète|traduction)$/,
  ],
  [
    'no-translation',
    /^(?:no (?:translation|interpretation)(?: (?:provided|available))?|(?:pas de|sans) traduction|non traduit|ohne übersetzung|sin traducción)$/,
  ],
  [
    'off-mike',
    /^(?:(?:speaking |speaks )?off[-\s]?(?:mike|mic|microphone)|hors[-\s]micro|ohne mikrofon|sin micrófono)$/,
  ],
]

const BRACKETED = /\(([^()[\]]{2,80})\)|\[([^()[\]]{2,80})\]/gu
const TIME_INSIDE = /\s*\b\d{1,2}:\d{2}(?::\d{2})?\b\s*/gu
const BROKEN_START = /^(?:--|–|—|…|\.{3})/u
const BROKEN_END = /(?:--|\s-|–|—|…|\.{3})$/u

/** The marks of a text, each once, in the order in which they are heard. */
export function findMarks(text: string): Mark[] {
  const found = new Set<Mark>()
  if (BROKEN_START.test(text)) found.add('broken-off')
  for (const [, round, square] of text.matchAll(BRACKETED)) {
    for (const mark of marksOfNote(round ?? square ?? '')) found.add(mark)
  }
  if (BROKEN_END.test(text)) found.add('broken-off')
  return [...found]
}

/** True of a text that holds marks and no words: "(Applause.)". */
export function isOnlyMarks(text: string): boolean {
  const rest = text.replace(BRACKETED, (note, round?: string, square?: string) =>
    marksOfNote(round ?? square ?? '').length > 0 ? '' : note,
  )
  return rest !== text && !/[\p{L}\p{N}]/u.test(rest)
}

/** A note means marks only if each of its parts is one; otherwise it is an insertion of the editor and says nothing here. */
function marksOfNote(note: string): Mark[] {
  const parts = note
    .toLowerCase()
    .replace(TIME_INSIDE, ' ')
    .split(/\s+(?:and|et|&)\s+|[,;/]\s*/u)
    .map((part) => part.replace(/[.!\s]+$/u, '').trim())
  const marks = parts.map((part) => NOTES.find(([, pattern]) => pattern.test(part))?.[0])
  return marks.every((mark) => mark !== undefined) ? marks : []
}
