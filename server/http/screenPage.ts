/** The page of the screens as it was built, with its version, by which a screen knows that it is to load itself anew. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface ScreenPage {
  /** Of the page as it was last read; empty where none has been built. */
  readonly version: string
  /** Null where none has been built. */
  readonly read: () => string | null
}

/** Where the page is built again while the server runs, its version follows with the next display that asks for it. */
export function createScreenPage(pagesDirectory: string): ScreenPage {
  const file = join(pagesDirectory, 'screen', 'index.html')
  let version = ''

  function read(): string | null {
    const page = readIfThere(file)
    // Its assets bear hashes in their names, so that a page is another one as soon as any of them is.
    version = page === null ? '' : createHash('sha256').update(page).digest('base64url').slice(0, 12)
    return page
  }

  read()
  return {
    get version() {
      return version
    },
    read,
  }
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
