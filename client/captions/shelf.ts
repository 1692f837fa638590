/** Acts in IndexedDB: room for hours without a network. */
import { parseAct, type Act } from './act.ts'

const DATABASE = 'doorstep'
const STORE = 'acts'

/** Each promise rejects where the browser has no such database, refuses it or does not answer. */
export interface Shelf {
  readonly put: (act: Act) => Promise<void>
  readonly remove: (id: string) => Promise<void>
  readonly all: () => Promise<readonly Act[]>
}

const ANSWER_WITHIN = 3_000

export function openShelf(briefing: string): Shelf {
  let opened: Promise<IDBDatabase> | null = null

  async function transact<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    // Where it once did not open, it is tried again with the next act.
    opened ??= openDatabase().catch((error: unknown) => {
      opened = null
      throw error
    })
    const database = await inTime(opened)
    // One that was closed meanwhile throws here.
    try {
      return await inTime(transacted(database.transaction(STORE, mode), ask))
    } catch (error) {
      opened = null
      throw error
    }
  }

  return {
    put: async (act) => void (await transact('readwrite', (store) => store.put({ key: [briefing, act.id], act }))),
    remove: async (id) => void (await transact('readwrite', (store) => store.delete([briefing, id]))),
    async all() {
      const mine = IDBKeyRange.bound([briefing], [briefing, []])
      const rows = await transact<unknown[]>('readonly', (store) => store.getAll(mine) as IDBRequest<unknown[]>)
      return rows.map((row) => parseAct((row as { readonly act?: unknown }).act)).filter((act) => act !== null)
    },
  }
}

function transacted<T>(transaction: IDBTransaction, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const request = ask(transaction.objectStore(STORE))
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result)
    transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error('aborted'))
  })
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'key' })
    request.onsuccess = () => {
      // Another tab with a later version of the page must not wait for this one.
      request.result.onversionchange = () => request.result.close()
      resolve(request.result)
    }
    request.onerror = () => reject(request.error ?? new Error('not opened'))
    request.onblocked = () => reject(new Error('blocked'))
  })
}

/** A browser whose database hangs must not keep a line from being sent. */
function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no answer')), ANSWER_WITHIN)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
