/** Where this tab keeps the document of the page for importing; whoever signs out leaves none behind. */
import { remember } from '../format/memory.ts'

export const IMPORT_KEPT_AT = 'doorstep.import'
export const inThisTab = (): Storage => sessionStorage

export function forgetImport(): void {
  remember(IMPORT_KEPT_AT, null, inThisTab)
}
