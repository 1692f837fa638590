/** Stands between a node and Redis: stalls, resets, loses published messages or replies, and counts what it lost. */
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { isPublished, RespFrames } from './respFrames.ts'

export interface FaultProxy {
  /** The address to give to the node instead of Redis's. */
  readonly url: string
  /** What has been lost so far; a test asserts that something was. */
  readonly lost: { readonly published: number; readonly replies: number; readonly resets: number }
  /** Holds back what goes `up` to Redis or `down` from it, on present and new connections, until `flow`. */
  readonly stall: (direction: 'up' | 'down' | 'both') => void
  readonly flow: () => void
  /** Cuts every connection without a farewell; new ones are taken. */
  readonly reset: () => void
  /** From now on loses each published message for which this is true; `null`: none. */
  readonly losePublished: (loses: (() => boolean) | null) => void
  /** Lets `after` more replies pass, over all connections, and loses every later one; `null`: none. */
  readonly loseReplies: (after: number | null) => void
  readonly stop: () => Promise<void>
}

interface Pair {
  readonly node: Socket
  readonly redis: Socket
}

export async function startFaultProxy(redisPort: number): Promise<FaultProxy> {
  const pairs = new Set<Pair>()
  const lost = { published: 0, replies: 0, resets: 0 }
  const stalled = { up: false, down: false }
  let losesPublished: (() => boolean) | null = null
  let repliesLeft: number | null = null

  function passes(frame: Buffer): boolean {
    if (isPublished(frame)) {
      if (losesPublished?.() !== true) return true
      lost.published += 1
      return false
    }
    if (repliesLeft === null) return true
    if (repliesLeft > 0) {
      repliesLeft -= 1
      return true
    }
    lost.replies += 1
    return false
  }

  function applyStall(pair: Pair): void {
    if (stalled.up) pair.node.pause()
    else pair.node.resume()
    if (stalled.down) pair.redis.pause()
    else pair.redis.resume()
  }

  const server = createServer((node) => {
    const redis = connect({ port: redisPort, host: '127.0.0.1' })
    const pair = { node, redis }
    const frames = new RespFrames()
    pairs.add(pair)
    const end = () => {
      pairs.delete(pair)
      node.destroy()
      redis.destroy()
    }
    for (const socket of [node, redis]) {
      // Cut links are this proxy's purpose; each error is followed by `close`, which ends the pair.
      socket.on('error', end)
      socket.on('close', end)
      socket.setNoDelay(true)
    }
    node.on('data', (chunk) => redis.write(chunk))
    redis.on('data', (chunk) => {
      for (const frame of frames.take(chunk)) if (passes(frame)) node.write(frame)
    })
    applyStall(pair)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  function reset(): void {
    for (const { node, redis } of pairs) {
      lost.resets += 1
      node.resetAndDestroy()
      redis.destroy()
    }
  }

  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lost,
    stall(direction) {
      if (direction !== 'down') stalled.up = true
      if (direction !== 'up') stalled.down = true
      pairs.forEach(applyStall)
    },
    flow() {
      stalled.up = false
      stalled.down = false
      pairs.forEach(applyStall)
    },
    reset,
    losePublished(loses) {
      losesPublished = loses
    },
    loseReplies(after) {
      repliesLeft = after
    },
    async stop() {
      const closed = once(server, 'close')
      server.close()
      for (const { node, redis } of pairs) {
        node.destroy()
        redis.destroy()
      }
      await closed
    },
  }
}
