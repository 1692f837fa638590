/** The document and what was told of it, kept in this tab through a reload; never longer, since it may be under embargo. */
import { recall, remember } from '../format/memory.ts'
import type { GivenDocument } from './documentFile.ts'
import { forgetImport, IMPORT_KEPT_AT, inThisTab } from './forgetImport.ts'
import type { ToldHistory } from './told.ts'

export interface KeptImport {
  readonly document: GivenDocument
  readonly history: ToldHistory
}

/** Whether it was kept: what is too long for the browser lives until the page is left. */
export function keepImport(kept: KeptImport | null): boolean {
  const isKept = remember(IMPORT_KEPT_AT, kept === null ? null : JSON.stringify(kept), inThisTab)
  // What stands there from before is of another document, or older than what is shown.
  if (!isKept) forgetImport()
  return isKept
}

export function keptImport(): KeptImport | null {
  const text = recall(IMPORT_KEPT_AT, inThisTab)
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
