/** The notations that can be read. Another one is a file beside this and an entry here, before plain text. */
import type { DocumentType } from '#shared/protocol/documents.ts'
import { subRip, webVtt } from './captions.ts'
import { html } from './html.ts'
import { json } from './json.ts'
import { markdown } from './markdown.ts'
import { plainText } from './plainText.ts'
import { recogniserText } from './recogniserText.ts'
import { tabbed } from './tabbed.ts'
import type { Source, SourceText } from './source.ts'

export const SOURCES: readonly Source[] = [webVtt, subRip, json, recogniserText, html, markdown, tabbed]

/** What the caller says it is comes first, except that anything is text; then what it looks like; whatever is neither is plain text. */
export function readSource(source: string, type: DocumentType): SourceText & { readonly type: DocumentType } {
  const named = SOURCES.filter((notation) => notation.type === type && type !== 'text/plain')
  const looksLike = SOURCES.filter((notation) => !named.includes(notation) && notation.recognises(source))
  for (const notation of [...named, ...looksLike]) {
    const read = notation.read(source)
    if (read !== null) return { ...read, type: notation.type }
  }
  return { ...plainText.read(source), type: plainText.type }
}
