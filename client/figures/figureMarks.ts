/** Where figures stand in the words of a line, so that they can be marked there. */
import type { Figure } from '#shared/domain/figures/state.ts'

export type Stretch =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'figure'; readonly text: string; readonly figure: Figure }

/** Those whose words are still at their place, from left to right, none within another. */
export function figuresIn(text: string, figures: readonly Figure[]): readonly Figure[] {
  const placed = figures
    .filter(({ source }) => source !== null && text.slice(source.start, source.end) === source.said)
    .toSorted((a, b) => startOf(a) - startOf(b) || endOf(b) - endOf(a))
  const found: Figure[] = []
  for (const figure of placed) {
    const last = found.at(-1)
    if (last === undefined || endOf(last) <= startOf(figure)) found.push(figure)
  }
  return found
}

/** The words from `start` on, cut where figures stand; one that reaches out of them is left unmarked. */
export function stretches(words: string, start: number, figures: readonly Figure[]): readonly Stretch[] {
  const within = figures.filter((figure) => startOf(figure) >= start && endOf(figure) <= start + words.length)
  const found: Stretch[] = []
  let from = 0
  for (const figure of within) {
    const [begin, end] = [startOf(figure) - start, endOf(figure) - start]
    if (begin > from) found.push({ kind: 'words', text: words.slice(from, begin) })
    found.push({ kind: 'figure', text: words.slice(begin, end), figure })
    from = end
  }
  if (from < words.length) found.push({ kind: 'words', text: words.slice(from) })
  return found
}

const startOf = ({ source }: Figure) => source?.start ?? 0
const endOf = ({ source }: Figure) => source?.end ?? 0
