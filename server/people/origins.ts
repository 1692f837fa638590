/** Which pages may use this server with somebody's cookie: compared exactly, for requests and for both socket transports. */

export interface Origins {
  /** From an `Origin` header. Scripts send none, and browsers always do where it matters. */
  readonly admits: (origin: string | undefined) => boolean
}

/**
 * With a public address only pages from there; without one, pages from where this server listens.
 * `port` is asked when it is needed, since the system may choose it.
 */
export function createOrigins(publicUrl: string | null, host: string, port: () => number): Origins {
  const listening = () => {
    const hosts =
      host === '127.0.0.1' || host === '::1' || host === 'localhost' ? ['127.0.0.1', 'localhost', '[::1]'] : [host]
    return hosts.map((name) => `http://${name}:${port()}`)
  }
  return {
    admits: (origin) =>
      origin === undefined || (publicUrl === null ? listening() : [new URL(publicUrl).origin]).includes(origin),
  }
}
