/** What stands before a colon in a pasted text: a label that nobody in the roster bears yet, or words of the sentence. */
import { namesRole } from '#shared/domain/labels.ts'
import { foldSpace } from '#shared/domain/lineText.ts'
import { findSpeaker } from '#shared/domain/roster.ts'
import type { Briefing } from '#shared/domain/state.ts'

export interface Labelled {
  readonly label: string | null
  readonly words: string
}

interface Split {
  readonly label: string
  readonly words: string
  readonly isColon: boolean
}

const LONGEST = 80
const WORDS_AT_MOST = 8

const SMALL_WORDS = /^(?:of|the|de|du|des|la|le|les|d’|l’|van|von|der|den|et|and|for|to|at|[[(].*)$/u
/** Of the small words those that names have. */
const PARTICLES = /^(?:de|du|des|la|le|les|d’|l’|van|von|der|den)$/u

/** No name begins with it: a sentence does. Names that look alike stay out ("An Nguyen", "Per Holm", "Ma Lin"). */
const BEGINS_PROSE =
  /^(?:in|on|at|by|for|from|with|without|after|before|since|under|over|about|between|during|until|as|if|when|while|because|but|and|or|then|here|there|this|that|these|those|our|my|your|his|her|their|its|what|why|who|how|where|today|tomorrow|yesterday|finally|en|dans|pour|sur|avec|sans|depuis|après|avant|pendant|selon|entre|chez|sous|vers|dès|à|au|aux|et|mais|donc|alors|puis|enfin|ensuite|ici|ce|cet|cette|ces|notre|nos|votre|vos|leurs?|aujourd[’']hui|demain|hier|premièrement|deuxièmement|im|am|bei|beim|mit|nach|für|aus|zum|zur|seit|über|unter|zwischen|gegen|ohne|wenn|weil|aber|und|oder|unsere?|dies(?:e[rs]?)?|heute|morgen|gestern|erstens|zweitens|note|nb|ps|urgent|breaking|update|remarque|rappel)(?![\p{L}\p{M}])/iu
const ARTICLE = /^(?:the|le|la|les|l[’'](?=\p{L})|der|die|das|el|los|las)(?![\p{L}\p{M}])/iu

const COUNTED =
  /\p{N}|(?<![\p{L}\p{M}])(?:one|first|two|second|three|third|four|five|six|seven|eight|nine|ten|deux|trois|quatre|cinq|sept|huit|neuf|eins|zwei|drei|vier|fünf|premi(?:er|ère)|deuxième|troisième)(?![\p{L}\p{M}])/iu
const PART_OF_A_TEXT =
  /^(?:article|point|section|chapter|phase|step|stage|item|annex|part|option|question|day|chapitre|partie|étape|annexe|volet|axe|mesure|jour|punkt|artikel|kapitel|teil|abschnitt|schritt|frage)\s(?:[\p{L}\p{N}]|[ivx]+|une?)$/iu
/** Voices that a recogniser or a transcript numbers. */
const NUMBERED_VOICE = /^(?:speaker|voice|participant|panell?ist|caller|intervenante?|locut(?:eur|rice)|voix)\s\d/iu

/** Reads the rows of this text: a label is one of the roster, or is printed like one, if not at once, then by standing twice. */
export function labelReader(text: string, roster: Pick<Briefing, 'speakers'>): (row: string) => Labelled {
  const once = new Set<string>()
  const twice = new Set<string>()
  for (const row of text.split('\n')) {
    const key = splitRow(foldSpace(row))?.label.toLowerCase()
    if (key !== undefined) (once.has(key) ? twice : once).add(key)
  }
  return (row) => {
    const split = splitRow(row)
    if (split === null) return { label: null, words: row }
    const { label, words, isColon } = split
    const isNew = () => mayBeLabel(label) && (twice.has(label.toLowerCase()) || isLabelAtOnce(label, words))
    const isLabel = findSpeaker(roster, label) !== undefined || (isColon && isNew())
    return isLabel ? { label, words } : { label: null, words: row }
  }
}

function splitRow(row: string): Split | null {
  const [, before, after] = /^(.{1,100}?)\s?(?::|\s[–—-]{1,2}\s)\s*(.*)$/u.exec(row) ?? []
  if (before === undefined || after === undefined) return null
  const label = before.replace(/^(?:>>|[-–—])\s*/u, '').trim()
  return label === '' ? null : { label, words: after, isColon: row.slice(before.length).trimStart().startsWith(':') }
}

/**
 * Whether the label may be one at all: its words all begin with a capital, and it counts nothing and begins no sentence,
 * as "In Brussels:" and "Article 5:" do.
 */
function mayBeLabel(label: string): boolean {
  if (label.length > LONGEST || /[.!?;]\s/u.test(label) || !/^[\p{Lu}«"“[(]/u.test(label)) return false
  const words = wordsOf(label)
  if (words.length > WORDS_AT_MOST || !words.every((word) => isCapital(word) || SMALL_WORDS.test(word))) return false
  const isAlone = words.length === 1 && label !== label.toUpperCase() && !namesRole(label)
  return !isAlone && !BEGINS_PROSE.test(label) && !countsSomething(label)
}

/** Of what may be a label, whether it is one also where it stands but once. */
function isLabelAtOnce(label: string, words: string): boolean {
  if (namesRole(label) || NUMBERED_VOICE.test(label) || /[[(]/u.test(label)) return true
  if (ARTICLE.test(label)) return false
  if (label === label.toUpperCase()) return true
  const isName = wordsOf(label).every((word) => isCapital(word) || PARTICLES.test(word))
  // After a label somebody begins to speak; a sentence goes on after its colon.
  return isName && !/^\p{Ll}/u.test(words)
}

function wordsOf(label: string): readonly string[] {
  return label.split(/[\s,]+/u)
}

/** In French an article or « de » may stand before the capital without a space. */
function isCapital(word: string): boolean {
  return /^[[("]?(?:[dlDL][’'])?[\p{Lu}\p{N}]/u.test(word)
}

/** What an outlet is called counts nothing: "Lena Voss, Channel 4". */
function countsSomething(label: string): boolean {
  const [person = ''] = label.split(/[,[(]/u)
  const isVoice = namesRole(person) || NUMBERED_VOICE.test(person)
  return !isVoice && (COUNTED.test(person) || PART_OF_A_TEXT.test(person.trim()))
}
