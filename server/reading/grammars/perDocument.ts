/** What several shapes ask of the same document is found once. */
import type { DocumentToRead } from './grammar.ts'

/** `find` must be pure. What was found goes with the document. */
export function perDocument<Found>(find: (document: DocumentToRead) => Found): (document: DocumentToRead) => Found {
  const known = new WeakMap<DocumentToRead, { readonly found: Found }>()
  return (document) => {
    const entry = known.get(document) ?? { found: find(document) }
    known.set(document, entry)
    return entry.found
  }
}
