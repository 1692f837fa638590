/** The sources of the corpus, as they lie in its folder. */
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { DocumentType } from '#shared/protocol/documents.ts'

const FOLDER = join(import.meta.dirname, 'corpus')

const TYPES: Readonly<Record<string, DocumentType>> = {
  '.txt': 'text/plain',
  '.vtt': 'text/vtt',
  '.srt': 'application/x-subrip',
  '.json': 'application/json',
}

export interface CorpusDocument {
  readonly name: string
  readonly type: DocumentType
  readonly source: string
}

export function corpusDocuments(): CorpusDocument[] {
  return readdirSync(FOLDER)
    .filter((name) => !name.endsWith('.expected.json'))
    .sort()
    .flatMap((name) => {
      const type = TYPES[extname(name)]
      return type === undefined ? [] : [{ name, type, source: readFileSync(join(FOLDER, name), 'utf8') }]
    })
}
