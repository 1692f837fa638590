/** A Redis of a test's own: its own process, port and folder, every write synced; can be paused, killed and started again. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from 'redis'

export interface RedisServer {
  readonly url: string
  readonly port: number
  readonly dir: string
  /** SIGSTOP: connections stay, nothing is answered. */
  readonly pause: () => void
  readonly resume: () => void
  /** SIGKILL, without a chance to finish anything. */
  readonly kill: () => Promise<void>
  /** Ends it orderly if it runs, and starts it on the same port with what is on the disk. */
  readonly restart: () => Promise<void>
  /** One command on a connection of its own, such as `CLIENT KILL TYPE pubsub`. */
  readonly ask: (...command: string[]) => Promise<unknown>
  /** Ends it and removes its folder. */
  readonly stop: () => Promise<void>
}

const STARTS_WITHIN_MS = 10_000

/** `extra`: further arguments of redis-server. Throws an `Error` that says how to install it where it is missing. */
export async function startRedisServer(extra: readonly string[] = []): Promise<RedisServer> {
  const dir = await mkdtemp(join(tmpdir(), 'doorstep-redis-'))
  const port = await freePort()
  const url = `redis://127.0.0.1:${port}`
  let child = await launch(port, dir, extra)

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill(signal)
    child.kill('SIGCONT')
    await exited
  }

  return {
    url,
    port,
    dir,
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    kill: () => end('SIGKILL'),
    async restart() {
      await end('SIGTERM')
      child = await launch(port, dir, extra)
    },
    ask: (...command) => askOnce(url, command),
    async stop() {
      await end('SIGKILL')
      // A rewrite that Redis had begun goes on for a moment without it.
      await rm(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    },
  }
}

async function launch(port: number, dir: string, extra: readonly string[]): Promise<ChildProcess> {
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir, '--save', '']
  const durable = ['--appendonly', 'yes', '--appendfsync', 'always']
  const child = spawn('redis-server', [...settings, ...durable, ...extra], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`redis-server was not ready after ${STARTS_WITHIN_MS} ms:\n${said}`))
    }, STARTS_WITHIN_MS)
    const listen = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4_000)
      if (!said.includes('Ready to accept connections')) return
      clearTimeout(late)
      resolve(child)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('error', (error) => {
      clearTimeout(late)
      reject(
        new Error('redis-server cannot be started. Install it: sudo apt-get install redis-server', { cause: error }),
      )
    })
    child.once('exit', (code) => {
      clearTimeout(late)
      reject(new Error(`redis-server ended at its start with code ${code}:\n${said}`))
    })
  })
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function askOnce(url: string, command: readonly string[]): Promise<unknown> {
  const client = createClient({ url, socket: { reconnectStrategy: false } })
  client.on('error', (error: unknown) => {
    console.error('a test cannot ask Redis:', error)
  })
  await client.connect()
  try {
    return await client.sendCommand([...command])
  } finally {
    client.destroy()
  }
}
