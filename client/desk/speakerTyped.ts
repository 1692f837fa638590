/** Whom somebody means who types a speaker: one of the roster, somebody new, or nobody. */
import { describeLabel } from '#shared/domain/labels.ts'
import { findSpeaker } from '#shared/domain/roster.ts'
import type { Briefing } from '#shared/domain/state.ts'
import type { Speaker } from '#shared/domain/vocabulary.ts'

export interface TypedSpeaker {
  readonly speaker: Speaker
  readonly isNew: boolean
  /** An id, or the label that the roster has not heard of yet. */
  readonly sent: string
}

export function speakerTyped(briefing: Pick<Briefing, 'speakers'>, typed: string): TypedSpeaker | null {
  const label = typed.trim()
  if (label === '') return null
  const known = findSpeaker(briefing, label)
  if (known !== undefined) return { speaker: known, isNew: false, sent: known.id }
  return { speaker: { id: '', ...describeLabel(label) }, isNew: true, sent: label }
}
