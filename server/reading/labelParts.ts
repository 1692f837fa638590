/** Takes a printed label apart: role, name, outlet, and the side that these tell, in all the orders in which transcripts print them. */
import { describeLabel, isUnclearLabel, namesRole } from '#shared/domain/labels.ts'
import type { Side } from '#shared/domain/vocabulary.ts'
import { germanLabel } from './germanLabels.ts'
import { isGenericLabel, isUnnamedPress, looksLikeOutlet } from './labels.ts'

export interface LabelParts {
  /** With its honorific; null where only a role or an outlet is known. */
  readonly name: string | null
  readonly role: string | null
  readonly outlet: string | null
  /** Null where the label alone does not tell. */
  readonly side: Side | null
}

const UNKNOWN =
  /^(?:(?:unidentified|unknown|unnamed|non identifiée?|unbekannte?r?)(?: \p{L}+)*|(?:male |female )?(?:speaker|spk|voice|person|participant|guest|man|woman|audience(?: member)?|(?:press )?aide|(?:press )?staff(?: member)?|intervenante?|sprecher(?:in)?|orador|zuruf|zwischenruf)[ _-]?(?:#?\d{1,3}|\p{Lu})?|(?:\p{L}+ ){0,4}official(?: #?\d{1,2})?|[ar]\d{1,2}|\p{Lu}\.?)$/iu

/** "Speaker 2", "Unidentified female", "Senior official #2", "Q": a voice that the source tells from others and does not name. */
export function isUnknownVoice(label: string): boolean {
  return UNKNOWN.test(label)
}

/** Ranks and titles of parliaments, short: with a full stop, or in capitals, since "Sen" and "Maj" are names as well. */
const RANK =
  /^(?:(?:[Ss]ec|SEC|[Gg]en|GEN|[Aa]dm|ADM|[Ll]t|LT|[Mm]aj|MAJ|[Cc]ol|COL|[Cc]apt|CAPT|[Cc]md?r|CMD?R|[Bb]rig|BRIG|[Ss]gt|SGT|[Aa]mb|AMB|[Gg]ov|GOV|[Ss]en|SEN|[Rr]ep|REP)\.\s?|(?:GEN|LT|LTG|ADM|MAJ|CAPT|CMDR|BRIG|AMB|GOV)\s)+(?=\p{Lu})/u

export function partsOf(label: string): LabelParts {
  if (isUnknownVoice(label)) return { name: null, role: label, outlet: null, side: label === 'Q' ? 'press' : null }
  if (isUnnamedPress(label)) return { name: null, role: label, outlet: null, side: 'press' }
  const rank = RANK.exec(label)?.[0]
  if (rank !== undefined && !/[,([]/.test(label))
    return { name: label.slice(rank.length), role: rank.trim(), outlet: null, side: 'podium' }
  const german = germanLabel(label)
  if (german !== null) return { ...german, outlet: null }
  const { name, role, outlet, side } = describeLabel(label)
  if (name === null) return { name, role, outlet, side }
  if (outlet !== null && !isUnclearLabel(label)) return withBracket(name, outlet)
  if (outlet !== null) return { name, role: null, outlet, side: looksLikeOutlet(outlet) ? 'press' : null }
  if (role !== null) return { name, role, outlet, side: namesRole(role) || side !== 'podium' ? side : null }
  const sent = SENT_BY.exec(label)?.groups
  if (sent !== undefined && !namesRole(sent['name'] ?? '') && looksLikeOutlet(sent['outlet'] ?? ''))
    return { name: sent['name'] ?? null, role: null, outlet: sent['outlet'] ?? null, side: 'press' }
  if (looksLikeOutlet(name)) return { name: null, role: null, outlet: name, side: 'press' }
  return roleBeforeName(name)
}

/** "Eva Dahl of Norland Radio". */
const SENT_BY =
  /^(?<name>\p{Lu}[\p{L}\p{M}'’.-]+(?: \p{Lu}[\p{L}\p{M}'’.-]*){1,3}),? (?:of|from|with|for|de|du|von|vom|di|del) (?:the |la |le |l['’])?(?<outlet>\p{Lu}.*)$/u
const PERSON = /^\p{Lu}[\p{L}\p{M}'’.-]+(?: \p{Lu}[\p{L}\p{M}'’.-]*){1,3}$/u

/** "Kit Marsh (Tideway Radio)", "Journalist (Tideway Radio)", "Moderator (Lia Grant)", "Lia Grant (Moderator)". */
function withBracket(first: string, bracket: string): LabelParts {
  if (isGenericLabel(first)) return genericWithBracket(first, bracket)
  // The role in brackets after the name, which only the words tell.
  const { name, side } = describeLabel(bracket)
  if (name === null) return { name: first, role: bracket, outlet: null, side }
  if (namesRole(bracket)) return { name: first, role: bracket, outlet: null, side: 'podium' }
  const within = partsOf(first)
  return within.role === null
    ? { name: first, role: null, outlet: bracket, side: 'press' }
    : { ...within, outlet: bracket, side: 'press' }
}

function genericWithBracket(role: string, bracket: string): LabelParts {
  const { side } = describeLabel(role)
  const [name = '', ...rest] = bracket.split(', ')
  if (side === 'press' || isUnnamedPress(role)) {
    return rest.length > 0 && PERSON.test(name)
      ? { name, role: null, outlet: rest.join(', '), side: 'press' }
      : { name: null, role, outlet: bracket, side: 'press' }
  }
  const within = partsOf(bracket).name ?? ''
  return PERSON.test(within) && !looksLikeOutlet(within)
    ? { name: within, role, outlet: null, side }
    : { name: null, role, outlet: bracket, side }
}

const DETERMINER = /^(?:(?:m|mme|mm)\.? (?=l[ea]\s))?(?:(?:the|le|la|der|die|das|el)\s+|l['’](?=\p{Lu}))/iu
const SMALL = /^(?:of|for|the|to|and|at|in|on|de|du|des|la|le|les|et|der|des|für|von|del|y)$/iu

/** "Alliance Chair Ada Berg" has no comma: the words after the last noun of office are the name. */
function roleBeforeName(printed: string): LabelParts {
  const words = printed.split(' ')
  const office = words.findLastIndex((word) => namesRole(word))
  if (office < 0) return { name: printed, role: null, outlet: null, side: null }
  const after = words.slice(office + 1)
  if (after.length === 0) return { name: null, role: printed.replace(DETERMINER, ''), outlet: null, side: 'podium' }
  const isSurname = isSurnameWithParticle(words[office] ?? '', after)
  const first = office + 1 + (SMALL.test(after[0] ?? '') && !isSurname ? beginOfName(after) : 0)
  if (first >= words.length) return { name: null, role: printed, outlet: null, side: 'podium' }
  return { name: words.slice(first).join(' '), role: words.slice(0, first).join(' '), outlet: null, side: 'podium' }
}

/** After "Minister of Ports and Harbours" the name is the last two words, with the initials between them. */
function beginOfName(after: readonly string[]): number {
  const afterSmall = after.length - 1 - after.findLastIndex((word) => SMALL.test(word))
  if (afterSmall < 3) return after.length
  const hasInitial = afterSmall > 3 && /^\p{Lu}\.$/u.test(after.at(-2) ?? '')
  return after.length - (hasInitial ? 3 : 2)
}

/** Offices in languages that say "of", "für" or "van" after them, so that "de" begins a surname: "Minister de Wit". */
const NOT_ROMANCE =
  /^(?:minister(?:in)?|secretary|mayor|governor|commissioner|chancellor|ambassador|chair(?:man|woman|person)?|spokes(?:man|woman|person)|bürgermeister(?:in)?|kanzler(?:in)?|staatssekretär(?:in)?)$/iu
const SURNAME_WITH_PARTICLE =
  /^(?:d[aeio]|del|della|d[oa]s|du|le|la|de la|de los|ter|ten|van de[nr]?|von(?: der| dem)?) \p{Lu}[\p{L}\p{M}'’-]+$/iu

function isSurnameWithParticle(office: string, after: readonly string[]): boolean {
  return NOT_ROMANCE.test(office) && SURNAME_WITH_PARTICLE.test(after.join(' '))
}
