/** What the card of a figure puts together. Pure. */
import { momentOf } from '#shared/domain/figures/boardFigures.ts'
import type { Figure } from '#shared/domain/figures/state.ts'
import type { FigureSource } from '#shared/domain/figures/vocabulary.ts'

export interface MarkedSentence {
  readonly before: string
  /** The figure's own words; empty where they do not stand in the sentence. */
  readonly words: string
  readonly after: string
}

export function markedSentence({ said, start, sentence }: FigureSource): MarkedSentence {
  const { text } = sentence
  const expected = start - sentence.start
  // Of a long sentence only a part is kept, so that offsets may not count from its beginning.
  const at = text.startsWith(said, expected) ? expected : text.indexOf(said)
  if (at < 0) return { before: text, words: '', after: '' }
  return { before: text.slice(0, at), words: said, after: text.slice(at + said.length) }
}

/** Those that state the figure again, also by way of another; oldest first. */
export function repetitionsOf(figure: Figure, figures: readonly Figure[]): readonly Figure[] {
  const found = new Map<string, Figure>()
  let ends = new Set([figure.id])
  while (ends.size > 0) {
    const next = figures.filter(
      ({ id, state, into }) =>
        state === 'merged' && into !== null && ends.has(into) && id !== figure.id && !found.has(id),
    )
    for (const one of next) found.set(one.id, one)
    ends = new Set(next.map(({ id }) => id))
  }
  return [...found.values()].toSorted((a, b) => momentOf(a) - momentOf(b))
}
