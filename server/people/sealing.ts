/** Personal data as it may stand in a fact: sealed under a key that can be destroyed; and what addresses and codes are looked up by. */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { systemClock, type Clock } from '../clock.ts'
import { requireKeyId, type KeyStore } from '../log/keyStore.ts'
import { KeyCache } from './keyCache.ts'
import { derivedKey } from './secrets.ts'

export interface SealingParts {
  readonly keys: KeyStore
  readonly secret: string
  readonly clock?: Clock
}

export interface Sealing {
  /**
   * JSON, encrypted under the key of `keyId`, which is made if there is none: `keyId.payload`, at most 8,000 of
   * `[A-Za-z0-9_.:-]`. Throws `RangeError` for more, `TypeError` for what is not JSON, `KeyDestroyed`, `StoreDown`.
   */
  readonly seal: (keyId: string, value: unknown) => Promise<string>
  /** Null once the key is destroyed. Throws `SealBroken` for a text that `seal` did not make, `StoreDown`. */
  readonly open: (sealed: string) => Promise<unknown>
  /** What an e-mail address is found by: 43 characters that nobody can turn back or try out without the secret. */
  readonly addressKey: (email: string) => string
  /** The same for a code, bound to what it is for and to the request that it answers. */
  readonly codeKey: (purpose: string, requestId: string, code: string) => string
  /** Erases all that was sealed under it, everywhere. Throws `StoreDown`: then it is to be repeated. */
  readonly destroy: (keyId: string) => Promise<void>
  /** Drops this node's copy of a key; each node does it when it hears that the account is erased. */
  readonly forget: (keyId: string) => void
}

/** The text was altered, cut, moved to another key, or never sealed. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken'
}

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16
export const SEALED_LIMIT = 8_000
const SEALED = /^([A-Za-z0-9_:-]{1,100})\.([A-Za-z0-9_-]+)$/

export function createSealing({ keys, secret, clock = systemClock }: SealingParts): Sealing {
  const addresses = Buffer.from(derivedKey(secret, 'e-mail addresses'), 'base64url')
  const codes = Buffer.from(derivedKey(secret, 'codes'), 'base64url')
  const cache = new KeyCache(clock)

  return {
    async seal(keyId, value) {
      requireKeyId(keyId)
      const text = JSON.stringify(value) as string | undefined
      if (text === undefined) throw new TypeError(`what is sealed must be JSON, and ${typeof value} is not`)
      // Measured before the key is made, so that what is refused leaves none behind.
      const length = keyId.length + 1 + Math.ceil(((Buffer.byteLength(text) + NONCE_BYTES + TAG_BYTES) * 4) / 3)
      if (length > SEALED_LIMIT) throw new RangeError(`sealed, it is ${length} characters, more than ${SEALED_LIMIT}`)
      const key = await cache.get(keyId, () => keys.make(keyId))
      return `${keyId}.${encrypt(key, keyId, text).toString('base64url')}`
    },
    async open(sealed) {
      const { keyId, bytes } = partsOf(sealed)
      const key = await cache.get(keyId, () => keys.find(keyId))
      return key === null ? null : (JSON.parse(decrypt(key, keyId, bytes)) as unknown)
    },
    addressKey: (email) => createHmac('sha256', addresses).update(normaliseAddress(email)).digest('base64url'),
    codeKey: (purpose, requestId, code) =>
      // As JSON, so that no two triples are one text.
      createHmac('sha256', codes)
        .update(JSON.stringify([purpose, requestId, code]))
        .digest('base64url'),
    async destroy(keyId) {
      // Before as well as after: while the store is asked, nothing is sealed under it here.
      cache.forget(keyId)
      await keys.destroy(keyId)
      cache.forget(keyId)
    },
    forget: (keyId) => {
      cache.forget(keyId)
    },
  }
}

/** One spelling of an address: without white space around it, in composed form, in lower case. */
export function normaliseAddress(email: string): string {
  return email.trim().normalize('NFC').toLowerCase()
}

function encrypt(key: Buffer, keyId: string, text: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(keyId))
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
}

function decrypt(key: Buffer, keyId: string, bytes: Buffer): string {
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(keyId)).setAuthTag(bytes.subarray(-TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8')
  } catch (error) {
    throw new SealBroken(`what is sealed under ${keyId} was altered`, { cause: error })
  }
}

function partsOf(sealed: string): { readonly keyId: string; readonly bytes: Buffer } {
  const [, keyId, payload] = (sealed.length <= SEALED_LIMIT && SEALED.exec(sealed)) || []
  if (keyId === undefined || payload === undefined) throw new SealBroken('this is not a sealed text')
  const bytes = Buffer.from(payload, 'base64url')
  // Node reads several spellings of the same bytes; only the one that was written is taken.
  if (bytes.toString('base64url') !== payload || bytes.length <= NONCE_BYTES + TAG_BYTES) {
    throw new SealBroken(`what is sealed under ${keyId} was altered`)
  }
  return { keyId, bytes }
}
