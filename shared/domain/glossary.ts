/**
 * Words and names as they are to be written, each with what is heard in their place.
 *
 * GL1 What is heard stands for one term only, and is never what another term writes.
 * GL2 A line that arrives is written as the glossary has it, whole words only, the longest first; what arrived is kept with it.
 * GL3 Setting a term that stands so already, or removing one that is gone, is already true.
 */
import type { CommandOf } from './commands.ts'
import type { BriefingEvent } from './events.ts'
import { foldSpace } from './lineText.ts'
import { Refusal } from './refusal.ts'
import type { Briefing } from './state.ts'
import type { Term } from './vocabulary.ts'

export const TERMS_AT_MOST = 500

export function decideSetTerms(briefing: Briefing, { terms }: CommandOf<'SetTerms'>): BriefingEvent[] {
  const standing = new Map(briefing.glossary.map((term) => [term.id, term]))
  const changed = terms.filter((term) => !isSame(standing.get(term.id), term))
  if (changed.length === 0) return []
  for (const term of changed) standing.set(term.id, term)
  if (standing.size > TERMS_AT_MOST) throw new Refusal('terms-too-many', { limit: TERMS_AT_MOST })
  refuseTaken([...standing.values()])
  return [{ type: 'TermsSet', terms: changed }]
}

export function decideRemoveTerms(briefing: Briefing, { termIds }: CommandOf<'RemoveTerms'>): BriefingEvent[] {
  const standing = [...new Set(termIds)].filter((each) => briefing.glossary.some(({ id }) => id === each))
  return standing.length === 0 ? [] : [{ type: 'TermsRemoved', termIds: standing }]
}

/** GL1. */
function refuseTaken(terms: readonly Term[]): void {
  const written = new Map<string, string>()
  const heard = new Map<string, string>()
  for (const term of terms) {
    const holder = written.get(folded(term.written))
    if (holder !== undefined) throw new Refusal('term-taken', { term: holder, words: term.written })
    written.set(folded(term.written), term.id)
    for (const words of term.heard) {
      const other = heard.get(folded(words))
      if (other !== undefined && other !== term.id) throw new Refusal('term-taken', { term: other, words })
      heard.set(folded(words), term.id)
    }
  }
  for (const [words, id] of heard) {
    const writer = written.get(words)
    if (writer !== undefined && writer !== id) throw new Refusal('term-taken', { term: writer, words })
  }
}

/** A place of a text in which the glossary writes something else. Offsets in UTF-16 units of the text that is given. */
export interface Respelling {
  readonly from: number
  readonly to: number
  readonly written: string
}

/** GL2. In order, without overlaps. Looks once at each word, and there at what is heard that begins with it. */
export function respellings(text: string, terms: readonly Term[]): Respelling[] {
  if (terms.length === 0) return []
  const index = indexOf(terms)
  const found: Respelling[] = []
  let after = 0
  for (const { index: at, 0: word } of text.matchAll(WORD)) {
    const place = at < after ? undefined : placeAt(text, at, index.get(word.toLowerCase()))
    if (place === undefined || place.from < after) continue
    after = place.to
    if (text.slice(place.from, place.to) !== place.written) found.push(place)
  }
  return found
}

/** The text as the glossary writes it. */
export function spelt(text: string, terms: readonly Term[]): string {
  let spelled = ''
  let from = 0
  for (const place of respellings(text, terms)) {
    spelled += text.slice(from, place.from) + place.written
    from = place.to
  }
  return from === 0 ? text : spelled + text.slice(from)
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu
const OF_A_WORD = /[\p{L}\p{M}\p{N}]/u

interface Heard {
  readonly words: string
  /** Where its first word begins in it. */
  readonly offset: number
  readonly written: string
}

/** What is heard, by its first word, the longest first. */
const indexes = new WeakMap<readonly Term[], ReadonlyMap<string, readonly Heard[]>>()

function indexOf(terms: readonly Term[]): ReadonlyMap<string, readonly Heard[]> {
  const known = indexes.get(terms)
  if (known !== undefined) return known
  const index = new Map<string, Heard[]>()
  for (const { heard, written } of terms) {
    for (const words of heard.map(folded)) {
      const first = words.matchAll(WORD).next().value
      if (first === undefined) continue
      const same = index.get(first[0])
      const entry = { words, offset: first.index, written }
      if (same === undefined) index.set(first[0], [entry])
      else same.push(entry)
    }
  }
  for (const same of index.values()) same.sort((one, other) => other.words.length - one.words.length)
  indexes.set(terms, index)
  return index
}

function placeAt(text: string, at: number, heard: readonly Heard[] = []): Respelling | undefined {
  for (const { words, offset, written } of heard) {
    const from = at - offset
    const to = from + words.length
    if (from < 0 || text.slice(from, to).toLowerCase() !== words) continue
    if (OF_A_WORD.test(words.slice(-1)) && OF_A_WORD.test(text.slice(to, to + 1))) continue
    if (!standsAlready(text, from, words, written))
      return { from, to, written: inCaseOf(text.slice(from, to), written) }
  }
  return undefined
}

/** At the beginning of a sentence a word keeps its capital. */
function inCaseOf(said: string, written: string): string {
  return /^\p{Lu}/u.test(said) && !/^\p{Lu}/u.test(said.slice(1)) && /^\p{Ll}/u.test(written)
    ? written.slice(0, 1).toUpperCase() + written.slice(1)
    : written
}

/** "Vey" heard for "Oona Vey" is not written "Oona Oona Vey" where the whole already stands. */
function standsAlready(text: string, from: number, words: string, written: string): boolean {
  const inside = folded(written).indexOf(folded(words))
  if (inside < 0) return false
  const begin = from - inside
  return begin >= 0 && folded(text.slice(begin, begin + written.length)) === folded(written)
}

function isSame(one: Term | undefined, other: Term): boolean {
  return one !== undefined && JSON.stringify([one.written, one.heard]) === JSON.stringify([other.written, other.heard])
}

function folded(words: string): string {
  return foldSpace(words).toLowerCase()
}
