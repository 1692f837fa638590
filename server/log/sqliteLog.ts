/** The embedded log: one SQLite file for one process, durable before it is acknowledged, the feed within the process. */
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import {
  NO_HEAD,
  OutcomeUnknown,
  StoreDown,
  type AppendOutcome,
  type EventLog,
  type FeedListener,
  type Frame,
  type Head,
  type NewFact,
  type Page,
  type Subscription,
} from './eventLog.ts'
import { factFromText, factsToTexts, mintEpoch, requireRange, requireStreamName } from './factText.ts'
import { FeedListeners, SILENT, type Warnings } from './feedListeners.ts'
import { mayHaveBeenWritten, openSqliteFile, troubleWith, type SqliteLayout } from './sqliteFile.ts'

const LAYOUT: SqliteLayout = {
  what: 'The log',
  owner: 0x446f6f72, // "Door"
  version: 1,
  journal: 'WAL',
  holdsSecrets: false,
  tables: `
    CREATE TABLE heads (stream TEXT NOT NULL PRIMARY KEY, epoch TEXT NOT NULL, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE facts (
      stream TEXT NOT NULL, seq INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (stream, seq)
    ) STRICT, WITHOUT ROWID`,
}

export interface SqliteLogOptions {
  /** Made where it does not exist, with its folder. */
  readonly file: string
  readonly log?: Warnings
}

/** One write of a shared transaction. `apply` runs inside it; `settle` after the commit, `fail` when there was none. */
interface Write {
  readonly apply: () => void
  readonly settle: () => void
  readonly fail: (error: Error) => void
}

type Written<Answer> = { readonly answer: Answer; readonly frame: Frame | null }

/** Throws `StoreDown` where the file cannot be used: another process has it, it is no database, it may not be written. */
export function sqliteLog({ file, log = SILENT }: SqliteLogOptions): EventLog {
  return new SqliteLog(file, log)
}

class SqliteLog implements EventLog {
  readonly #file: string
  readonly #database: DatabaseSync
  readonly #sql: Readonly<Record<'head' | 'setHead' | 'insert' | 'page' | 'wipe', StatementSync>>
  readonly #listeners: FeedListeners
  #queue: Write[] = []
  #isClosed = false

