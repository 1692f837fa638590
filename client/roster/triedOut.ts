/** What a line that arrives would be written as, in parts: those that the glossary writes, and those that stay. */
import { respellings } from '#shared/domain/glossary.ts'
import type { Term } from '#shared/domain/vocabulary.ts'

export interface TriedPart {
  readonly text: string
  /** What was said in its place; null where it stays. */
  readonly said: string | null
}

export function triedOut(said: string, terms: readonly Term[]): readonly TriedPart[] {
  const parts: TriedPart[] = []
  let from = 0
  for (const place of respellings(said, terms)) {
    if (place.from > from) parts.push({ text: said.slice(from, place.from), said: null })
    parts.push({ text: place.written, said: said.slice(place.from, place.to) })
    from = place.to
  }
  return from < said.length ? [...parts, { text: said.slice(from), said: null }] : parts
}
