/** What a correction took out of a line and what it put in, word by word. */
import { diffWords } from 'diff'

export interface Stretch {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** In ms: two long texts that have little in common are shown as one for the other. */
const TRIED_FOR = 200

/** The old words that went stand before the new ones in their place. */
export function wordDiff(before: string, after: string): readonly Stretch[] {
  // Languages that put no spaces between words have words, too.
  const intlSegmenter = new Intl.Segmenter(undefined, { granularity: 'word' })
  const changes = diffWords(before, after, { intlSegmenter, timeout: TRIED_FOR }) ?? [
    { removed: true, added: false, value: before },
    { removed: false, added: true, value: after },
  ]
  return changes.map(({ removed, added, value: text }) => {
    return { kind: removed ? 'removed' : added ? 'added' : 'same', text }
  })
}
