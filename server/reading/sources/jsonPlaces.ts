/** Where texts stand in the source of the JSON that they were parsed from. */
import type { Place } from '#shared/protocol/documents.ts'
import { placeIn, rowsIn } from './places.ts'

const STRING = /"[^"\\]*(?:\\.[^"\\]*)*"/gsu

/** For each text the place of the string that holds it, or its first word, after that of the text before; linear in both. */
export function placesOf(texts: readonly string[], source: string): Place[] {
  const offsets = offsetsOfStrings(source)
  const taken = new Map<string, number>()
  const rows = rowsIn(source)
  let last = 0
  return texts.map((text) => {
    const key = offsets.has(text) ? text : firstWord(text)
    const all = offsets.get(key) ?? []
    let next = taken.get(key) ?? 0
    while (next < all.length - 1 && (all[next] ?? 0) < last) next += 1
    taken.set(key, Math.min(next + 1, all.length - 1))
    last = all[next] ?? last
    return placeIn(rows, last)
  })
}

function firstWord(text: string): string {
  return /\S+/u.exec(text)?.[0] ?? ''
}

/** Of the strings' first characters, behind the quote. */
function offsetsOfStrings(source: string): Map<string, number[]> {
  const offsets = new Map<string, number[]>()
  for (const match of source.matchAll(STRING)) {
    const value = valueOf(match[0])
    const known = offsets.get(value)
    if (known === undefined) offsets.set(value, [match.index + 1])
    else known.push(match.index + 1)
  }
  return offsets
}

function valueOf(literal: string): string {
  if (!literal.includes('\\')) return literal.slice(1, -1)
  try {
    return JSON.parse(literal) as string
  } catch {
    return literal.slice(1, -1)
  }
}
