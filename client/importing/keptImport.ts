/** The document and what was told of it, kept in this tab through a reload; never longer, since it may be under embargo. */
import { recall, remember } from '../format/memory.ts'
import type { GivenDocument } from './documentFile.ts'
import type { ToldHistory } from './told.ts'

export interface KeptImport {
  readonly document: GivenDocument
  readonly history: ToldHistory
}

const KEPT_AT = 'doorstep.import'
const inThisTab = () => sessionStorage

/** Whether it was kept: what is too long for the browser lives until the page is left. */
export function keepImport(kept: KeptImport | null): boolean {
  const isKept = remember(KEPT_AT, kept === null ? null : JSON.stringify(kept), inThisTab)
  // What stands there from before is of another document, or older than what is shown.
  if (!isKept) remember(KEPT_AT, null, inThisTab)
  return isKept
}

export function keptImport(): KeptImport | null {
  const text = recall(KEPT_AT, inThisTab)
  if (text === null) return null
  try {
    const kept = JSON.parse(text) as Partial<KeptImport> | null
    const isWhole = typeof kept?.document?.source === 'string' && Array.isArray(kept.history?.past)
    return isWhole ? (kept as KeptImport) : null
  } catch {
    // Another version of the page wrote it.
    return null
  }
}
