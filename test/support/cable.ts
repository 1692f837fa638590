/** The network of one browser context, as a SOCKS5 proxy (RFC 1928) for its `proxy`, so that it can be cut while others keep theirs. */
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/**
 * How it comes back after a cut. `resumes`: what was held back arrives now, as after a short loss. `resets`: every connection of
 * before is told that it is none any more. `forgotten`: none of them ever hears again, as behind a router that was started anew.
 */
export type Mending = 'resumes' | 'resets' | 'forgotten'

export interface Cable {
  /** The address for `proxy.server` of a browser context. */
  readonly url: string
  /** From now on nothing passes, in either direction, and nobody is told; new connections wait like the old ones. */
  readonly cut: () => void
  readonly mend: (how: Mending) => void
  /** Bytes that came to either end during cuts; a test asserts that there were some. */
  readonly heldBack: () => number
  readonly stop: () => Promise<void>
}

const GREETED = Buffer.from([5, 0])
const CONNECTED = Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0])
const BY_NAME = 3

export async function startCable(): Promise<Cable> {
  const links = new Set<Link>()
  const forgotten = new Set<Link>()
  let isCut = false
  let held = 0
  const server = createServer((near) => {
    const link = new Link(near, () => links.delete(link) || forgotten.delete(link))
    links.add(link)
    if (isCut) link.hold()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    url: `socks5://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut() {
      isCut = true
      for (const link of links) link.hold()
    },
    mend(how) {
      isCut = false
      for (const link of [...links]) {
        held += link.heldBytes
        if (how === 'resumes') link.resume()
        else if (how === 'resets') link.reset()
        else {
          links.delete(link)
          forgotten.add(link)
        }
      }
    },
    heldBack: () => [...links].reduce((sum, { heldBytes }) => sum + heldBytes, held),
    async stop() {
      const closed = once(server, 'close')
      server.close()
      for (const link of [...links, ...forgotten]) link.reset()
      await closed
    },
  }
}

/** One connection of the browser, and the one that was made for it. */
class Link {
  readonly #near: Socket
  readonly #ended: () => void
  #far: Socket | null = null
  #asked: Buffer = Buffer.alloc(0)
  #isGreeted = false
  /** What came while it was held; null while it is not. */
  #later: (() => void)[] | null = null
  heldBytes = 0

  constructor(near: Socket, ended: () => void) {
    this.#near = near
    this.#ended = ended
    this.#join(near, (chunk) => {
      if (this.#far === null) this.#greet(chunk)
      else this.#far.write(chunk)
    })
  }

  hold(): void {
    this.#later ??= []
  }

  resume(): void {
    const waiting = this.#later ?? []
    this.#later = null
    this.heldBytes = 0
    for (const go of waiting) go()
  }

  reset(): void {
    this.#later = null
    this.#near.resetAndDestroy()
    this.#far?.destroy()
  }

  #join(socket: Socket, take: (chunk: Buffer) => void): void {
    socket.setNoDelay(true)
    // Cut links are what this is for; each error is followed by `close`, which ends both.
    socket.on('error', () => undefined)
    socket.on('close', () => {
      this.#pass(0, () => {
        this.#near.destroy()
        this.#far?.destroy()
        this.#ended()
      })
    })
    socket.on('data', (chunk: Buffer) => {
      this.#pass(chunk.length, () => {
        take(chunk)
      })
    })
  }

  #pass(bytes: number, go: () => void): void {
    if (this.#later === null) {
      go()
      return
    }
    this.heldBytes += bytes
    this.#later.push(go)
  }

  /** Version 5, no authentication; then one request to connect, to an IPv4 address or a name. */
  #greet(chunk: Buffer): void {
    this.#asked = Buffer.concat([this.#asked, chunk])
    if (!this.#isGreeted) {
      const length = 2 + (this.#asked[1] ?? 0)
      if (this.#asked.length < 2 || this.#asked.length < length) return
      this.#asked = this.#asked.subarray(length)
      this.#isGreeted = true
      this.#near.write(GREETED)
    }
    const asked = this.#asked
    if (asked.length < 5) return
    const portAt = asked[3] === BY_NAME ? 5 + (asked[4] ?? 0) : 8
    if (asked.length < portAt + 2) return
    const host = asked[3] === BY_NAME ? asked.toString('latin1', 5, portAt) : asked.subarray(4, portAt).join('.')
    this.#open(host, asked.readUInt16BE(portAt))
  }

  #open(host: string, port: number): void {
    const far = connect({ host, port })
    this.#far = far
    this.#join(far, (chunk) => this.#near.write(chunk))
    far.once('connect', () => {
      this.#pass(0, () => this.#near.write(CONNECTED))
    })
  }
}
