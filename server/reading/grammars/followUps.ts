/** "Follow-up: …" is no name: whoever asked before asks again. Rule K7 in `colonLabels.ts`. */
import { isFollowUp } from '#shared/domain/labels.ts'
import type { ColonLabel } from './colonLabels.ts'
import type { DocumentToRead } from './grammar.ts'
import { toldOfLabel } from '../toldOfLabel.ts'
import { isAskingOutlet } from './labelEvidence.ts'

/** Where nobody knows who asked, and where the owner says who it is, the label stays as printed. */
export function askedAgain(labels: readonly ColonLabel[], { told = {} }: DocumentToRead): ColonLabel[] {
  let asker: ColonLabel | null = null
  return labels.map((one) => {
    if (isFollowUp(one.label)) {
      if (asker === null || toldOfLabel(told, one.label) !== undefined) return one
      const { label, name, side } = asker
      return { ...one, label, name, ...(side !== undefined && { side }) }
    }
    if (asks(one)) asker = isNamed(one) ? one : null
    return one
  })
}

function asks(one: ColonLabel): boolean {
  return one.side === 'press' || one.name.side === 'press' || isAskingOutlet(one)
}

/** "Question" may be anybody. */
function isNamed({ name: { name, outlet } }: ColonLabel): boolean {
  return name !== null || outlet !== null
}
