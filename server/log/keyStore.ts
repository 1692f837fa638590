/** The port to the keys that personal data is sealed under: kept apart from the log, so that destroying a key is erasure. */

export const KEY_BYTES = 32

/** What names a key. It may stand in a fact, so it says nothing about a person. */
const KEY_ID = /^[A-Za-z0-9_:-]{1,100}$/

/** An id is used once: after `destroy` it never has a key again, so that a late write cannot bring an erased account back. */
export interface KeyStore {
  /**
   * The key of this id, 32 random bytes, made if there is none; several callers at once, on any node, get the same.
   * Throws `KeyDestroyed`, `WrongSecret`, `StoreDown`.
   */
  readonly make: (id: string) => Promise<Buffer>
  /** Null where none was made or it was destroyed. Throws `WrongSecret`, `StoreDown`. */
  readonly find: (id: string) => Promise<Buffer | null>
  /** On disk when it resolves; may be repeated. Throws `StoreDown`: then it is uncertain, and to be repeated. */
  readonly destroy: (id: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** The key of this id was destroyed, and no other one takes its place. */
export class KeyDestroyed extends Error {
  override readonly name = 'KeyDestroyed'
}

/** Throws `TypeError` unless it is 1 to 100 letters, digits, colons, hyphens or underscores. */
export function requireKeyId(id: string): void {
  if (KEY_ID.test(id)) return
  throw new TypeError(
    `${JSON.stringify(id.slice(0, 40))} cannot name a key: 1 to 100 letters, digits, colons, hyphens and underscores can`,
  )
}
