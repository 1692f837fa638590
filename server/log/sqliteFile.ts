/** The embedded stores' database files: opens and locks one for this process, and says in words what is wrong with it. */
import { chmodSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StoreDown } from './eventLog.ts'

/** What a file of ours is: whose it says it is, how it is laid out and how it is written. */
export interface SqliteLayout {
  /** Begins the sentences about its troubles: "The log". */
  readonly what: string
  /** Four letters in SQLite's header field for the owner, `application_id`. */
  readonly owner: number
  readonly version: number
  /** SQL that makes the tables of an empty file. */
  readonly tables: string
  readonly journal: 'WAL' | 'TRUNCATE'
  /** Only the owner of the file may read it, and what is deleted is overwritten. */
  readonly holdsSecrets: boolean
}

/** SQLite's primary result codes, https://www.sqlite.org/rescode.html. */
const WRONG: Readonly<Record<number, string>> = {
  5: 'another process has it open; one file serves one process',
  8: 'it may not be written',
  10: 'reading or writing it failed',
  11: 'it is damaged',
  13: 'the disk is full',
  14: 'it cannot be opened; its folder must exist and be writable',
  26: 'it is not a database of Doorstep',
}
const IO_ERROR = 10

/** The primary result code; 0 for an error that is not SQLite's. */
function codeOf(error: unknown): number {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : 0
  return typeof code === 'number' ? code & 0xff : 0
}

function isAboutFiles(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}

/** Whether a commit that failed so may nevertheless be found after a crash. */
export function mayHaveBeenWritten(error: unknown): boolean {
  return codeOf(error) === IO_ERROR
}

/** A sentence that names the file and its trouble; `what` is the layout's. */
export function troubleWith(what: string, file: string, error: unknown): string {
  const detail = error instanceof Error ? error.message : String(error)
  const fallback = isAboutFiles(error) ? 'its folder cannot be made or its mode not set' : 'SQLite failed'
  return `${what} ${file} cannot be used: ${WRONG[codeOf(error)] ?? fallback} (${detail}).`
}

/** Opens or makes the file, for this process alone. Throws `StoreDown` that names the file and what is wrong with it. */
export function openSqliteFile(file: string, layout: SqliteLayout): DatabaseSync {
  let database: DatabaseSync | undefined
  try {
    mkdirSync(dirname(file), { recursive: true })
    database = new DatabaseSync(file)
    // Exclusive before the first access: the lock is then kept until the file is closed, and the system drops it with the process.
    database.exec(`PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = ${layout.journal}; PRAGMA synchronous = FULL`)
    if (layout.holdsSecrets) {
      // The journal is made with the file's mode.
      chmodSync(file, 0o600)
      database.exec('PRAGMA secure_delete = ON')
    }
    database.exec('BEGIN EXCLUSIVE')
    lay(database, file, layout)
    database.exec('COMMIT')
    return database
  } catch (error) {
    database?.close()
    if (error instanceof StoreDown) throw error
    throw new StoreDown(troubleWith(layout.what, file, error), { cause: error })
  }
}

function lay(database: DatabaseSync, file: string, { what, owner, version, tables: sql }: SqliteLayout): void {
  const { application_id: foundOwner } = database.prepare('PRAGMA application_id').get() ?? {}
  const { user_version: foundVersion } = database.prepare('PRAGMA user_version').get() ?? {}
  const { tables } = database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get() ?? {}
  if (tables === 0) database.exec(`${sql}; PRAGMA application_id = ${owner}; PRAGMA user_version = ${version}`)
  else if (foundOwner !== owner)
    throw new StoreDown(`${what} ${file} cannot be used: it is the database of another program.`)
  else if (foundVersion !== version) {
    throw new StoreDown(
      `${what} ${file} cannot be used: it has layout ${String(foundVersion)}, and this version knows ${version}.`,
    )
  }
}
