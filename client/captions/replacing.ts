/** What the glossary will write in place of what was typed, shown before it is sent; each can be left as it is. */
import { respellings, spelt } from '#shared/domain/glossary.ts'
import type { Term } from '#shared/domain/vocabulary.ts'

export interface Replacement {
  /** As it was typed. */
  readonly typed: string
  readonly written: string
  readonly isLeftAlone: boolean
}

const key = (typed: string) => typed.toLowerCase()

/** Each different word once, in the order of the text. */
export function replacements(
  text: string,
  terms: readonly Term[],
  leftAlone: readonly string[],
): readonly Replacement[] {
  const found = new Map<string, Replacement>()
  for (const { from, to, written } of respellings(text, terms)) {
    const typed = text.slice(from, to)
    if (!found.has(key(typed))) found.set(key(typed), { typed, written, isLeftAlone: leftAlone.includes(key(typed)) })
  }
  return [...found.values()]
}

/** With the word left alone, or not any more. */
export function toggled(leftAlone: readonly string[], typed: string): readonly string[] {
  const word = key(typed)
  return leftAlone.includes(word) ? leftAlone.filter((each) => each !== word) : [...leftAlone, word]
}

/** The last that is still going to be replaced: what one key undoes. */
export function lastToUndo(shown: readonly Replacement[]): Replacement | undefined {
  return shown.findLast(({ isLeftAlone }) => !isLeftAlone)
}

/** As the line is sent: by itself where the server may spell it, else spelled here and to be left as it is. */
export function spelledOut(
  text: string,
  terms: readonly Term[],
  leftAlone: readonly string[],
): { readonly text: string; readonly verbatim: boolean } {
  const isTouched = replacements(text, terms, leftAlone).some((each) => each.isLeftAlone)
  if (!isTouched) return { text, verbatim: false }
  let spelled = ''
  let from = 0
  for (const place of respellings(text, terms)) {
    if (leftAlone.includes(key(text.slice(place.from, place.to)))) continue
    spelled += text.slice(from, place.from) + place.written
    from = place.to
  }
  return { text: spelled + text.slice(from), verbatim: true }
}

/** As the record is going to have it. */
export function asRecorded(
  { text, verbatim }: { readonly text: string; readonly verbatim: boolean },
  terms: readonly Term[],
): string {
  return verbatim ? text : spelt(text, terms)
}
