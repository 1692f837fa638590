/** F9: "Q:" asks and the initials of a name or an office answer, as in "SG:". */
import type { Grammar, Piece } from './grammar.ts'
import { judgeLabels } from './judge.ts'

const INITIALS = /^(\p{Lu}{1,4})\s?:(?:\s+|$)/u
const FEWEST = 2

export const initials: Grammar = {
  name: 'F9',
  shape: { en: 'Q: words, INITIALS: words', fr: 'Q : paroles, INITIALES : paroles' },
  examples: ['Q: Is the fund full?\nSG: It is half full.\nQ: Or half empty?\nSG: [laughter] That is what I said.'],
  detect({ lines }) {
    const pieces: Piece[] = []
    const counts = new Map<string, number>()
    for (const { number, text } of lines) {
      const [printed, label] = INITIALS.exec(text) ?? []
      if (printed === undefined || label === undefined) continue
      counts.set(label, (counts.get(label) ?? 0) + 1)
      const asks = label === 'Q' ? ({ side: 'press' } as const) : {}
      pieces.push({
        line: number,
        label,
        printed: printed.trimEnd(),
        text: text.slice(printed.length),
        weight: 0.8,
        ...asks,
      })
    }
    const hasQuestions = counts.has('Q')
    const kept = pieces.filter(({ label }) => label === 'Q' || (label?.length ?? 0) > 1)
    const recurring = kept.filter(({ label }) => hasQuestions || (counts.get(label ?? '') ?? 0) >= FEWEST)
    return judgeLabels(lines, recurring)
  },
}
