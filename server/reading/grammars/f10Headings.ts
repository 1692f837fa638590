/** F10: a row between asterisks is the heading of a topic and nobody's words; the labels are those of other shapes. */
import { counted, countedInFrench } from '../counted.ts'
import type { Grammar, Piece } from './grammar.ts'

const HEADING = /^\*\*\s?(?![*\s])[^*]{1,118}[^*:\s](?:\s?\*\*)?$/u
/** A heading never leads: it says nothing of who speaks. */
const HIGHEST = 0.45

export const headings: Grammar = {
  name: 'F10',
  shape: { en: '**Heading of a topic', fr: '**Titre d’un sujet' },
  examples: [],
  detect({ lines }) {
    const pieces: Piece[] = []
    for (const { number, text } of lines) {
      if (!HEADING.test(text)) continue
      pieces.push({ line: number, label: null, printed: text, text: '', weight: 0.9, apart: 'heading' })
    }
    return {
      confidence: Math.min(HIGHEST, 0.15 * pieces.length),
      evidence: [
        {
          en: `${counted(pieces.length, 'row begins', 'rows begin')} with two asterisks`,
          fr: `${countedInFrench(pieces.length, 'ligne commence', 'lignes commencent')} par deux astérisques`,
        },
      ],
      pieces,
    }
  },
}
