/** The embedded log's database file: opens and locks it for this process, and says in words what is wrong with it. */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StoreDown } from './eventLog.ts'

/** SQLite's header field that says whose file it is: "Door". */
const OURS = 0x446f6f72
const LAYOUT = 1

const SCHEMA = `
  CREATE TABLE heads (stream TEXT NOT NULL PRIMARY KEY, epoch TEXT NOT NULL, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE facts (
    stream TEXT NOT NULL, seq INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (stream, seq)
  ) STRICT, WITHOUT ROWID;
  PRAGMA application_id = ${OURS};
  PRAGMA user_version = ${LAYOUT};
`

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

/** A sentence that names the file and its trouble. */
export function troubleWith(file: string, error: unknown): string {
  const detail = error instanceof Error ? error.message : String(error)
  const fallback = isAboutFiles(error) ? 'its folder cannot be made' : 'SQLite failed'
  return `The log ${file} cannot be used: ${WRONG[codeOf(error)] ?? fallback} (${detail}).`
}

/** Opens or makes the file, for this process alone. Throws `StoreDown` that names the file and what is wrong with it. */
export function openSqliteFile(file: string): DatabaseSync {
  let database: DatabaseSync | undefined
  try {
    mkdirSync(dirname(file), { recursive: true })
    database = new DatabaseSync(file)
    // Exclusive before the first access: the lock is then kept until the file is closed, and the system drops it with the process.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
    database.exec('BEGIN EXCLUSIVE')
    lay(database, file)
    database.exec('COMMIT')
    return database
  } catch (error) {
    database?.close()
    if (error instanceof StoreDown) throw error
    throw new StoreDown(troubleWith(file, error), { cause: error })
  }
}

function lay(database: DatabaseSync, file: string): void {
  const { application_id: owner } = database.prepare('PRAGMA application_id').get() ?? {}
  const { user_version: layout } = database.prepare('PRAGMA user_version').get() ?? {}
  const { tables } = database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get() ?? {}
  if (tables === 0) database.exec(SCHEMA)
  else if (owner !== OURS) throw new StoreDown(`The log ${file} cannot be used: it is the database of another program.`)
  else if (layout !== LAYOUT) {
    throw new StoreDown(
      `The log ${file} cannot be used: it has layout ${String(layout)}, and this version knows ${LAYOUT}.`,
    )
  }
}
