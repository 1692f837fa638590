/** What is being typed, kept at every key by the tab that types it: a reload or a restored tab has it again. */
import type { LineKind, Mark } from '#shared/domain/vocabulary.ts'
import { recall, remember } from '../format/memory.ts'
import { mintLineId } from './ids.ts'

export interface Draft {
  /** The id that the finished line will have; its interim text has the same. */
  readonly id: string
  readonly text: string
  /** Id of the roster or label; null: the speaker goes on. */
  readonly speaker: string | null
  /** Null: as it follows from who speaks. */
  readonly kind: LineKind | null
  readonly marks: readonly Mark[]
  /** What the glossary would write otherwise and shall not. */
  readonly leftAlone: readonly string[]
}

/** The next line, by the same speaker. */
export function emptyDraft(speaker: string | null): Draft {
  return { id: mintLineId(), text: '', speaker, kind: null, marks: [], leftAlone: [] }
}

const keyOf = (briefing: string) => `doorstep.draft.${briefing}`
const tab = () => sessionStorage

export interface KeptDraft {
  readonly draft: Draft
  /** The id whose interim text readers may still see; null where nothing was being typed. */
  readonly before: string | null
}

/** The kept words under a new id: a copy of a tab has what that tab kept, and two lines may not share an id. */
export function readDraft(briefing: string): KeptDraft {
  const nothing: KeptDraft = { draft: emptyDraft(null), before: null }
  try {
    const kept: unknown = JSON.parse(recall(keyOf(briefing), tab) ?? 'null')
    if (typeof kept !== 'object' || kept === null || !('id' in kept) || !('text' in kept)) return nothing
    if (typeof kept.id !== 'string' || typeof kept.text !== 'string') return nothing
    const speaker = 'speaker' in kept && typeof kept.speaker === 'string' ? kept.speaker : null
    return { draft: { ...emptyDraft(speaker), text: kept.text }, before: kept.text === '' ? null : kept.id }
  } catch {
    return nothing
  }
}

export function keepDraft(briefing: string, { id, text, speaker }: Draft): void {
  remember(keyOf(briefing), JSON.stringify({ id, text, speaker }), tab)
}
