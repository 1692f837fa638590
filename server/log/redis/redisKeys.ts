/**
 * The key store in Redis, shared by nodes: one hash. Redis forgets a destroyed key at once, but its append-only file still
 * holds the command that stored it, wrapped, until the file is rewritten. So each erasure asks for a rewrite, which Redis
 * does in the background, and asks again while an older one runs, since that one may have begun before. What Redis
 * cannot reach stays: copies of the file, replicas' files, blocks that the disk has not used again. There the wrapping
 * under the secret is what is left, and changing the secret is what ends it.
 */
import { randomBytes } from 'node:crypto'
import { systemClock, type Clock } from '../../clock.ts'
import { StoreDown } from '../eventLog.ts'
import { SILENT, type Warnings } from '../feedListeners.ts'
import { KEY_BYTES, KeyDestroyed, requireKeyId, type KeyStore } from '../keyStore.ts'
import { keyWrapping, type KeyWrapping } from '../keyWrapping.ts'
import { SEALING_KEYS } from './keys.ts'
import { RedisCalls } from './redisCalls.ts'
import { RedisLink } from './redisLink.ts'
import { rewritingAfterErasure, type Rewriting } from './rewriting.ts'

export interface RedisKeysOptions {
  readonly url: string
  readonly secret: string
  /** Milliseconds. */
  readonly commandTimeout?: number
  readonly clock?: Clock
  readonly log?: Warnings
}

const DESTROYED = ''

/** Connects in the background; until it has, calls throw `StoreDown`. */
export function redisKeys({
  url,
  secret,
  commandTimeout = 1_000,
  clock = systemClock,
  log = SILENT,
}: RedisKeysOptions): KeyStore {
  return new RedisKeys({ url, secret, commandTimeout, clock, log })
}

class RedisKeys implements KeyStore {
  readonly #wrapping: KeyWrapping
  readonly #link: RedisLink
  readonly #calls: RedisCalls
  readonly #rewriting: Rewriting

  constructor(options: Required<RedisKeysOptions>) {
    this.#wrapping = keyWrapping(options.secret)
    this.#link = new RedisLink({ ...options, purpose: 'keys' })
    this.#calls = new RedisCalls(this.#link, options)
    this.#rewriting = rewritingAfterErasure(this.#calls, options)
  }

  async make(id: string): Promise<Buffer> {
    requireKeyId(id)
    // Most callers find one; only what is new is written and waited for on the disk.
    let wrapped = await this.#ask<string | null>(['HGET', SEALING_KEYS, id])
    if (wrapped === null) {
      await this.#ask(['HSETNX', SEALING_KEYS, id, this.#wrapping.wrap(id, randomBytes(KEY_BYTES))])
      wrapped = await this.#ask<string | null>(['HGET', SEALING_KEYS, id])
    }
    if (wrapped === null) throw new StoreDown('Redis did not keep a key that it took.')
    if (wrapped === DESTROYED) throw new KeyDestroyed(`The key ${id} was destroyed.`)
    return this.#wrapping.unwrap(id, wrapped)
  }

  async find(id: string): Promise<Buffer | null> {
    requireKeyId(id)
    const wrapped = await this.#ask<string | null>(['HGET', SEALING_KEYS, id])
    return wrapped === null || wrapped === DESTROYED ? null : this.#wrapping.unwrap(id, wrapped)
  }

  async destroy(id: string): Promise<void> {
    requireKeyId(id)
    await this.#ask(['HSET', SEALING_KEYS, id, DESTROYED])
    this.#rewriting.request()
  }

  async close(): Promise<void> {
    await this.#rewriting.close()
    await this.#link.close()
  }

  /** Every command here may be repeated, so that an unknown outcome is none to tell apart. */
  async #ask<Reply>(command: readonly string[]): Promise<Reply> {
    const replied = await this.#calls.send<Reply>(command)
    if ('reply' in replied) return replied.reply
    throw new StoreDown(`Redis did not answer for a key: ${replied.reason}.`)
  }
}
