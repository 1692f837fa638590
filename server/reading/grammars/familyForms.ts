/** Finds other forms of a name; by its last word, so that many labels take no longer than their number. */
import { mayBeSame, type PrintedName } from '../printedName.ts'

const MOST_NAMESAKES = 20

export function formsAmong(known: readonly PrintedName[]): (name: PrintedName) => readonly PrintedName[] {
  const bySurname = new Map<string, PrintedName[]>()
  for (const name of known) {
    const surname = name.words.at(-1)
    if (surname === undefined) continue
    const same = bySurname.get(surname) ?? []
    if (same.length < MOST_NAMESAKES) same.push(name)
    bySurname.set(surname, same)
  }
  return (name) => {
    const near = bySurname.get(name.words.at(-1) ?? '') ?? []
    return near.filter((other) => other !== name && mayBeSame(other, name))
  }
}
