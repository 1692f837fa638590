/** Which pages may use this server with somebody's cookie: compared exactly, for requests and for both socket transports. */

export interface Origins {
  /** From an `Origin` header. Scripts send none, and browsers always do where it matters. */
  readonly admits: (origin: string | undefined) => boolean
}

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']
/** Listening here, the server is reached from this machine; from elsewhere it needs a public address to compare with. */
const REACHED_BY_LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost', '0.0.0.0', '::'])

/**
 * With a public address only pages from there; without one, pages from where this server listens.
 * `port` is asked when it is needed, since the system may choose it.
 */
export function createOrigins(publicUrl: string | null, host: string, port: () => number): Origins {
  const hosts = REACHED_BY_LOOPBACK.has(host) ? LOOPBACK : [host.includes(':') ? `[${host}]` : host]
  const admitted = () =>
    publicUrl === null ? hosts.map((name) => `http://${name}:${port()}`) : [new URL(publicUrl).origin]
  return { admits: (origin) => origin === undefined || admitted().includes(origin) }
}
