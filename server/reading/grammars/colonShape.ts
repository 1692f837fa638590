/** Builds a shape whose labels end in a colon: which of the document's labels it claims, and what is typical of it alone. */
import type { InBoth } from '#shared/protocol/documents.ts'
import { colonLabelsOf, type ColonLabel } from './colonLabels.ts'
import { NOT_THIS, type DocumentToRead, type Grammar } from './grammar.ts'
import { countedInFrench } from '../counted.ts'
import { judgeLabels } from './judge.ts'

export interface ColonShape {
  readonly name: string
  readonly shape: InBoth
  readonly examples: readonly string[]
  /** What is told of a whole document first, such as whose forms change; both questions below are asked with it. */
  readonly typical: (labels: readonly ColonLabel[], document: DocumentToRead) => (label: ColonLabel) => boolean
  readonly claims: (label: ColonLabel) => boolean
  /** Below 1: another shape that explains the same lines says more than this one. */
  readonly ceiling?: number
}

export function colonShape({ name, shape, examples, typical, claims, ceiling = 1 }: ColonShape): Grammar {
  return {
    name,
    shape,
    examples,
    detect(document) {
      const labels = colonLabelsOf(document)
      const isTypical = typical(labels, document)
      const claimed = labels.filter((label) => claims(label) || isTypical(label))
      const count = claimed.filter(isTypical).length
      if (count === 0) return NOT_THIS
      const judged = judgeLabels(document.lines, claimed)
      return {
        ...judged,
        confidence: Math.round(judged.confidence * ceiling * 100) / 100,
        evidence: [
          ...judged.evidence,
          {
            en: `${count} of them are typical`,
            fr: `dont ${countedInFrench(count, 'typique', 'typiques')} de cette forme`,
          },
        ],
      }
    },
  }
}

/** "Question", "Moderator": a role alone, which any shape may hold. */
export function isRoleAlone({ name }: ColonLabel): boolean {
  return name.name === null && name.outlet === null && name.role !== null
}
