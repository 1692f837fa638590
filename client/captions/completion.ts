/** What the field offers while one types: people after `@`, marks after `[`, and the words and names that were prepared. */
import type { Mark, Speaker, Term } from '#shared/domain/vocabulary.ts'

export const MARKS: readonly Mark[] = [
  'inaudible',
  'laughter',
  'applause',
  'crosstalk',
  'interpreted',
  'no-translation',
  'off-mike',
  'broken-off',
]

/** A place of the text that a choice takes the place of. */
export interface Asked {
  readonly from: number
  readonly to: number
  /** What was typed so far, without the sign. */
  readonly query: string
}

/** `@` at the beginning of the field: everything up to the caret, on the first line. */
export function askedPerson(text: string, caret: number): Asked | null {
  const typed = text.slice(0, caret)
  if (!typed.startsWith('@') || typed.includes('\n') || typed.length > 161) return null
  return { from: 0, to: caret, query: typed.slice(1).trim() }
}

/** `[` anywhere, and a few letters after it up to the caret. */
export function askedMark(text: string, caret: number): Asked | null {
  const found = /\[([\p{L} -]{0,24})$/u.exec(text.slice(0, caret))
  return found === null ? null : { from: found.index, to: caret, query: (found[1] ?? '').trim() }
}

/** The roster's people whom the query may mean, best first: what begins with it before what has a word that does. */
export function peopleFor(query: string, roster: readonly Speaker[]): readonly Speaker[] {
  const wanted = bare(query)
  if (wanted === '') return roster
  const ranked = roster.map((speaker) => ({ speaker, rank: rankOf(wanted, speaker) }))
  return ranked
    .filter(({ rank }) => rank > 0)
    .sort((one, other) => other.rank - one.rank)
    .map(({ speaker }) => speaker)
}

function rankOf(wanted: string, { name, aliases = [], label, role, outlet }: Speaker): number {
  const places = [[name, ...aliases], [label], [role, outlet]]
  const ranks = places.flatMap((texts, place) =>
    texts.map((text) => fit(wanted, bare(text ?? '')) * (places.length - place)),
  )
  return Math.max(0, ...ranks)
}

function fit(wanted: string, text: string): number {
  if (text.startsWith(wanted)) return 10
  return text.split(/[\s'’-]+/u).some((_, index, words) => words.slice(index).join(' ').startsWith(wanted)) ? 4 : 0
}

/** Without case and accents, so that hasty fingers find people. */
function bare(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim()
}

/** The marks that the letters may mean, by what they are called here. */
export function marksFor(query: string, called: (mark: Mark) => string): readonly Mark[] {
  const wanted = bare(query)
  return MARKS.filter((mark) => bare(called(mark)).startsWith(wanted) || mark.startsWith(wanted))
}

export interface Suggestion extends Asked {
  /** What would stand in the place. */
  readonly written: string
}

const LEAST = 3
const WORDS_BACK = 4
const SHOWN = 3

/** Words of the glossary and names that go on from what stands before the caret, at the end of a word. */
export function suggestions(text: string, caret: number, phrases: readonly string[]): readonly Suggestion[] {
  if (/^[\p{L}\p{N}]/u.test(text.slice(caret))) return []
  const before = text.slice(0, caret)
  // The longest beginning first: "Harbour Aut" means more than "Aut".
  for (const from of wordStarts(before)) {
    const query = before.slice(from)
    if (query.length < LEAST) continue
    const found = phrases.filter((phrase) => phrase.length > query.length && bare(phrase).startsWith(bare(query)))
    if (found.length > 0) return found.slice(0, SHOWN).map((written) => ({ from, to: caret, query, written }))
  }
  return []
}

function wordStarts(before: string): readonly number[] {
  if (!/[\p{L}\p{N}]$/u.test(before)) return []
  const starts = [...before.slice(-160).matchAll(/(?<![\p{L}\p{M}\p{N}])[\p{L}\p{N}]/gu)]
  return starts.slice(-WORDS_BACK).map(({ index }) => index + Math.max(0, before.length - 160))
}

/** Everything that may be completed: what the glossary writes, and who is in the roster. */
export function phrasesOf(terms: readonly Term[], roster: readonly Speaker[]): readonly string[] {
  const names = roster.flatMap(({ name }) => (name === null ? [] : [name, ...surname(name)]))
  return [...new Set([...terms.map(({ written }) => written), ...names])]
}

function surname(name: string): readonly string[] {
  const last = name.split(' ').at(-1) ?? ''
  return last === name || last.length < 4 ? [] : [last]
}

/** The text with `written` in the place that was asked about, and where the caret stands then. */
export function taken(text: string, { from, to }: Asked, written: string): { text: string; caret: number } {
  return { text: text.slice(0, from) + written + text.slice(to), caret: from + written.length }
}
