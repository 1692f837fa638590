/** What the facts of the glossary make of it. */
import type { EventOf } from '../events.ts'
import type { Briefing } from '../state.ts'

export function recordTermsSet(briefing: Briefing, { terms }: EventOf<'TermsSet'>): Briefing {
  const set = new Map(briefing.glossary.map((term) => [term.id, term]))
  for (const term of terms) set.set(term.id, term)
  return { ...briefing, glossary: [...set.values()] }
}

export function recordTermsRemoved(briefing: Briefing, { termIds }: EventOf<'TermsRemoved'>): Briefing {
  const removed = new Set(termIds)
  return { ...briefing, glossary: briefing.glossary.filter(({ id }) => !removed.has(id)) }
}
