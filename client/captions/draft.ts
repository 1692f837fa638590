/** What is being typed, kept at every key by the tab that types it: a reload or a restored tab has it again. */
import { recall, remember } from '../format/memory.ts'

export interface Draft {
  /** The id that the finished line will have; its interim text has the same. */
  readonly id: string
  readonly text: string
  /** Id of the roster or label; null: the speaker goes on. */
  readonly speaker: string | null
}

/** An id that no other line has: 16 random bytes, hexadecimal. */
export function mintLineId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return `l-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
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
  const id = mintLineId()
  const nothing: KeptDraft = { draft: { id, text: '', speaker: null }, before: null }
  try {
    const kept: unknown = JSON.parse(recall(keyOf(briefing), tab) ?? 'null')
    if (typeof kept !== 'object' || kept === null || !('id' in kept) || !('text' in kept)) return nothing
    if (typeof kept.id !== 'string' || typeof kept.text !== 'string') return nothing
    const speaker = 'speaker' in kept && typeof kept.speaker === 'string' ? kept.speaker : null
    return { draft: { id, text: kept.text, speaker }, before: kept.text === '' ? null : kept.id }
  } catch {
    return nothing
  }
}

export function keepDraft(briefing: string, draft: Draft): void {
  remember(keyOf(briefing), JSON.stringify(draft), tab)
}
