/**
 * The embedded key store: a file of its own, so that a copy of the log holds no key. What is destroyed is overwritten in the
 * file, and the journal, which held it while it was being destroyed, is cut to nothing; a write-ahead log would keep it.
 */
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { randomBytes } from 'node:crypto'
import { StoreDown } from './eventLog.ts'
import { KEY_BYTES, KeyDestroyed, requireKeyId, type KeyStore } from './keyStore.ts'
import { keyWrapping, type KeyWrapping } from './keyWrapping.ts'
import { openSqliteFile, troubleWith, type SqliteLayout } from './sqliteFile.ts'

export interface SqliteKeysOptions {
  /** Made where it does not exist, with its folder. */
  readonly file: string
  readonly secret: string
}

const LAYOUT: SqliteLayout = {
  what: 'The key store',
  owner: 0x446f6f4b, // "DooK"
  version: 1,
  journal: 'TRUNCATE',
  holdsSecrets: true,
  // A destroyed key leaves its id behind, without a key.
  tables: 'CREATE TABLE keys (id TEXT NOT NULL PRIMARY KEY, wrapped TEXT) STRICT, WITHOUT ROWID',
}

/** Throws `StoreDown` where the file cannot be used: another process has it, it is no key store, it may not be written. */
export function sqliteKeys({ file, secret }: SqliteKeysOptions): KeyStore {
  return new SqliteKeys(file, keyWrapping(secret))
}

class SqliteKeys implements KeyStore {
  readonly #file: string
  readonly #wrapping: KeyWrapping
  readonly #database: DatabaseSync
  readonly #sql: Readonly<Record<'find' | 'make' | 'destroy', StatementSync>>
  #isClosed = false

  constructor(file: string, wrapping: KeyWrapping) {
    this.#file = file
    this.#wrapping = wrapping
    this.#database = openSqliteFile(file, LAYOUT)
    this.#sql = {
      find: this.#database.prepare('SELECT wrapped FROM keys WHERE id = ?'),
      make: this.#database.prepare('INSERT INTO keys (id, wrapped) VALUES (?, ?) ON CONFLICT DO NOTHING'),
      destroy: this.#database.prepare('INSERT OR REPLACE INTO keys (id, wrapped) VALUES (?, NULL)'),
    }
  }

  async make(id: string): Promise<Buffer> {
    requireKeyId(id)
    // Most callers find one; only what is new is written and waited for on the disk.
    const stored =
      this.#stored(id) ??
      this.#asked(() => {
        this.#sql.make.run(id, this.#wrapping.wrap(id, randomBytes(KEY_BYTES)))
        return this.#stored(id)
      })
    if (stored === undefined) throw new StoreDown(`The key store ${this.#file} did not keep a key that it took.`)
    if (stored.wrapped === null) throw new KeyDestroyed(`The key ${id} was destroyed.`)
    return this.#wrapping.unwrap(id, stored.wrapped)
  }

  async find(id: string): Promise<Buffer | null> {
    requireKeyId(id)
    const wrapped = this.#stored(id)?.wrapped ?? null
    return wrapped === null ? null : this.#wrapping.unwrap(id, wrapped)
  }

  async destroy(id: string): Promise<void> {
    requireKeyId(id)
    this.#asked(() => this.#sql.destroy.run(id))
  }

  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#database.close()
  }

  #stored(id: string): { readonly wrapped: string | null } | undefined {
    const row = this.#asked(() => this.#sql.find.get(id))
    return row && { wrapped: row['wrapped'] === null ? null : String(row['wrapped']) }
  }

  #asked<Answer>(ask: () => Answer): Answer {
    if (this.#isClosed) throw new StoreDown(`The key store ${this.#file} is closed.`)
    try {
      return ask()
    } catch (error) {
      throw error instanceof StoreDown
        ? error
        : new StoreDown(troubleWith(LAYOUT.what, this.#file, error), { cause: error })
    }
  }
}
