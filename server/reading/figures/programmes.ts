/** Which programme the words name: by its name or another of its names; what is all capitals only in capitals. */
import type { FigureContext } from './readFigures.ts'
import type { Sentence } from './sentence.ts'
import { tokensOf } from './tokens.ts'

type Programmes = FigureContext['programmes']

/** The id of the one that is named last; null where none is. */
export function programmeIn(sentence: Sentence, programmes: Programmes): string | null {
  if (programmes.length === 0) return null
  const lower = ` ${sentence.lower} `
  let printed: string | undefined
  let found: string | null = null
  let last = -1
  for (const { id, names } of namesOf(programmes, sentence.isFrench)) {
    for (const { words, isAcronym } of names) {
      if (isAcronym) printed ??= ` ${sentence.tokens.map(({ text }) => text).join(' ')} `
      const at = (isAcronym ? (printed ?? '') : lower).lastIndexOf(` ${words} `)
      if (at <= last) continue
      last = at
      found = id
    }
  }
  return found
}

interface Names {
  readonly id: string
  readonly names: readonly { readonly words: string; readonly isAcronym: boolean }[]
}

const known = { en: new WeakMap<Programmes, readonly Names[]>(), fr: new WeakMap<Programmes, readonly Names[]>() }

function namesOf(programmes: Programmes, isFrench: boolean): readonly Names[] {
  const cache = known[isFrench ? 'fr' : 'en']
  const held = cache.get(programmes)
  if (held !== undefined) return held
  const made = programmes.map(({ id, name, aliases }) => ({
    id,
    names: [name, ...aliases].map((said) => {
      const isAcronym = said === said.toUpperCase() && /\p{Lu}/u.test(said)
      const tokens = tokensOf(said, isFrench)
      return { words: tokens.map(({ text, lower }) => (isAcronym ? text : lower)).join(' '), isAcronym }
    }),
  }))
  cache.set(programmes, made)
  return made
}
