/** The names of a stream's keys and channel: one hash tag for all of them, so that Redis Cluster keeps them in one slot. */

export interface StreamKeys {
  /** A Redis stream whose entry ids are `<seq>-0`. */
  readonly log: string
  readonly epoch: string
  /** Carries the database's number, because channels, unlike keys, are shared by the databases of a server. */
  readonly feed: string
}

export function keysOf(stream: string, database: number): StreamKeys {
  const tag = `doorstep:{${escapeBraces(stream)}}`
  return { log: `${tag}:log`, epoch: `${tag}:epoch`, feed: `${tag}:feed:${database}` }
}

/** Braces would end or empty the hash tag; the percent sign is escaped too, so that no two names meet. */
function escapeBraces(stream: string): string {
  return stream.replaceAll(/[%{}]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
}

/** The hash of the wrapped keys, in the newsroom's slot: a destroyed one keeps its field, empty. */
export const SEALING_KEYS = 'doorstep:{newsroom}:keys'

/** Before what is counted; each counter may lie in a slot of its own. */
export const LIMIT_PREFIX = 'doorstep:limit'
