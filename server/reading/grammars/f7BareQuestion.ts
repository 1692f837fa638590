/** F7: a bare letter before a question, as in "Q Are you going?"; several in a row are several people. */
import type { Grammar, Piece } from './grammar.ts'
import { judgeLabels } from './judge.ts'

// After the letter a sentence begins: "Q fever is an illness" goes on in small letters.
const BARE = /^(Q) (?=["'“‘«([¿¡–—-]*\s?[\p{Lu}\p{N}([])/u

export const bareQuestion: Grammar = {
  name: 'F7',
  shape: { en: 'Q words', fr: 'Q paroles' },
  examples: [
    'Q Is the weir open, sir?\nYes, since noon.\nPRESIDENT REIKE: It is.\nQ (Inaudible.)\nPRESIDENT REIKE: I did not hear that.\nQ The weir.',
  ],
  detect({ lines }) {
    const pieces: Piece[] = []
    for (const { number, text } of lines) {
      if (!BARE.test(text)) continue
      pieces.push({ line: number, label: 'Q', printed: 'Q', text: text.slice(2), weight: 0.9, side: 'press' })
    }
    return judgeLabels(lines, pieces)
  },
}
