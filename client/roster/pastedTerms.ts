/** Many terms at once: "Written = heard, heard", "heard → Written", a table with what is written first, or words alone. */
import { foldCase, foldSpace } from '#shared/domain/lineText.ts'
import type { Term } from '#shared/domain/vocabulary.ts'
import { cellsOf, pastedRows, withoutRows } from './pastedCells.ts'
import { HEARD_AT_MOST, heardIn, TERM_LIMIT } from './typedTerm.ts'

/** `more`: an entry gains what is heard for it. `taken`: something stands for another entry, and is left out. */
export type PastedTermState = 'new' | 'more' | 'known' | 'taken' | 'long'

export interface PastedTerm {
  /** Which row of the field, from 0. */
  readonly at: number
  readonly state: PastedTermState
  readonly term: Term
}

/** `mint`: an id for each entry that is new. */
export function pastedTerms(text: string, glossary: readonly Term[], mint: () => string): readonly PastedTerm[] {
  const standing = new Map(glossary.map((term) => [term.id, term]))
  return pastedRows(text).flatMap(({ at, text: row }): PastedTerm[] => {
    const { written, heard } = readTerm(row)
    if (written === '') return []
    const known = [...standing.values()].find((term) => foldCase(term.written) === foldCase(written))
    const others = [...standing.values()].filter(({ id }) => id !== known?.id)
    const free = heard.filter((words) => !others.some((term) => means(term, words)))
    const before = known?.heard ?? []
    const more = free.filter((words) => !before.some((each) => foldCase(each) === foldCase(words)))
    const term: Term = { id: known?.id ?? mint(), written: known?.written ?? written, heard: [...before, ...more] }
    const state = stateOf(known, term, heard.length > free.length || others.some((other) => hears(other, written)))
    if (state === 'new' || state === 'more') standing.set(term.id, term)
    return [{ at, state, term }]
  })
}

/** What stays in the field once those entries are set. */
export function termsLeft(text: string, rows: readonly PastedTerm[], set: ReadonlySet<string>): string {
  const done = rows.filter(({ state, term }) => (state === 'new' || state === 'more') && set.has(term.id))
  return withoutRows(text, new Set(done.map(({ at }) => at)), null)
}

function stateOf(known: Term | undefined, term: Term, isTaken: boolean): PastedTermState {
  if (isTaken) return 'taken'
  if ([term.written, ...term.heard].some((words) => words.length > TERM_LIMIT)) return 'long'
  if (term.heard.length > HEARD_AT_MOST) return 'long'
  if (known === undefined) return 'new'
  return term.heard.length > known.heard.length ? 'more' : 'known'
}

function readTerm(row: string): { written: string; heard: readonly string[] } {
  const cells = cellsOf(row)
  if (cells !== null) return { written: cells[0] ?? '', heard: heardIn(cells.slice(1).join('\n')) }
  const turned = /^(.+?)\s*(?:→|->|=>)\s*(.+)$/u.exec(row)
  if (turned !== null) return { written: foldSpace(turned[2] ?? ''), heard: heardIn(turned[1] ?? '') }
  const [, written = row, heard = ''] = /^(.+?)\s*(?:=|←|<-|:\s)\s*(.*)$/u.exec(row) ?? []
  return { written: foldSpace(written), heard: heardIn(heard) }
}

const hears = (term: Term, words: string) => term.heard.some((each) => foldCase(each) === foldCase(words))
const means = (term: Term, words: string) => hears(term, words) || foldCase(term.written) === foldCase(words)
