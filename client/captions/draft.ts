/** What is being typed, kept at every key so that not even a crash takes it. */
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

export function readDraft(briefing: string): Draft {
  const fresh: Draft = { id: mintLineId(), text: '', speaker: null }
  try {
    const kept: unknown = JSON.parse(recall(keyOf(briefing)) ?? 'null')
    if (typeof kept !== 'object' || kept === null || !('id' in kept) || !('text' in kept)) return fresh
    if (typeof kept.id !== 'string' || typeof kept.text !== 'string') return fresh
    const speaker = 'speaker' in kept && typeof kept.speaker === 'string' ? kept.speaker : null
    return { id: kept.id, text: kept.text, speaker }
  } catch {
    return fresh
  }
}

export function keepDraft(briefing: string, draft: Draft): void {
  remember(keyOf(briefing), JSON.stringify(draft))
}
