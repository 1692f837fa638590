/** How a key lies in a store: encrypted under the secret and bound to its id, so that a copy of the store alone opens nothing. */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { derivedKey } from '../people/secrets.ts'
import { KEY_BYTES } from './keyStore.ts'

const CIPHER = 'aes-256-gcm'
const MARK_BYTES = 8
const NONCE_BYTES = 12
const TAG_BYTES = 16
const WRAPPED_BYTES = MARK_BYTES + NONCE_BYTES + KEY_BYTES + TAG_BYTES

/** The store's keys were wrapped under another secret than this node's. */
export class WrongSecret extends Error {
  override readonly name = 'WrongSecret'
}

export interface KeyWrapping {
  /** Base64url: a mark of the secret, the nonce, the encrypted key, the tag. */
  readonly wrap: (id: string, key: Buffer) => string
  /** Throws `WrongSecret`, and `Error` for a text that is damaged or another id's. */
  readonly unwrap: (id: string, wrapped: string) => Buffer
}

export function keyWrapping(secret: string): KeyWrapping {
  const wrappingKey = Buffer.from(derivedKey(secret, 'wrapping of keys'), 'base64url')
  // Tells another secret from damage, which the cipher by itself cannot.
  const mark = createHmac('sha256', wrappingKey).update('mark').digest().subarray(0, MARK_BYTES)

  return {
    wrap(id, key) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv(CIPHER, wrappingKey, nonce).setAAD(Buffer.from(id))
      return Buffer.concat([mark, nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]).toString('base64url')
    },
    unwrap(id, wrapped) {
      const bytes = Buffer.from(wrapped, 'base64url')
      if (bytes.length !== WRAPPED_BYTES) throw damaged(id)
      if (!bytes.subarray(0, MARK_BYTES).equals(mark)) {
        throw new WrongSecret(
          `The key ${id} was wrapped under another secret than this node's; SECRET must be the one it was made with.`,
        )
      }
      const nonce = bytes.subarray(MARK_BYTES, MARK_BYTES + NONCE_BYTES)
      const decipher = createDecipheriv(CIPHER, wrappingKey, nonce, { authTagLength: TAG_BYTES })
      decipher.setAAD(Buffer.from(id)).setAuthTag(bytes.subarray(-TAG_BYTES))
      try {
        return Buffer.concat([decipher.update(bytes.subarray(MARK_BYTES + NONCE_BYTES, -TAG_BYTES)), decipher.final()])
      } catch (error) {
        throw damaged(id, error)
      }
    },
  }
}

function damaged(id: string, cause?: unknown): Error {
  return new Error(`The key ${id} is damaged in its store.`, { cause })
}
