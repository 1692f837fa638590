/** A file or a pasted text as a document, or what is wrong with it before anybody has to read it. */
import { textOf } from '#shared/protocol/documentEncoding.ts'
import { DOCUMENT_LIMIT } from '#shared/protocol/documentLimit.ts'
import type { DocumentType } from '#shared/protocol/documents.ts'

/** What is read: the text as it is, and what it was called. */
export interface GivenDocument {
  readonly source: string
  readonly type: DocumentType
  /** Of the file; null for what was pasted. */
  readonly name: string | null
}

export type DocumentFault = 'empty' | 'too-big' | 'binary' | 'unreadable' | 'several'
export type GivenAnswer =
  { readonly ok: true; readonly document: GivenDocument } | { readonly ok: false; readonly fault: DocumentFault }

/** A letter takes up to three bytes in UTF-8. */
const FILE_LIMIT = 3 * DOCUMENT_LIMIT
/** What file dialogs offer; anything else may be dropped and is looked at all the same. */
export const OFFERED_FILES = '.txt,.md,.html,.htm,.vtt,.srt,.json,text/*'

const TYPES: Readonly<Record<string, DocumentType>> = {
  vtt: 'text/vtt',
  srt: 'application/x-subrip',
  json: 'application/json',
}
/** Not in any text: what pictures, archives and word processors write. */
const BINARY = /[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/u
/** Live stenography sends backspaces; they are taken back words. */
const TAKEN_BACK = /\u0008/gu

/** Captions and JSON are known by the name of their file; what is pasted is looked at by the server. */
export function typeOfName(name: string): DocumentType {
  return TYPES[/\.([a-z]+)$/.exec(name.toLowerCase())?.[1] ?? ''] ?? 'text/plain'
}

export function givenText(source: string, name: string | null = null): GivenAnswer {
  if (source.trim() === '') return { ok: false, fault: 'empty' }
  if (source.length > DOCUMENT_LIMIT) return { ok: false, fault: 'too-big' }
  if (BINARY.test(source.slice(0, 20_000).replace(TAKEN_BACK, ''))) return { ok: false, fault: 'binary' }
  return { ok: true, document: { source, type: name === null ? 'text/plain' : typeOfName(name), name } }
}

/** One file; a second one is refused rather than left out without a word. */
export async function givenFiles(files: readonly File[]): Promise<GivenAnswer> {
  const [file, another] = files
  if (file === undefined) return { ok: false, fault: 'unreadable' }
  if (another !== undefined) return { ok: false, fault: 'several' }
  if (file.size === 0) return { ok: false, fault: 'empty' }
  if (file.size > FILE_LIMIT) return { ok: false, fault: 'too-big' }
  let bytes: ArrayBuffer
  try {
    bytes = await file.arrayBuffer()
  } catch {
    // A folder, or a file that has gone or may not be read.
    return { ok: false, fault: 'unreadable' }
  }
  const source = textOf(new Uint8Array(bytes), TextDecoder)
  return source === null ? { ok: false, fault: 'binary' } : givenText(source, file.name)
}
