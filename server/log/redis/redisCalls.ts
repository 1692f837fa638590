/** Commands to Redis that end in time: an answer, or whether the command had been sent when it was given up. */
import { ErrorReply } from 'redis'
import type { Clock } from '../../clock.ts'
import { StoreDown } from '../eventLog.ts'
import type { RedisConnection, RedisLink } from './redisLink.ts'

export type Replied<Reply> =
  | { readonly reply: Reply }
  /** `unsent`: nothing was done. `unanswered`: nobody can tell. */
  | { readonly failure: 'unsent' | 'unanswered'; readonly reason: string }

export interface CallOptions {
  readonly clock: Clock
  /** Milliseconds. */
  readonly commandTimeout: number
}

export class RedisCalls {
  readonly #link: RedisLink
  readonly #options: CallOptions

  constructor(link: RedisLink, options: CallOptions) {
    this.#link = link
    this.#options = options
  }

  /** Throws `StoreDown` where Redis refuses. */
  async send<Reply>(command: readonly string[]): Promise<Replied<Reply>> {
    try {
      return await this.#send<Reply>(command)
    } catch (error) {
      throw refused(error)
    }
  }

  /**
   * For functions. A Redis that is new or was emptied does not know them: it is given their library and asked once more.
   * Throws `StoreDown` where Redis refuses.
   */
  async sendOrLoad<Reply>(command: readonly string[], library: string): Promise<Replied<Reply>> {
    try {
      return await this.#send<Reply>(command)
    } catch (error) {
      if (!isFunctionMissing(error)) throw refused(error)
    }
    const loaded = await this.send(['FUNCTION', 'LOAD', 'REPLACE', library])
    // Without an answer to the loading, the command itself was never repeated.
    return 'failure' in loaded ? { failure: 'unsent', reason: loaded.reason } : this.send<Reply>(command)
  }

  /** Throws what Redis answers as an error; everything else that goes wrong is told apart by whether it had been sent. */
  async #send<Reply>(command: readonly string[]): Promise<Replied<Reply>> {
    const { client } = this.#link
    if (client === null) return { failure: 'unsent', reason: this.#link.reason }
    return this.#sendOn<Reply>(client, command)
  }

  async #sendOn<Reply>(client: RedisConnection, command: readonly string[]): Promise<Replied<Reply>> {
    const { clock, commandTimeout } = this.#options
    const giveUp = new AbortController()
    const timedOut = Promise.withResolvers<Replied<Reply>>()
    const cancel = clock.after(commandTimeout, () => {
      // Takes it out of the client's queue, which rejects it, if it is still there.
      giveUp.abort()
      setImmediate(() => {
        timedOut.resolve({ failure: 'unanswered', reason: `no answer within ${commandTimeout} ms` })
      })
    })
    try {
      const sent = client.sendCommand<Reply>([...command], { abortSignal: giveUp.signal })
      return await Promise.race([sent.then((reply) => ({ reply })), timedOut.promise])
    } catch (error) {
      if (error instanceof ErrorReply) throw error
      return { failure: wasUnsent(error) ? 'unsent' : 'unanswered', reason: textOf(error) }
    } finally {
      cancel()
    }
  }
}

/** Whether Redis says that it does not know the library: it is new or was emptied. */
function isFunctionMissing(error: unknown): boolean {
  return error instanceof Error && error.message.includes('Function not found')
}

const UNSENT = new Set(['AbortError', 'ClientOfflineError', 'ClientClosedError'])

function wasUnsent(error: unknown): boolean {
  return error instanceof Error && UNSENT.has(error.constructor.name)
}

/** Redis refuses before it runs anything (loading, out of memory, read only, not permitted), and functions check first. */
function refused(error: unknown): StoreDown {
  return new StoreDown(`Redis refused: ${textOf(error)}.`, { cause: error })
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
