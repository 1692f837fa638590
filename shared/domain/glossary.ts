/**
 * Words and names as they are to be written, each with what is heard in their place.
 *
 * GL1 What is heard stands for one term only, and is never what another term writes.
 * GL2 A line that arrives is written as the glossary has it, whole words only, the longest first; what arrived is kept with it.
 * GL3 Setting a term that stands so already, or removing one that is gone, is already true.
 */
import type { CommandOf } from './commands.ts'
import type { BriefingEvent } from './events.ts'
import { foldCase } from './lineText.ts'
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
    const holder = written.get(foldCase(term.written))
    if (holder !== undefined) throw new Refusal('term-taken', { term: holder, words: term.written })
    written.set(foldCase(term.written), term.id)
    for (const words of term.heard) {
      const other = heard.get(foldCase(words))
      if (other !== undefined && other !== term.id) throw new Refusal('term-taken', { term: other, words })
      heard.set(foldCase(words), term.id)
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
    const place = at < after ? undefined : placeAt(text, at, word, index)
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
const OF_A_WORD_FIRST = /^[\p{L}\p{M}\p{N}]/u
const OF_A_WORD_LAST = /[\p{L}\p{M}\p{N}]$/u

/** Where something that is heard lies around its first word, and how long it is. */
interface Extent {
  readonly offset: number
  readonly length: number
}

interface Index {
  /** By the first word of what is heard, the longest first. Extents, since many things may begin alike. */
  readonly extents: ReadonlyMap<string, readonly Extent[]>
  readonly written: ReadonlyMap<string, string>
}

const indexes = new WeakMap<readonly Term[], Index>()

function indexOf(terms: readonly Term[]): Index {
  const known = indexes.get(terms)
  if (known !== undefined) return known
  const extents = new Map<string, Extent[]>()
  const written = new Map<string, string>()
  for (const term of terms) {
    for (const words of term.heard.map(foldCase)) {
      const first = words.matchAll(WORD).next().value
      if (first === undefined) continue
      written.set(words, term.written)
      addExtent(extents, first[0], { offset: first.index, length: words.length })
    }
  }
  for (const same of extents.values()) same.sort((one, other) => other.length - one.length)
  const index = { extents, written }
  indexes.set(terms, index)
  return index
}

function addExtent(extents: Map<string, Extent[]>, word: string, extent: Extent): void {
  const same = extents.get(word)
  if (same === undefined) extents.set(word, [extent])
  else if (!same.some(({ offset, length }) => offset === extent.offset && length === extent.length)) same.push(extent)
}

function placeAt(text: string, at: number, word: string, { extents, written: all }: Index): Respelling | undefined {
  for (const { offset, length } of extents.get(word.toLowerCase()) ?? []) {
    const from = at - offset
    const to = from + length
    if (from < 0) continue
    const said = text.slice(from, to)
    const words = said.toLowerCase()
    const written = all.get(words)
    if (written === undefined || !isApart(text, from, to) || standsAlready(text, from, words, written)) continue
    return { from, to, written: inCaseOf(said, written) }
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
  const whole = foldCase(written)
  const inside = whole.indexOf(words)
  if (inside < 0 || whole === words) return false
  const begin = from - inside
  const end = begin + written.length
  return begin >= 0 && foldCase(text.slice(begin, end)) === whole && isApart(text, begin, end)
}

/** Whether what stands there is not the part of a longer word. */
function isApart(text: string, from: number, to: number): boolean {
  const [first = '', last = ''] = [text.slice(from, from + 2), text.slice(Math.max(from, to - 2), to)]
  const isLedInto = OF_A_WORD_FIRST.test(first) && OF_A_WORD_LAST.test(text.slice(Math.max(0, from - 2), from))
  return !isLedInto && !(OF_A_WORD_LAST.test(last) && OF_A_WORD_FIRST.test(text.slice(to, to + 2)))
}

function isSame(one: Term | undefined, other: Term): boolean {
  return one !== undefined && JSON.stringify([one.written, one.heard]) === JSON.stringify([other.written, other.heard])
}
