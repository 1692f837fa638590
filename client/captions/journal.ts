/** Acts in the browser's small storage, which keeps them at once: what a crash in the next moment must not lose. */
import { parseAct, type Act } from './act.ts'

export class Journal {
  readonly #prefix: string
  readonly #storage: Storage | null

  /** `storage`: null where the browser refuses it. */
  constructor(briefing: string, storage: Storage | null) {
    this.#prefix = `doorstep.outbox.${briefing}.`
    this.#storage = storage
  }

  /** False where it is not kept: storage is full or refused. */
  put(act: Act): boolean {
    return this.#write(this.#prefix + act.id, JSON.stringify(act))
  }

  remove(id: string): void {
    this.#write(this.#prefix + id, null)
  }

  /** Only if no later version of it stands there. */
  removeUpTo({ id, version }: Act): void {
    const standing = this.#read(this.#prefix + id)
    if (standing !== null && standing.version <= version) this.remove(id)
  }

  all(): readonly Act[] {
    return this.#keys().flatMap((key) => {
      const act = this.#read(key)
      if (act === null) return []
      // An entry of the first version has another key; under this one it can be taken out again.
      if (key !== this.#prefix + act.id && this.put(act)) this.#write(key, null)
      return [act]
    })
  }

  #keys(): string[] {
    try {
      const storage = this.#storage
      if (storage === null) return []
      const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
      return keys.filter((key) => key.startsWith(this.#prefix))
    } catch {
      // A browser that refuses its storage keeps nothing there.
      return []
    }
  }

  #read(key: string): Act | null {
    try {
      return parseAct(JSON.parse(this.#storage?.getItem(key) ?? 'null'))
    } catch {
      // What something else left there is no act.
      return null
    }
  }

  #write(key: string, value: string | null): boolean {
    try {
      if (value === null) this.#storage?.removeItem(key)
      else this.#storage?.setItem(key, value)
      return this.#storage !== null
    } catch {
      return false
    }
  }
}