  constructor(file: string, log: Warnings) {
    this.#file = file
    this.#listeners = new FeedListeners(log)
    this.#database = openSqliteFile(file, LAYOUT)
    this.#sql = {
      head: this.#database.prepare('SELECT epoch, seq FROM heads WHERE stream = ?'),
      setHead: this.#database.prepare('INSERT OR REPLACE INTO heads (stream, epoch, seq) VALUES (?, ?, ?)'),
      insert: this.#database.prepare('INSERT INTO facts (stream, seq, body) VALUES (?, ?, ?)'),
      page: this.#database.prepare('SELECT seq, body FROM facts WHERE stream = ? AND seq > ? ORDER BY seq LIMIT ?'),
      wipe: this.#database.prepare('DELETE FROM facts WHERE stream = ?'),
    }
  }

  async append(stream: string, expected: Head, facts: readonly NewFact[]): Promise<AppendOutcome> {
    requireStreamName(stream)
    const bodies = factsToTexts(facts)
    return this.#write<AppendOutcome>(stream, () => {
      const head = this.#head(stream)
      if (!isSame(head, expected)) return { answer: { ok: false, head }, frame: null }
      const epoch = head.epoch === '' ? mintEpoch() : head.epoch
      bodies.forEach((body, index) => this.#sql.insert.run(stream, head.seq + 1 + index, body))
      const after = { epoch, seq: head.seq + bodies.length }
      this.#sql.setHead.run(stream, after.epoch, after.seq)
      const announced = bodies.map((body, index) => factFromText(head.seq + 1 + index, body))
      return { answer: { ok: true, head: after }, frame: { epoch, facts: announced } }
    })
  }

  async renew(stream: string, expected: Head, facts: 'wiped' | 'kept'): Promise<Head> {
    requireStreamName(stream)
    return this.#write<Head>(stream, () => {
      const head = this.#head(stream)
      if (!isSame(head, expected)) return { answer: head, frame: null }
      if (facts === 'wiped') this.#sql.wipe.run(stream)
      const after = { epoch: mintEpoch(), seq: facts === 'wiped' ? 0 : head.seq }
      this.#sql.setHead.run(stream, after.epoch, after.seq)
      return { answer: after, frame: { epoch: after.epoch, facts: [] } }
    })
  }

  async read(stream: string, after: number, limit: number): Promise<Page> {
    requireStreamName(stream)
    requireRange(after, limit)
    return this.#reading(() => {
      const facts = this.#sql.page
        .all(stream, after, limit)
        .map(({ seq, body }) => factFromText(Number(seq), String(body)))
      return { head: this.#head(stream), facts }
    })
  }

  async heads(streams: readonly string[]): Promise<readonly Head[]> {
    streams.forEach(requireStreamName)
    return this.#reading(() => streams.map((stream) => this.#head(stream)))
  }

  subscribe(stream: string, listener: FeedListener): Subscription {
    requireStreamName(stream)
    // A copy, so that the same listener may subscribe twice and each subscription end on its own.
    const own = { ...listener }
    this.#listeners.add(stream, own)
    queueMicrotask(() => {
      this.#listeners.confirmedTo(stream, own)
    })
    return {
      close: async () => {
        this.#listeners.remove(stream, own)
      },
    }
  }

  whisper(stream: string, message: unknown): void {
    const text = JSON.stringify(message)
    setImmediate(() => {
      this.#listeners.whisper(stream, JSON.parse(text))
    })
  }

  async reachable(): Promise<boolean> {
    return !this.#isClosed
  }

  /** Commits what is queued, then gives the file free. */
  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#flush()
    this.#isClosed = true
    this.#listeners.clear()
    this.#database.close()
  }

  #head(stream: string): Head {
    const row = this.#sql.head.get(stream)
    return row === undefined ? NO_HEAD : { epoch: String(row['epoch']), seq: Number(row['seq']) }
  }

  #reading<Answer>(read: () => Answer): Answer {
    if (this.#isClosed) throw this.#closed()
    try {
      return read()
    } catch (error) {
      throw new StoreDown(troubleWith(LAYOUT.what, this.#file, error), { cause: error })
    }
  }

  /** Writes that arrive in one turn of the event loop share one commit, and so one wait for the disk. */
  #write<Answer>(stream: string, apply: () => Written<Answer>): Promise<Answer> {
    if (this.#isClosed) throw this.#closed()
    return new Promise((resolve, reject) => {
      let written: Written<Answer> | undefined
      const settle = () => {
        if (written === undefined) return
        if (written.frame !== null) this.#listeners.frame(stream, written.frame)
        resolve(written.answer)
      }
      if (this.#queue.length === 0) setImmediate(() => this.#flush())
      this.#queue.push({ apply: () => (written = apply()), settle, fail: reject })
    })
  }

  #flush(): void {
    const writes = this.#queue
    this.#queue = []
    if (writes.length === 0) return
    try {
      this.#commitTogether(writes)
    } catch (error) {
      for (const write of writes) write.fail(error instanceof Error ? error : new Error(String(error)))
      return
    }
    for (const write of writes) write.settle()
  }

  #commitTogether(writes: readonly Write[]): void {
    let isCommitting = false
    try {
      this.#database.exec('BEGIN IMMEDIATE')
      for (const write of writes) write.apply()
      isCommitting = true
      this.#database.exec('COMMIT')
    } catch (error) {
      // SQLite has rolled back by itself after some errors, a full disk among them.
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      const Failure = isCommitting && mayHaveBeenWritten(error) ? OutcomeUnknown : StoreDown
      throw new Failure(troubleWith(LAYOUT.what, this.#file, error), { cause: error })
    }
  }

  #closed(): StoreDown {
    return new StoreDown(`The log ${this.#file} is closed.`)
  }
}

function isSame(head: Head, other: Head): boolean {
  return head.epoch === other.epoch && head.seq === other.seq
}
